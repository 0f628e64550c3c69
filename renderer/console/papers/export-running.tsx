import { Button, Progress } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import styles from './export-panel.module.css'
import { cancelExport, type Exporting } from './exporting'
import { placeName } from './place-list'

type ExportRunningProps = {
  readonly stream: StreamId
  readonly exporting: Extract<Exporting, { state: 'running' }>
}

/** The bar, the step in words, and the way to stop it. */
export function ExportRunning({ stream, exporting }: ExportRunningProps) {
  const { drive, progress, isCancelling } = exporting
  const percent = progress ? Math.floor((100 * progress.done) / Math.max(progress.total, 1)) : 0
  return (
    <section className={styles.panel} aria-label="正在导出">
      <p className={styles.title}>
        正在导出到{placeName(drive)}
        {drive.kind === 'removable' && '，请不要拔'}
      </p>
      <Progress.Root size={14}>
        <Progress.Section value={percent} color="jade" aria-label="导出进度" />
      </Progress.Root>
      <p className={styles.step}>
        <span role="status">{isCancelling ? '正在停下，请稍等' : (progress?.step ?? '正在准备')}</span>
        <span className={styles.percent}>{percent}%</span>
      </p>
      <div className={styles.acts}>
        <Button
          className={styles.main}
          variant="default"
          loading={isCancelling}
          onClick={() => void cancelExport(stream)}
        >
          取消导出
        </Button>
      </div>
    </section>
  )
}
