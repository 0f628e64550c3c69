import { ActionIcon, Button, Tabs } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { phaseNames } from '#shared/meeting/phase'
import { sayWhen } from '#shared/text/dates'
import { useDeskMinute } from '../../bridge/desk-clock'
import { useMeeting } from '../../bridge/streams'
import { EmptyState } from '../../kit/empty-state'
import { BackIcon } from '../../kit/icons'
import { KeyCap } from '../../kit/key-cap'
import { PageTitle } from '../../kit/page-title'
import { ToneChip } from '../../kit/tone-chip'
import { useKeys } from '../keys/keys'
import { type PreparePart, usePlace } from '../shell/place'
import { VotesPanel } from '../votes/votes-panel'
import { AgendaPart } from './agenda-part'
import { ChecklistPart } from './checklist-part'
import { DetailsPart } from './details-part'
import { PeoplePart } from './people-part'
import styles from './prepare-screen.module.css'
import { RulesPart } from './rules-part'
import { UndoButton } from './undo-button'

type PrepareScreenProps = { readonly stream: StreamId; readonly part: PreparePart }

/** 筹备: everything a meeting needs before it begins, part by part on one page. */
export function PrepareScreen({ stream, part }: PrepareScreenProps) {
  const followed = useMeeting(stream)
  const go = usePlace((state) => state.go)
  const home = () => go({ screen: 'meetings' })
  if (followed.phase === 'opening') return <div aria-busy="true" />
  if (followed.phase === 'refused' || !followed.state) {
    return (
      <EmptyState
        title="这场会议打不开"
        text={followed.phase === 'refused' ? followed.refusal.message : '找不到这场会议，请回到会议列表重新打开。'}
        action={<Button onClick={home}>回到会议列表</Button>}
      />
    )
  }
  return <Prepare stream={stream} part={part} history={followed.state} onHome={home} />
}

type PrepareProps = PrepareScreenProps & { readonly history: MeetingHistory; readonly onHome: () => void }

function Prepare({ stream, part, history, onHome }: PrepareProps) {
  const go = usePlace((state) => state.go)
  const now = useDeskMinute()
  const { meeting } = history
  const { phase } = meeting.proceedings
  const isOver = phase === 'closed' || phase === 'cancelled'
  const enter = () => go({ screen: 'live', stream })
  useKeys([
    {
      id: 'prepare.enter',
      keys: 'F5',
      label: '进入会场',
      group: '筹备',
      enabled: !isOver,
      whileTyping: true,
      run: enter,
    },
    ...partsOf(history).map(({ id, label }, index) => ({
      id: `prepare.${id}`,
      keys: `$mod+${index + 1}`,
      label,
      group: '筹备',
      whileTyping: true,
      run: () => go({ screen: 'prepare', stream, part: id }),
    })),
  ])
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <ActionIcon size={40} aria-label="回到会议列表" onClick={onHome}>
          <BackIcon />
        </ActionIcon>
        <div className={styles.title}>
          <PageTitle
            title={meeting.details.title}
            beside={
              <>
                <ToneChip tone={phase === 'open' ? 'cinnabar' : 'blue'}>{phaseNames[phase]}</ToneChip>
                <span>{sayWhen(meeting.details.startsAt, now)}</span>
              </>
            }
          >
            {!isOver && <UndoButton stream={stream} history={history} />}
            {phase !== 'cancelled' && (
              <Button variant={isOver ? 'filled' : 'default'} onClick={() => go({ screen: 'papers', stream })}>
                {isOver ? '文书' : '会前文书'}
              </Button>
            )}
            {!isOver && (
              <Button rightSection={<KeyCap keys="F5" />} onClick={enter}>
                {phase === 'preparing' ? '进入会场' : '回到会场'}
              </Button>
            )}
          </PageTitle>
        </div>
      </div>
      {isOver && (
        <p className={styles.over} role="status">
          {phase === 'closed'
            ? '会议已经散会，这里只能看，不能再改。'
            : `会议已经取消：${meeting.proceedings.cancelledReason ?? ''}。这里只能看；要重开，请在会议列表里“照这场新建一场”。`}
        </p>
      )}
      <Tabs
        className={styles.tabs}
        value={part}
        keepMounted={false}
        onChange={(value) => go({ screen: 'prepare', stream, part: partOf(value) })}
      >
        <Tabs.List aria-label="筹备内容">
          {partsOf(history).map(({ id, label, count }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
              {count !== '' && <span className={styles.count}>{count}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="details" className={styles.panel}>
          <DetailsPart stream={stream} meeting={meeting} isOver={isOver} />
        </Tabs.Panel>
        <Tabs.Panel value="rules" className={styles.panel}>
          <RulesPart stream={stream} rules={meeting.rules} isOver={isOver} />
        </Tabs.Panel>
        <Tabs.Panel value="agenda" className={styles.panel}>
          <AgendaPart stream={stream} meeting={meeting} isOver={isOver} />
        </Tabs.Panel>
        <Tabs.Panel value="people" className={styles.panel}>
          <PeoplePart stream={stream} meeting={meeting} isOver={isOver} />
        </Tabs.Panel>
        <Tabs.Panel value="checklist" className={styles.panel}>
          <ChecklistPart stream={stream} meeting={meeting} isOver={isOver} />
        </Tabs.Panel>
        <Tabs.Panel value="votes" className={styles.panel}>
          <div className={styles.votes}>
            <VotesPanel stream={stream} history={history} />
          </div>
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}

type PartTab = { readonly id: PreparePart; readonly label: string; readonly count: string }

function partsOf({ meeting }: MeetingHistory): readonly PartTab[] {
  const { agenda, attendees, checklist, votes } = meeting
  const done = checklist.filter((item) => item.doneAt !== null).length
  const count = (number: number) => (number > 0 ? String(number) : '')
  return [
    { id: 'details', label: '概况', count: '' },
    { id: 'rules', label: '规则', count: '' },
    { id: 'agenda', label: '议程', count: count(agenda.items.length) },
    { id: 'people', label: '人员', count: count(attendees.length) },
    { id: 'checklist', label: '清单', count: checklist.length > 0 ? `${done}/${checklist.length}` : '' },
    { id: 'votes', label: '表决', count: count(votes.length) },
  ]
}

const parts: readonly PreparePart[] = ['details', 'rules', 'agenda', 'people', 'checklist', 'votes']

function partOf(value: string | null): PreparePart {
  return parts.find((each) => each === value) ?? 'details'
}
