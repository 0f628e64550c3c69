import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { PersonRow } from '#shared/contract/lists'
import { type StreamId, streamOf } from '#shared/fact'
import { isSamePerson } from '#shared/meeting/attendance'
import type { Meeting } from '#shared/meeting/meeting'
import { dayOf } from '#shared/text/dates'
import type { Topic } from '#shared/topic/topic'
import { type SeatShare, seatShares, sharesOf } from '#shared/views/fairness'
import { invitationOf } from '#shared/views/invitation'
import { type ConcernedTopic, type Proposal, proposalPartNames, proposeParticipants } from '#shared/views/participants'
import { seatsLately } from '#shared/views/person-record'
import { useCommand } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { useFigures } from '../../bridge/lists'
import { useTopic } from '../../bridge/streams'
import { EmptyState } from '../../kit/empty-state'
import { SideChip } from '../../kit/side-chip'
import { SidePanel } from '../../kit/side-panel'
import { useSideOf } from '../../kit/sides'
import { toggled } from '../../kit/ticked'
import styles from './propose-panel.module.css'

type ProposePanelProps = {
  readonly stream: StreamId
  readonly meeting: Meeting
  readonly topicId: string
  readonly rows: readonly PersonRow[] | null
  readonly onClose: () => void
}

/** 按议题提议名单 (P7): who should sit down on this topic, each with the reason; ticked off and on, then asked at once. */
export function ProposePanel({ topicId, ...rest }: ProposePanelProps) {
  const followed = useTopic(streamOf('topic', topicId))
  const figures = useFigures().rows
  if (followed.phase === 'open' && followed.state && figures && rest.rows)
    return (
      <Opened {...rest} topic={followed.state.state} rows={rest.rows} seats={seatsLately(figures, dayOf(deskNow()))} />
    )
  return (
    <SidePanel title="按议题提议名单" onClose={rest.onClose}>
      {followed.phase === 'refused' ? <p role="alert">{followed.refusal.message}</p> : <div aria-busy="true" />}
    </SidePanel>
  )
}

type OpenedProps = Omit<ProposePanelProps, 'topicId' | 'rows'> & {
  readonly topic: Topic
  readonly rows: readonly PersonRow[]
  readonly seats: ReadonlyMap<string, number>
}

function Opened({ stream, meeting, topic, rows, seats, onClose }: OpenedProps) {
  const { send, isBusy } = useCommand(stream)
  const [size, setSize] = useState(() => Math.max(4, usualSize - meeting.attendees.length))
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const proposals = useMemo(
    () =>
      proposeParticipants({
        people: rows.map(({ person }) => person),
        topic: concernOf(topic),
        seats,
        taken: takenOf(rows, meeting),
        size,
      }),
    [rows, topic, seats, meeting, size],
  )
  const chosen = proposals.filter(({ person }) => !without.has(person.id))
  const toggle = (id: string) => setWithout((now) => toggled(now, id))
  const invite = async () => {
    const people = chosen.map(({ person, touched }) => ({
      ...invitationOf(person.id, person),
      interestsTouched: touched || person.interestsTouched,
    }))
    if (await send({ type: 'attendance.invite', people })) onClose()
  }
  const seated = meeting.attendees.filter((each) => each.standing === 'member')
  const after = [
    ...seated,
    ...chosen.map(({ person, touched }) => ({
      side: person.side,
      interestsTouched: touched || person.interestsTouched,
    })),
  ]
  return (
    <SidePanel
      title="按议题提议名单"
      width={520}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            先不请
          </Button>
          <Button disabled={chosen.length === 0} loading={isBusy} onClick={() => void invite()}>
            请这 {chosen.length} 人到会
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <div className={styles.ask}>
          <NumberInput
            label="请几个人"
            className={styles.size}
            data-autofocus
            min={1}
            max={200}
            value={size}
            onChange={(value) => typeof value === 'number' && setSize(Math.min(Math.max(Math.round(value), 1), 200))}
          />
          <p className={styles.how}>
            利益攸关方优先，委员、部门、专业人士、村社都有人；近一年参加少的排在前面。不合适的去掉勾。
          </p>
        </div>
        {proposals.length === 0 ? (
          <EmptyState
            title="没有可以提议的人"
            text="人才库里的人都已经请了，或者还没有存人。先到人才库加人，或从表格导入。"
          />
        ) : (
          <Proposals proposals={proposals} without={without} onToggle={toggle} />
        )}
        <Shares before={seatShares(seated)} after={sharesOf(after)} />
      </div>
    </SidePanel>
  )
}

type ProposalsProps = {
  readonly proposals: readonly Proposal[]
  readonly without: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

function Proposals({ proposals, without, onToggle }: ProposalsProps) {
  const parts = [...new Set(proposals.map(({ part }) => part))]
  return (
    <div className={styles.list}>
      {parts.map((part) => {
        const own = proposals.filter((each) => each.part === part)
        return (
          <section key={part} aria-label={proposalPartNames[part]}>
            <h3 className={styles.part}>
              {proposalPartNames[part]} {own.length} 人
            </h3>
            <ul>
              {own.map(({ person, reason }) => (
                <li key={person.id} className={styles.line}>
                  <Checkbox
                    label={person.name}
                    description={reason}
                    checked={!without.has(person.id)}
                    onChange={() => onToggle(person.id)}
                  />
                  <SideChip side={person.side} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

type SharesProps = { readonly before: readonly SeatShare[]; readonly after: readonly SeatShare[] }

/** 席位变化: what each side has now and would have, always in sight while the list is gone through. */
function Shares({ before, after }: SharesProps) {
  const sideOf = useSideOf()
  const sum = (shares: readonly SeatShare[], of: (share: SeatShare) => number) =>
    shares.reduce((total, share) => total + of(share), 0)
  const [seats, touched] = [(share: SeatShare) => share.seats, (share: SeatShare) => share.interestsTouched]
  return (
    <section className={styles.shares} aria-label="席位变化">
      <h3 className={styles.sharesTitle}>
        席位 {sum(before, seats)} → {sum(after, seats)}，其中利益攸关 {sum(before, touched)} → {sum(after, touched)}
      </h3>
      <ul className={styles.sides}>
        {after.map(({ side, seats: now, permyriad }) => {
          const { label, color } = sideOf(side)
          const earlier = before.find((share) => share.side === side)
          return (
            <li key={side} className={styles.side} data-tone={color}>
              <span className={styles.sideName}>{label}</span>
              <span className={styles.track} aria-hidden>
                <span className={styles.bar} style={{ width: `${permyriad / 100}%` }} />
              </span>
              <span className={styles.figures}>
                <span>
                  {earlier?.seats ?? 0} → <b>{now}</b> 席
                </span>
                <span className={styles.share}>
                  {percent(earlier?.permyriad ?? 0)} → {percent(permyriad)}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function percent(permyriad: number): string {
  return `${Math.round(permyriad / 100)}%`
}

/** Ours: a round table that everybody can be heard at. */
const usualSize = 16

function concernOf({ entry, plan }: Topic): ConcernedTopic {
  const units = plan ? [plan.draft.lead, ...plan.draft.support.split(/[，、,；;\s]/u)] : []
  return { title: entry.title, area: entry.area, touched: entry.touched, units: units.filter((unit) => unit !== '') }
}

function takenOf(rows: readonly PersonRow[], { attendees }: Meeting): ReadonlySet<string> {
  const isTaken = ({ person }: PersonRow) =>
    attendees.some((each) => each.personId === person.id || isSamePerson(each, { ...person, personId: person.id }))
  return new Set(rows.filter(isTaken).map(({ person }) => person.id))
}
