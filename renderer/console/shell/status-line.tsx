import { memo, type ReactNode } from 'react'
import type { Status } from '#shared/contract/desk'
import type { Instant } from '#shared/fact'
import { clockTime, clockTimeWithSeconds, dayOf, sayWhen } from '#shared/text/dates'
import { deskNow, useDeskNow } from '../../bridge/desk-clock'
import { useStatus } from '../../bridge/told'
import { useAfterPainting } from '../../kit/after-painting'
import type { Tone } from '../../kit/theme'
import styles from './status-line.module.css'
import { useIsTypingTooLong } from './typing-kept'

/** 状态栏: what is kept, how journal and storage are, the wall, the sticks, the clock. `children` stand at the right. */
export function StatusLine({ children }: { readonly children?: ReactNode }) {
  // What was kept is painted before the word that it is kept.
  const status = useAfterPainting(useStatus())
  const isTypingTooLong = useIsTypingTooLong()
  return (
    <footer className={styles.line}>
      {/* First, because the line is cut off at its end. */}
      {isTypingTooLong && <Sign tone="amber" text="没写完的内容太长，断电会丢。请把写好的先提交" />}
      {status && sayStatus(status).map(({ id, tone, text }) => <Sign key={id} tone={tone} text={text} />)}
      <div className={styles.end}>
        {children}
        <Clock />
      </div>
    </footer>
  )
}

type Said = { readonly id: string; readonly tone: Tone; readonly text: string }

function sayStatus(status: Status): readonly Said[] {
  const { saved, journal, storage, projector, drives, disk, clockJumpMs } = status
  const kept =
    saved.n === 0 ? '还没有内容要存' : `已存盘　第 ${saved.n} 条${saved.at ? `　${savedTime(saved.at)}` : ''}`
  const sticks = drives.filter((drive) => drive.kind === 'removable')
  const isWell = journal.state === 'ok' && storage.state === 'ready'
  return [
    { id: 'saved', tone: journal.state === 'failed' ? 'cinnabar' : 'jade', text: kept },
    ...(isWell
      ? [{ id: 'health', tone: 'jade', text: '日志、存储正常' } as const]
      : [
          ...(journal.state === 'ok'
            ? []
            : [
                {
                  id: 'journal',
                  tone: journal.state === 'failed' ? 'cinnabar' : 'amber',
                  text: journal.message,
                } as const,
              ]),
          ...(storage.state === 'ready'
            ? []
            : [
                {
                  id: 'storage',
                  tone: storage.state === 'degraded' ? 'cinnabar' : 'amber',
                  text: storage.message,
                } as const,
              ]),
        ]),
    { id: 'projector', tone: projectorTones[projector.state], text: projector.message },
    {
      id: 'drives',
      tone: sticks.length > 0 ? 'jade' : 'ink',
      text: sticks.length > 0 ? `U盘：${sticks.map((drive) => drive.label || drive.path).join('、')}` : 'U盘：未插入',
    },
    ...(disk.isLow ? [{ id: 'disk', tone: 'cinnabar', text: '硬盘空间不足，请清理不用的文件' } as const] : []),
    // What the start-up check mended by itself: said once, quietly, nothing to do.
    ...(journal.state === 'ok' && journal.message
      ? [{ id: 'mended', tone: 'ink', text: journal.message } as const]
      : []),
    ...(clockJumpMs === null ? [] : [{ id: 'clock', tone: 'amber', text: '电脑时钟跳动过，计时不受影响' } as const]),
  ]
}

/** `9:52:14` on the day itself, `昨天 17:03` when the last word was written on another. */
function savedTime(at: Instant): string {
  const now = deskNow()
  return dayOf(at) === dayOf(now) ? clockTimeWithSeconds(at) : sayWhen(at, now)
}

const projectorTones: Readonly<Record<Status['projector']['state'], Tone>> = {
  showing: 'jade',
  hidden: 'amber',
  none: 'ink',
  crashed: 'cinnabar',
}

/** A fact changes one of them: what is kept. */
const Sign = memo(function Sign({ tone, text }: { readonly tone: Tone; readonly text: string }) {
  return (
    <span className={styles.sign} data-tone={tone} title={text}>
      <span className={styles.dot} aria-hidden />
      <span className={styles.text}>{text}</span>
    </span>
  )
})

function Clock() {
  const now = useDeskNow()
  return <time className={styles.clock}>{clockTime(now)}</time>
}
