import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Drive } from '#shared/contract/papers'
import type { StreamId } from '#shared/fact'
import styles from './export-panel.module.css'
import { exportPapers, preparePapers, useIsExporting } from './exporting'
import { OfdChoice } from './ofd-choice'
import { usePlaces } from './places'
import { saySize } from './sizes'
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
      {drives.length > 0 && (
        <fieldset className={styles.places}>
          <legend>放到哪里</legend>
          {drives.map((drive) => (
            <PlaceRow
              key={drive.id}
              drive={drive}
              isChosen={drive.id === chosen?.id}
              onChoose={() => choose(drive.id)}
            />
          ))}
        </fieldset>
      )}
      {!hasStick && (
        <p className={styles.hint} role="status">
          {isLooking ? '正在找U盘…' : '没有找到U盘。插上后会自动出现在这里；也可以先放到本机的文件夹。'}
        </p>
      )}
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

type PlaceRowProps = { readonly drive: Drive; readonly isChosen: boolean; readonly onChoose: () => void }

export function PlaceRow({ drive, isChosen, onChoose }: PlaceRowProps) {
  return (
    <label className={styles.place} data-chosen={isChosen}>
      <input type="radio" name="place" checked={isChosen} disabled={drive.readOnly} onChange={onChoose} />
      <span>
        <b>{placeName(drive)}</b>
        <span className={styles.path} title={drive.path}>
          {drive.path}
        </span>
      </span>
      <span className={styles.free}>
        {drive.readOnly ? '只读，写不进去' : drive.freeBytes === null ? '' : `可用 ${saySize(drive.freeBytes)}`}
      </span>
    </label>
  )
}

export function placeName({ kind, label }: Drive): string {
  return kind === 'removable' ? `U盘${label ? `“${label}”` : ''}` : `文件夹“${label}”`
}
