import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { nothingLeft } from '#shared/decision'
import { type StreamId, streamOf } from '#shared/fact'
import type { Line } from '#shared/topic/lines'
import { plannedReview } from '#shared/topic/reviews'
import type { Topic } from '#shared/topic/topic'
import { useCommand } from '../../bridge/ask'
import { useTopic } from '../../bridge/streams'
import { SidePanel } from '../../kit/side-panel'
import { useBeginning } from '../shell/beginning'
import { CareForm } from './care-form'
import { type LineDoing, nextActOf, otherActsOf } from './line-acts'
import { LineDetail } from './line-detail'
import { linePanelWidth } from './line-form'
import styles from './line-panel.module.css'
import { NoteForm } from './note-form'
import { CancelReviewForm, DropForm } from './reason-form'
import { ReplyForm } from './reply-form'
import { ReportForm } from './report-form'
import { ReviewDayForm } from './review-day-form'
import { ReviewForm } from './review-form'
import { TellForm } from './tell-form'

type LinePanelProps = {
  readonly stream: StreamId
  readonly lineId: string
  /** Opens with this act's form already there. */
  readonly doing?: LineDoing
  /** The page of the topic itself needs no way to it. */
  readonly onTopic?: (() => void) | undefined
  readonly onClose: () => void
}

/** 台账的一条, beside the list: the whole way it went, and the act it waits for. */
export function LinePanel(props: LinePanelProps) {
  const followed = useTopic(props.stream)
  const topic = followed.phase === 'open' ? followed.state?.state : undefined
  const line = topic?.lines.find((each) => each.id === props.lineId)
  if (topic && line) return <Opened {...props} topic={topic} line={line} />
  return (
    <SidePanel title="台账条目" width={linePanelWidth} onClose={props.onClose}>
      {followed.phase === 'refused' && <p role="alert">{followed.refusal.message}</p>}
      {followed.phase === 'open' && <p>这一条已经不在台账里了。</p>}
    </SidePanel>
  )
}

type OpenedProps = LinePanelProps & { readonly topic: Topic; readonly line: Line }

function Opened({ stream, topic, line, doing: first = null, onTopic, onClose }: OpenedProps) {
  const [doing, setDoing] = useState<LineDoing>(first)
  const { roomStream } = useBeginning()
  const mayAct = streamOf('room', topic.room) === roomStream && topic.closed === null
  if (doing && mayAct) return <Doing {...{ stream, topic, line, doing }} onBack={() => setDoing(null)} />
  return (
    <SidePanel
      title="台账条目"
      width={linePanelWidth}
      onClose={onClose}
      foot={mayAct && <Acts stream={stream} line={line} onAct={setDoing} />}
    >
      <LineDetail topic={topic} line={line} onTopic={onTopic} />
    </SidePanel>
  )
}

type ActsProps = {
  readonly stream: StreamId
  readonly line: Line
  readonly onAct: (doing: LineDoing) => void
}

function Acts({ stream, line, onAct }: ActsProps) {
  const { send, isBusy } = useCommand(stream)
  const next = nextActOf(line)
  if (line.dropped)
    return (
      <Button loading={isBusy} onClick={() => void send({ type: 'lines.restore', lineId: line.id })}>
        恢复跟踪
      </Button>
    )
  return (
    <div className={styles.acts}>
      <Menu position="top-start" width={220}>
        <Menu.Target>
          <Button variant="default">更多</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {otherActsOf(line).map(({ doing, label }) => (
            <Menu.Item key={doing} {...(doing === 'drop' && { color: 'cinnabar' })} onClick={() => onAct(doing)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span className={styles.gap} />
      <Button variant="default" onClick={() => onAct('note')}>
        记办理情况
      </Button>
      {next && (
        <Button data-autofocus onClick={() => onAct(next.doing)}>
          {next.label}
        </Button>
      )}
    </div>
  )
}

type DoingProps = {
  readonly stream: StreamId
  readonly topic: Topic
  readonly line: Line
  readonly doing: Exclude<LineDoing, null>
  readonly onBack: () => void
}

/** The form of one act; when its 回头看 has gone in the meantime there is nothing to ask. */
function Doing({ stream, topic, line, doing, onBack }: DoingProps) {
  const review = plannedReview(line) ?? null
  const one = { stream, line, onBack }
  const several = { stream, lines: [line], onBack }
  switch (doing) {
    case 'report':
      return <ReportForm {...several} />
    case 'reply':
      return <ReplyForm {...one} />
    case 'note':
      return <NoteForm {...several} />
    case 'tell':
      return <TellForm {...several} whom={toldFirst(topic)} />
    case 'care':
      return <CareForm {...one} />
    case 'review':
      return review ? <ReviewForm {...one} review={review} /> : <ReviewDayForm {...one} review={null} />
    case 'review-day':
      return <ReviewDayForm {...one} review={review} />
    case 'cancel-review':
      return review ? <CancelReviewForm {...one} review={review} /> : <ReviewDayForm {...one} review={null} />
    case 'drop':
      return <DropForm {...one} />
    default:
      return nothingLeft(doing)
  }
}

/** Who brought it up and who is touched, as the topic's entry says. */
export function toldFirst({ entry }: Pick<Topic, 'entry'>): string {
  return [entry.proposer, entry.touched].filter(Boolean).join('、')
}
