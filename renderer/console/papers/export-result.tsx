import { Button } from '@mantine/core'
import type { Ejection, ExportReport } from '#shared/contract/papers'
import type { StreamId } from '#shared/fact'
import styles from './export-panel.module.css'
import { type Exporting, exportPapers, forgetExport } from './exporting'
import { placeName } from './place-list'
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
        <Done report={exporting.report} isStick={isStick} ejection={exporting.ejection} />
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
        {/* Unmasked it is not done again by one click: the PIN is asked each time. */}
        {exporting.state === 'failed' && exporting.wish === null && (
          <Button className={styles.main} onClick={() => void exportPapers(stream, drive)}>
            再导出到{placeName(drive)}
          </Button>
        )}
      </div>
    </section>
  )
}

type DoneProps = {
  readonly report: ExportReport
  readonly isStick: boolean
  readonly ejection: Ejection | null
}

function Done({ report, isStick, ejection }: DoneProps) {
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
        {isStick && ejection !== 'left' && <p>{ejection === null ? '系统正在弹出U盘。' : ejectionWords[ejection]}</p>}
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
              <span className={styles.size}>{saySize(size)}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

/** 可以拔出 stays the truth with either. */
const ejectionWords: Readonly<Record<Exclude<Ejection, 'left'>, string>> = {
  ejected: '系统已把U盘弹出，直接拔下即可。',
  held: '有别的程序正开着这个U盘，系统没有把它弹出。文件都已写好、核对过，不会受影响；先关掉那个程序再拔更稳妥。',
}
