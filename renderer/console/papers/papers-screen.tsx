import { ActionIcon, Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import { phaseNames } from '#shared/meeting/proceedings'
import { heldFromTo } from '#shared/papers/meeting-words'
import { useMeeting } from '../../bridge/streams'
import { EmptyState } from '../../kit/empty-state'
import { BackIcon } from '../../kit/icons'
import { PageTitle } from '../../kit/page-title'
import { ToneChip } from '../../kit/tone-chip'
import { usePlace } from '../shell/place'
import { ExportPanel } from './export-panel'
import { MeetingSummary } from './meeting-summary'
import { PaperList } from './paper-list'
import styles from './papers-screen.module.css'

/** 文书: what came of a meeting that is over, the papers it makes, and the way to take them along. */
export function PapersScreen({ stream }: { readonly stream: StreamId }) {
  const followed = useMeeting(stream)
  const go = usePlace((state) => state.go)
  if (followed.phase === 'opening') return <div aria-busy="true" />
  if (followed.phase === 'refused' || !followed.state)
    return (
      <EmptyState
        title="这场会议打不开"
        text={followed.phase === 'refused' ? followed.refusal.message : '找不到这场会议，请回到会议列表重新打开。'}
        action={<Button onClick={() => go({ screen: 'meetings' })}>回到会议列表</Button>}
      />
    )
  const { meeting } = followed.state
  const { phase } = meeting.proceedings
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <ActionIcon size={40} aria-label="回到会议列表" onClick={() => go({ screen: 'meetings' })}>
          <BackIcon />
        </ActionIcon>
        <div className={styles.title}>
          <PageTitle
            title={meeting.details.title}
            beside={
              <>
                <ToneChip tone={phase === 'closed' ? 'jade' : 'amber'}>{phaseNames[phase]}</ToneChip>
                <span>{heldFromTo(meeting)}</span>
              </>
            }
          >
            {phase !== 'cancelled' && (
              <Button variant="default" onClick={() => go({ screen: 'live', stream })}>
                {phase === 'closed' ? '看记录、补记' : '回到会场'}
              </Button>
            )}
          </PageTitle>
        </div>
      </div>
      {phase === 'closed' ? (
        <div className={styles.columns}>
          <div className={styles.left}>
            <MeetingSummary meeting={meeting} />
            <PaperList stream={stream} meeting={meeting} />
          </div>
          <aside className={styles.right} aria-label="导出文书">
            <h2 className={styles.heading}>导出文书</h2>
            <p className={styles.says}>下面各份文书连同会议档案，一次写好、逐份核对。</p>
            <ExportPanel stream={stream} />
          </aside>
        </div>
      ) : (
        <NotOver stream={stream} phase={phase} />
      )}
    </div>
  )
}

function NotOver({ stream, phase }: { readonly stream: StreamId; readonly phase: Meeting['proceedings']['phase'] }) {
  const go = usePlace((state) => state.go)
  if (phase === 'cancelled') return <EmptyState title="会议已经取消" text="没有开成的会议不出文书。" />
  return (
    <EmptyState
      title="还没有散会"
      text="散会以后，会议纪要、会议记录、签到表、表决统计在这里一次备齐。"
      action={<Button onClick={() => go({ screen: 'live', stream })}>进入会场</Button>}
    />
  )
}
