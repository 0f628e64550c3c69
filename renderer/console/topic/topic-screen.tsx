import { ActionIcon, Button, Tabs } from '@mantine/core'
import { useState } from 'react'
import { type StreamId, streamOf } from '#shared/fact'
import { topicSourceNames } from '#shared/topic/entry'
import { type Stage, stageNames, stageOf, stages } from '#shared/topic/stages'
import type { TopicHistory } from '#shared/topic/topic'
import { type StageStep, stageWay } from '#shared/views/stage-way'
import { useRooms } from '../../bridge/lists'
import { useTopic } from '../../bridge/streams'
import { EmptyState } from '../../kit/empty-state'
import { BackIcon } from '../../kit/icons'
import { PageTitle } from '../../kit/page-title'
import { ToneChip } from '../../kit/tone-chip'
import { useKeys } from '../keys/keys'
import { useBeginning } from '../shell/beginning'
import { type TopicPart, usePlace } from '../shell/place'
import { ConsultationPart } from './consultation-part'
import { FamilyPart } from './family-part'
import { NodesPart } from './nodes-part'
import { ReportPart } from './report-part'
import { ResponsePart } from './response-part'
import { SelectionPart } from './selection-part'
import { HeldContext } from './standing'
import { SupervisionPart } from './supervision-part'
import { SurveyPart } from './survey-part'
import styles from './topic-screen.module.css'
import { TopicBanner } from './topic-screen-banner'
import { UndoTopicButton } from './topic-screen-undo'

type TopicScreenProps = { readonly stream: StreamId; readonly part: TopicPart | null }

/** 议题: one topic from the first visit to the last review, stage by stage on one page. */
export function TopicScreen({ stream, part }: TopicScreenProps) {
  const followed = useTopic(stream)
  const go = usePlace((state) => state.go)
  const home = () => go({ screen: 'topics' })
  if (followed.phase === 'opening') return <div aria-busy="true" />
  if (followed.phase === 'refused' || !followed.state) {
    return (
      <EmptyState
        title="这个议题打不开"
        text={followed.phase === 'refused' ? followed.refusal.message : '找不到这个议题，请回到议题库重新打开。'}
        action={<Button onClick={home}>回到议题库</Button>}
      />
    )
  }
  return <Opened stream={stream} part={part} history={followed.state} onHome={home} />
}

type OpenedProps = TopicScreenProps & {
  readonly history: TopicHistory
  readonly onHome: () => void
}

function Opened({ stream, part: asked, history, onHome }: OpenedProps) {
  const go = usePlace((state) => state.go)
  // Nobody is led away from what he is doing when the topic moves on.
  const [stood] = useState(() => stageOf(history.state))
  const part = asked ?? stood
  const { entry } = history.state
  const held = useHeld(history)
  const show = (id: TopicPart) => go({ screen: 'topic', stream, part: id })
  useKeys(
    parts.map((id, index) => ({
      id: `topic.${id}`,
      keys: `$mod+${index + 1}`,
      label: partNames[id],
      group: '议题',
      whileTyping: true,
      run: () => show(id),
    })),
  )
  return (
    <HeldContext value={held}>
      <div className={styles.page}>
        <div className={styles.head}>
          <ActionIcon size={40} aria-label="回到议题库" onClick={onHome}>
            <BackIcon />
          </ActionIcon>
          <div className={styles.title}>
            <PageTitle
              title={entry.title}
              beside={
                <>
                  {entry.code !== '' && <span className={styles.code}>{entry.code}</span>}
                  <span>{topicSourceNames[entry.source]}</span>
                  {history.state.showpiece && <ToneChip tone="amber">形象工程</ToneChip>}
                </>
              }
            >
              <UndoTopicButton stream={stream} history={history} />
            </PageTitle>
          </div>
        </div>
        <TopicBanner stream={stream} history={history} held={held} />
        <Tabs className={styles.tabs} value={part} keepMounted={false} onChange={(value) => show(partOf(value))}>
          <Tabs.List aria-label="议题的各个阶段">
            {stageWay(history.state).map((step) => (
              <Tabs.Tab key={step.stage} value={step.stage}>
                <StepMark step={step} />
              </Tabs.Tab>
            ))}
            <Tabs.Tab value="nodes" className={styles.other}>
              {partNames.nodes}
              <NodeCount history={history} />
            </Tabs.Tab>
            <Tabs.Tab value="family" className={styles.other}>
              {partNames.family}
            </Tabs.Tab>
          </Tabs.List>
          {parts.map((id) => {
            const Part = partViews[id]
            return (
              <Tabs.Panel key={id} value={id} className={styles.panel}>
                <Part stream={stream} history={history} />
              </Tabs.Panel>
            )
          })}
        </Tabs>
      </div>
    </HeldContext>
  )
}

/** One of the six: its sign (done, here, to come), its name, and how far it is in a word. */
function StepMark({ step }: { readonly step: StageStep }) {
  const { stage, isDone, isHere, word } = step
  return (
    <span className={styles.step} data-done={isDone || undefined} data-here={isHere || undefined}>
      <span className={styles.sign} aria-hidden>
        {isDone ? '✓' : stages.indexOf(stage) + 1}
      </span>
      <span>
        <span className={styles.name}>{stageNames[stage]}</span>
        <span className={styles.word}>{word || (isHere ? '进行中' : '未开始')}</span>
        {isHere && <span className={styles.unseen}>，现在在这一阶段</span>}
      </span>
    </span>
  )
}

function NodeCount({ history }: { readonly history: TopicHistory }) {
  const { nodes } = history.state
  if (nodes.length === 0) return null
  return (
    <span className={styles.count}>
      {nodes.filter((node) => node.doneOn !== null).length}/{nodes.length}
    </span>
  )
}

/** Why nothing can be done here, or null. */
function useHeld({ state: topic }: TopicHistory): string | null {
  const { roomStream } = useBeginning()
  const { rows } = useRooms()
  if (streamOf('room', topic.room) !== roomStream) {
    const owner = rows?.find((room) => room.id === topic.room)?.name
    return owner ? `这是“${owner}”的议题，这里只能看，不能改。` : '这是别的议事室的议题，这里只能看，不能改。'
  }
  if (topic.closed) return '这个议题已经办结，这里只能看；要继续登记请先到“监督”重新打开。'
  if (topic.reception.state === 'merged') return `这个议题已经并入“${topic.reception.intoTitle}”，请到那里继续。`
  return null
}

const parts: readonly TopicPart[] = [...stages, 'nodes', 'family']
const partNames: Readonly<Record<TopicPart, string>> = { ...stageNames, nodes: '时间节点', family: '家谱' }
const partViews = {
  selection: SelectionPart,
  survey: SurveyPart,
  consultation: ConsultationPart,
  report: ReportPart,
  response: ResponsePart,
  supervision: SupervisionPart,
  nodes: NodesPart,
  family: FamilyPart,
} as const satisfies Readonly<Record<Stage | 'nodes' | 'family', unknown>>

function partOf(value: string | null): TopicPart {
  return parts.find((each) => each === value) ?? 'selection'
}
