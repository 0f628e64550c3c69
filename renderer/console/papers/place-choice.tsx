import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { StreamId } from '#shared/fact'
import styles from './export-panel.module.css'
import { exportPapers, preparePapers, useIsExporting } from './exporting'
import { OfdChoice } from './ofd-choice'
import { PlaceList } from './place-list'
import { usePlaces } from './places'
import { isComplete, UnmaskedChoice, type UnmaskedWish } from './unmasked-choice'

type PlaceChoiceProps = {
  readonly stream: StreamId
  /** What was wanted a moment ago, and came to nothing. */
  readonly wish: UnmaskedWish | null
  readonly driveId: string | null
}

/** Where the papers go: a stick that is plugged in, or a folder. */
export function PlaceChoice({ stream, wish, driveId }: PlaceChoiceProps) {
  const { drives, isLooking, chosen, choose, look, addFolder } = usePlaces(driveId)
  const isBusy = useIsExporting()
  const hasStick = drives.some((each) => each.kind === 'removable')
  const [unmasked, setUnmasked] = useState(wish)
  useEffect(() => void preparePapers(stream), [stream])
  return (
    <section className={styles.panel} aria-label="导出到哪里">
      <PlaceList {...{ drives, isLooking, chosen, choose }} />
      <OfdChoice stream={stream} />
      <UnmaskedChoice wish={unmasked} onChange={setUnmasked} />
      <div className={styles.acts}>
        <Button variant="default" onClick={() => void addFolder()}>
          选文件夹…
        </Button>
        {!hasStick && !isLooking && (
          <Button variant="subtle" color="ink" onClick={() => void look()}>
            再找一次
          </Button>
        )}
        <Button
          className={styles.main}
          disabled={!chosen || chosen.readOnly || isBusy || !isComplete(unmasked)}
          onClick={() => chosen && void exportPapers(stream, chosen, unmasked)}
        >
          {chosen === null ? '导出' : chosen.kind === 'folder' ? '导出到文件夹' : '导出到U盘'}
        </Button>
      </div>
      {isBusy && <p className={styles.hint}>另一场会议正在导出，完成后才能开始。</p>}
    </section>
  )
}
