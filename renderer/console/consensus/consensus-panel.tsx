import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import {
  type ConsensusLine,
  consensusLines,
  consensusStateNames,
  outcomeNames,
  outcomes,
} from '#shared/meeting/consensus'
import type { MeetingHistory } from '#shared/meeting/history'
import { useCommand } from '../../bridge/ask'
import { EmptyState } from '../../kit/empty-state'
import { KeyCap } from '../../kit/key-cap'
import { ToneChip } from '../../kit/tone-chip'
import { type KeyAction, useKeys } from '../keys/keys'
import { ConfirmLine } from './confirm-line'
import styles from './consensus-panel.module.css'
import { SetAside } from './set-aside'

type ConsensusPanelProps = { readonly stream: StreamId; readonly history: MeetingHistory }

/** 共识板: the lines the room grows and confirms one by one; the wall shows the same (C1–C5). */
export function ConsensusPanel({ stream, history }: ConsensusPanelProps) {
  const { meeting } = history
  const { send, isBusy } = useCommand(stream)
  const [asking, setAsking] = useState<Asking | null>(null)
  const lines = consensusLines(meeting)
  const confirming = lines.find((line) => line.state === 'confirming')
  const next = lines.find((line) => line.state === 'proposed')
  const isOn = meeting.proceedings.phase === 'open' || meeting.proceedings.phase === 'adjourned'

  const put = (line: ConsensusLine) => void send({ type: 'consensus.put', entryId: line.entry.id })
  const agree = (line: ConsensusLine) => void send({ type: 'consensus.confirm', entryId: line.entry.id, objections: 0 })
  const acts = {
    next: act(
      'consensus.next',
      'j',
      next ? `提请确认第 ${next.number} 条` : '提请确认',
      isOn && !!next,
      () => next && put(next),
    ),
    agree: act('consensus.agree', 'y', '无人反对，确认', isOn && !!confirming, () => confirming && agree(confirming)),
    show: act(
      'consensus.show',
      'g',
      '共识板上大屏',
      isOn,
      () => void send({ type: 'wall.hold', choice: { kind: 'consensus' } }),
    ),
  }
  useKeys(Object.values(acts))

  if (lines.length === 0)
    return (
      <div className={styles.panel}>
        <EmptyState title="共识会长在这里" text="在“记录”里按 3 记一条共识，它就进入共识板，再一条一条请大家确认。" />
      </div>
    )
  return (
    <div className={styles.panel}>
      <div className={styles.acts}>
        <ActButton act={acts.next} isMain={!confirming} isBusy={isBusy} />
        <ActButton act={acts.show} isMain={false} isBusy={isBusy} />
      </div>
      <ol className={styles.lines} aria-label="共识">
        {lines.map((line) => (
          <li key={line.entry.id} className={styles.line} data-state={line.state}>
            <span className={styles.number}>{line.number}</span>
            <div className={styles.words}>
              <p className={styles.text}>{line.entry.text}</p>
              <p className={styles.state}>
                <ToneChip tone={tones[line.state]}>{consensusStateNames[line.state]}</ToneChip>
                {line.state === 'confirmed' && line.objections > 0 && <span>{line.objections} 人有不同意见</span>}
                {line.reason && <span>{line.reason}</span>}
              </p>
              {isOn && (
                <div className={styles.lineActs}>
                  {line.state === 'confirming' && (
                    <>
                      <Button
                        size="xs"
                        color="jade"
                        loading={isBusy}
                        onClick={acts.agree.run}
                        rightSection={<KeyCap keys="y" />}
                      >
                        无人反对，确认
                      </Button>
                      <Button size="xs" variant="default" onClick={() => setAsking({ what: 'objections', line })}>
                        有人反对…
                      </Button>
                    </>
                  )}
                  {line.state === 'proposed' && (
                    <Button size="xs" variant="default" onClick={() => put(line)}>
                      提请确认
                    </Button>
                  )}
                  {line.state !== 'set-aside' && line.state !== 'confirmed' && (
                    <Button
                      size="xs"
                      variant="subtle"
                      color="ink"
                      onClick={() => setAsking({ what: 'set-aside', line })}
                    >
                      暂不列入…
                    </Button>
                  )}
                  {(line.state === 'confirmed' || line.state === 'set-aside') && (
                    <Button
                      size="xs"
                      variant="subtle"
                      color="ink"
                      onClick={() => void send({ type: 'consensus.withdraw', entryId: line.entry.id })}
                    >
                      撤回，重新商量
                    </Button>
                  )}
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
      <div className={styles.outcome}>
        <span>这次协商</span>
        <SegmentedControl
          size="xs"
          aria-label="协商结果"
          disabled={!isOn}
          value={meeting.consensus.outcome ?? ''}
          onChange={(value) => {
            const outcome = outcomes.find((each) => each === value)
            if (outcome) void send({ type: 'consensus.conclude', outcome })
          }}
          data={outcomes.map((outcome) => ({ value: outcome, label: outcomeNames[outcome] }))}
        />
      </div>
      {asking?.what === 'objections' && (
        <ConfirmLine stream={stream} line={asking.line} onClose={() => setAsking(null)} />
      )}
      {asking?.what === 'set-aside' && <SetAside stream={stream} line={asking.line} onClose={() => setAsking(null)} />}
    </div>
  )
}

type Asking = { readonly what: 'objections' | 'set-aside'; readonly line: ConsensusLine }

const tones = { proposed: 'ink', confirming: 'amber', confirmed: 'jade', 'set-aside': 'ink' } as const

function act(id: string, keys: string, label: string, enabled: boolean, run: () => void): KeyAction {
  return { id, keys, label, group: '共识板', enabled, run }
}

function ActButton({
  act: { label, keys, enabled, run },
  isMain,
  isBusy,
}: {
  act: KeyAction
  isMain: boolean
  isBusy: boolean
}) {
  return (
    <Button
      size="xs"
      {...(isMain ? { color: 'cinnabar' } : { variant: 'default' })}
      disabled={enabled === false}
      loading={isBusy && isMain}
      onClick={run}
      rightSection={<KeyCap keys={keys} />}
    >
      {label}
    </Button>
  )
}
