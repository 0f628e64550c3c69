import { ActionIcon, Button } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import { type Phase, phaseNames } from '#shared/meeting/phase'
import { heldFromTo } from '#shared/papers/meeting-words'
import { useMeeting } from '../../bridge/streams'
import { EmptyState } from '../../kit/empty-state'
import { BackIcon } from '../../kit/icons'
import { PageTitle } from '../../kit/page-title'
import { ToneChip } from '../../kit/tone-chip'
import { TakeOutcomes } from '../ledger/take-outcomes'
import { usePlace } from '../shell/place'
import { useComposed } from './composed'
import { ExportPanel } from './export-panel'
import { MeetingSummary } from './meeting-summary'
import { PaperList } from './paper-list'
import { PaperView } from './paper-view'
import styles from './papers-screen.module.css'

/** 文书: the papers a meeting makes before and after it is held, and the way to take them along. */
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
  const { meeting, seq } = followed.state
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
            {phase === 'preparing' && (
              <Button variant="default" onClick={() => go({ screen: 'prepare', stream })}>
                回到筹备
              </Button>
            )}
            {phase === 'closed' && <TakeOutcomes meeting={meeting} />}
            {phase !== 'cancelled' && phase !== 'preparing' && (
              <Button variant="default" onClick={() => go({ screen: 'live', stream })}>
                {phase === 'closed' ? '看记录、补记' : '回到会场'}
              </Button>
            )}
          </PageTitle>
        </div>
      </div>
      <Papers stream={stream} meeting={meeting} seq={seq} />
    </div>
  )
}

type PapersProps = { readonly stream: StreamId; readonly meeting: Meeting; readonly seq: number }

/** The list with what is done with all of them, or one paper that was opened. */
function Papers({ stream, meeting, seq }: PapersProps) {
  const composed = useComposed(meeting, seq)
  const [opened, setOpened] = useState<string | null>(null)
  const { phase } = meeting.proceedings
  if (phase === 'cancelled') return <EmptyState title="会议已经取消" text="没有开成的会议不出文书。" />
  const shown = composed?.find(({ paper }) => paper.id === opened)
  if (shown) return <PaperView stream={stream} composed={shown} onClose={() => setOpened(null)} />
  return (
    <div className={styles.columns}>
      <div className={styles.left}>
        {phase === 'closed' && <MeetingSummary meeting={meeting} />}
        <PaperList stream={stream} composed={composed} onOpen={setOpened} hasArchive={phase === 'closed'} />
      </div>
      <aside className={styles.right} aria-label="导出文书">
        <Taking stream={stream} phase={phase} />
      </aside>
    </div>
  )
}

/** What can be taken along in this phase (D3). */
function Taking({ stream, phase }: { readonly stream: StreamId; readonly phase: Phase }) {
  const go = usePlace((state) => state.go)
  if (phase === 'open' || phase === 'adjourned')
    return (
      <EmptyState
        title="还没有散会"
        text="会议纪要、会议记录、签到表、表决统计在散会以后一次备齐导出；现在可以看样和打印。"
        action={<Button onClick={() => go({ screen: 'live', stream })}>进入会场</Button>}
      />
    )
  return (
    <>
      <h2 className={styles.heading}>{phase === 'closed' ? '导出文书' : '导出会前文书'}</h2>
      <p className={styles.says}>
        {phase === 'closed'
          ? '下面各份文书连同会议档案，一次写好、逐份核对。'
          : '通知、方案、主持词和空白表单，一次写好、逐份核对。'}
      </p>
      <ExportPanel stream={stream} />
    </>
  )
}
