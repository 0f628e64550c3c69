import { ActionIcon, Button, Menu } from '@mantine/core'
import type { MeetingRow } from '#shared/contract/lists'
import type { Instant } from '#shared/fact'
import { formNames } from '#shared/meeting/forms'
import { type Phase, phaseNames } from '#shared/meeting/phase'
import { sayWhen } from '#shared/text/dates'
import { isOverdue } from '#shared/views/meeting-groups'
import { MoreIcon } from '../../kit/icons'
import { RowMenu } from '../../kit/row-menu'
import type { Tone } from '../../kit/theme'
import { ToneChip } from '../../kit/tone-chip'
import { type Place, usePlace } from '../shell/place'
import styles from './meeting-line.module.css'

type MeetingLineProps = {
  readonly row: MeetingRow
  readonly now: Instant
  readonly onCopy: (row: MeetingRow) => void
  readonly onCancel: (row: MeetingRow) => void
  readonly onKeep: (row: MeetingRow) => void
}

/** One meeting: when, what, in which state, and the act that comes next. */
export function MeetingLine({ row, now, onCopy, onCancel, onKeep }: MeetingLineProps) {
  const go = usePlace((state) => state.go)
  const next = nextAct(row)
  return (
    <li className={styles.line}>
      <time className={styles.when} dateTime={row.startsAt}>
        {sayWhen(row.startsAt, now)}
      </time>
      <button type="button" className={styles.what} onClick={() => go(next.place)}>
        <span className={styles.title}>{row.title}</span>
        <span className={styles.about}>
          {formNames[row.form]}
          {row.venue !== '' && ` · ${row.venue}`} · {row.topic}
        </span>
      </button>
      <div className={styles.state}>
        {isOverdue(row, now) && <ToneChip tone="amber">已过预定日期</ToneChip>}
        <ToneChip tone={phaseTones[row.phase]} dotted={row.phase === 'open'}>
          {phaseNames[row.phase]}
        </ToneChip>
        <span className={styles.figures}>{sayFigures(row)}</span>
      </div>
      <div className={styles.acts}>
        <Button variant={next.isMain ? 'filled' : 'default'} onClick={() => go(next.place)}>
          {next.label}
        </Button>
        <RowMenu
          button={(props) => (
            <ActionIcon size={36} aria-label={`${row.title}：更多`} {...props}>
              <MoreIcon />
            </ActionIcon>
          )}
        >
          {row.phase === 'preparing' && (
            <Menu.Item onClick={() => go({ screen: 'live', stream: row.stream })}>进入会场</Menu.Item>
          )}
          {row.phase !== 'preparing' && (
            <Menu.Item onClick={() => go({ screen: 'prepare', stream: row.stream })}>查看筹备内容</Menu.Item>
          )}
          <Menu.Item onClick={() => onCopy(row)}>照这场新建一场</Menu.Item>
          {(row.phase === 'closed' || row.phase === 'cancelled') && (
            <Menu.Item onClick={() => onKeep(row)}>保存期限…</Menu.Item>
          )}
          {row.phase === 'preparing' && (
            <Menu.Item color="cinnabar" onClick={() => onCancel(row)}>
              取消这场会议…
            </Menu.Item>
          )}
        </RowMenu>
      </div>
    </li>
  )
}

const phaseTones: Readonly<Record<Phase, Tone>> = {
  preparing: 'blue',
  open: 'cinnabar',
  adjourned: 'amber',
  closed: 'jade',
  cancelled: 'ink',
}

type NextAct = { readonly label: string; readonly isMain: boolean; readonly place: Place }

function nextAct({ phase, stream }: MeetingRow): NextAct {
  switch (phase) {
    case 'preparing':
      return { label: '筹备', isMain: false, place: { screen: 'prepare', stream } }
    case 'open':
    case 'adjourned':
      return { label: '回到会场', isMain: true, place: { screen: 'live', stream } }
    case 'closed':
      return { label: '文书', isMain: false, place: { screen: 'papers', stream } }
    case 'cancelled':
      return { label: '查看', isMain: false, place: { screen: 'prepare', stream } }
  }
}

function sayFigures({ phase, expected, present, consensus }: MeetingRow): string {
  if (phase === 'preparing' || phase === 'cancelled') return expected > 0 ? `应到 ${expected} 人` : '还没有请人'
  const people = `实到 ${present}/${expected} 人`
  return consensus > 0 ? `${people} · 共识 ${consensus} 条` : people
}
