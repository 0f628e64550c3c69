import { Button } from '@mantine/core'
import type { ExportReport } from '#shared/contract/console'
import type { StreamId } from '#shared/fact'
import styles from './export-panel.module.css'
import { type Exporting, exportPapers, forgetExport } from './exporting'
import { placeName } from './place-choice'
import { saySize } from './sizes'

type ExportResultProps = {
  readonly stream: StreamId
  readonly exporting: Extract<Exporting, { state: 'done' | 'failed' }>
}

/** What came of it: the files, verified; or what went wrong, what was kept, and the way to try again. */
export function ExportResult({ stream, exporting }: ExportResultProps) {
  const { drive } = exporting
  const isStick = drive.kind === 'removable'
  return (
    <section className={styles.panel} aria-label="导出结果">
      {exporting.state === 'done' ? (
        <Done report={exporting.report} isStick={isStick} />
      ) : exporting.refusal.code === 'stick.cancelled' ? (
        <p className={styles.said} data-tone="amber" role="status">
          {exporting.refusal.message}
        </p>
      ) : (
        <div className={styles.said} data-tone="cinnabar" role="alert">
          <p className={styles.title}>没有导出成功</p>
          <p>{exporting.refusal.message}</p>
        </div>
      )}
      <div className={styles.acts}>
        <Button variant="default" onClick={() => forgetExport(stream)}>
          {exporting.state === 'done' ? '再导出一份' : '换一个地方'}
        </Button>
        {exporting.state === 'failed' && (
          <Button className={styles.main} onClick={() => void exportPapers(stream, drive)}>
            再导出到{placeName(drive)}
          </Button>
        )}
      </div>
    </section>
  )
}

function Done({ report, isStick }: { readonly report: ExportReport; readonly isStick: boolean }) {
  const { files, folder, notMade, verifiedBy, ms } = report
  return (
    <>
      <div className={styles.said} data-tone="jade" role="status">
        <p className={styles.title}>
          {files.length} 份文件已写好{isStick ? '，现在可以拔出U盘' : ''}
        </p>
        <p>
          {verifiedBy === 'device' ? '已从盘上读回，逐份核对无误' : '已读回，逐份核对无误'}，用时{' '}
          {Math.max(1, Math.round(ms / 1000))} 秒。
        </p>
      </div>
      {notMade.map((sentence) => (
        <p key={sentence} className={styles.said} data-tone="amber" role="alert">
          {sentence}
        </p>
      ))}
      <div>
        <p className={styles.folder}>在文件夹“{folder}”里：</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it */}
        <ul className={styles.files} aria-label="写好的文件" tabIndex={0}>
          {files.map(({ name, size }) => (
            <li key={name}>
              <span>{name}</span>
              <span className={styles.free}>{saySize(size)}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
