import { Button, Modal, NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import type { Meeting } from '#shared/meeting/meeting'
import type { SceneChoice } from '#shared/meeting/wall'
import type { Room } from '#shared/room/room'
import type { WallMessage, WallSize, WallTheme } from '#shared/views/scene'
import { followedChoice, sceneOf, wallFrame } from '#shared/views/wall-scene'
import { useCommand, useSend } from '../../bridge/ask'
import { deskNow, deskNowMs } from '../../bridge/desk-clock'
import { drawnWhileOpen } from '../../kit/drawn-while-open'
import { KeyCap } from '../../kit/key-cap'
import { Wall } from '../../projector/wall'
import { type KeyAction, useKeys } from '../keys/keys'
import { useFollowUp } from '../live/follow-up-lines'
import { useBeginning, useRoom } from '../shell/beginning'
import { sceneNames } from './scene-names'
import styles from './wall-menu.module.css'

type WallMenuProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  readonly opened: boolean
  readonly onClose: () => void
}

/** 大屏画面: choose, look, put up. Nothing reaches the room before Enter. */
export const WallMenu = drawnWhileOpen(DrawnMenu)

function DrawnMenu(props: WallMenuProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="大屏画面" size={940}>
      <Choosing {...props} />
    </Modal>
  )
}

function Choosing({ stream, history, onClose }: WallMenuProps) {
  const { meeting } = history
  const room = useRoom()
  const { send, isBusy } = useCommand(stream)
  const [kind, setKind] = useState<Picked>('follow')
  const [notice, setNotice] = useState('')
  const [label, setLabel] = useState('休会倒计时')
  const [minutes, setMinutes] = useState<number | string>(10)
  const choice = choiceOf(kind, meeting, { notice, label, minutes: Number(minutes) })

  const putUp = async () => {
    const kept = kind === 'follow' ? await follow() : choice && (await send({ type: 'wall.hold', choice }))
    if (kept) onClose()
  }
  // Following already is no reason to complain; the menu simply closes.
  const follow = async () =>
    meeting.wall.held === null && !meeting.wall.frozen ? true : await send({ type: 'wall.follow' })
  const freeze = () => void send({ type: 'wall.setFrozen', frozen: !meeting.wall.frozen })

  const offers = offersOf(meeting)
  const keys: KeyAction[] = offers.map((offer, index) => ({
    id: `wall.pick.${offer.kind}`,
    keys: keyOf(index),
    label: `画面：${offer.label}`,
    group: '大屏',
    keyOnly: true,
    enabled: offer.enabled,
    run: () => setKind(offer.kind),
  }))
  useKeys(
    [
      ...keys,
      {
        id: 'wall.putUp',
        keys: '$mod+Enter',
        label: '上屏',
        group: '大屏',
        whileTyping: true,
        keyOnly: true,
        run: () => void putUp(),
      },
      {
        id: 'wall.freeze',
        keys: 'F7',
        label: '定住画面',
        group: '大屏',
        whileTyping: true,
        keyOnly: true,
        run: freeze,
      },
    ],
    'dialog',
  )

  return (
    <div className={styles.menu}>
      <div className={styles.offers} role="radiogroup" aria-label="画面">
        {offers.map((offer, index) => (
          <Button
            key={offer.kind}
            role="radio"
            aria-checked={kind === offer.kind}
            variant={kind === offer.kind ? 'filled' : 'default'}
            color="ink"
            justify="space-between"
            disabled={!offer.enabled}
            onClick={() => setKind(offer.kind)}
            onDoubleClick={() => void putUp()}
            rightSection={<KeyCap keys={keyOf(index)} />}
          >
            {offer.label}
          </Button>
        ))}
      </div>
      <div className={styles.look}>
        <div className={styles.preview}>
          <Preview meeting={meeting} room={room} choice={kind === 'follow' ? followedChoice(meeting) : choice} />
        </div>
        {kind === 'notice' && (
          <Textarea
            label="公告内容"
            description="最多 120 个字，字会自动放大到合适"
            maxLength={120}
            value={notice}
            onChange={(event) => setNotice(event.currentTarget.value)}
            data-autofocus
          />
        )}
        {kind === 'countdown' && (
          <div className={styles.pair}>
            <TextInput
              label="名称"
              value={label}
              maxLength={20}
              onChange={(event) => setLabel(event.currentTarget.value)}
            />
            <NumberInput label="分钟" min={1} max={180} value={minutes} onChange={setMinutes} />
          </div>
        )}
        <Look room={room} />
        <div className={styles.acts}>
          <Button variant="default" onClick={freeze} rightSection={<KeyCap keys="F7" />}>
            {meeting.wall.frozen ? '放开画面' : '定住画面'}
          </Button>
          <Button
            loading={isBusy}
            disabled={kind !== 'follow' && choice === null}
            onClick={() => void putUp()}
            rightSection={<KeyCap keys="$mod+Enter" />}
          >
            {kind === 'follow' ? '跟着会议走' : '上屏'}
          </Button>
        </div>
      </div>
    </div>
  )
}

type Picked = 'follow' | SceneChoice['kind']
type Typed = { readonly notice: string; readonly label: string; readonly minutes: number }

function offersOf(meeting: Meeting): readonly { kind: Picked; label: string; enabled: boolean }[] {
  const kinds: readonly SceneChoice['kind'][] = [
    'emblem',
    'introduction',
    'agenda',
    'speaking',
    'consensus',
    'vote',
    'result',
    'notice',
    'countdown',
    'follow-up',
  ]
  return [
    { kind: 'follow', label: '跟着会议走', enabled: true },
    ...kinds.map((kind) => ({
      kind,
      label: sceneNames[kind],
      enabled: (kind !== 'vote' && kind !== 'result') || lastVote(meeting, kind) !== undefined,
    })),
  ]
}

/** The choice as the desk wants it, or null while something is still missing. */
function choiceOf(kind: Picked, meeting: Meeting, typed: Typed): SceneChoice | null {
  switch (kind) {
    case 'follow':
      return null
    case 'notice':
      return typed.notice.trim() === '' ? null : { kind, text: typed.notice }
    case 'countdown': {
      if (!(typed.minutes > 0) || typed.label.trim() === '') return null
      return {
        kind,
        label: typed.label,
        endsAt: new Date(Date.parse(deskNow()) + typed.minutes * 60_000).toISOString(),
      }
    }
    case 'vote':
    case 'result': {
      const vote = lastVote(meeting, kind)
      return vote ? { kind, voteId: vote.id } : null
    }
    default:
      return { kind }
  }
}

/** 表决 shows the one that runs or comes; 结果 the one announced last (V8). */
function lastVote(meeting: Meeting, kind: 'vote' | 'result') {
  if (kind === 'result') return meeting.votes.findLast((vote) => vote.stage === 'announced')
  return (
    meeting.votes.find((vote) => vote.stage === 'open' || vote.stage === 'closed') ??
    meeting.votes.findLast((vote) => vote.stage === 'prepared')
  )
}

/** 1 to 9, 0, and the key right of it. */
function keyOf(index: number): string {
  return index < 10 ? String((index + 1) % 10) : '-'
}

function Preview({ meeting, room, choice }: { meeting: Meeting; room: Room; choice: SceneChoice | null }) {
  const followUp = useFollowUp(meeting)
  const message = useMemo((): WallMessage | null => {
    if (!choice) return null
    const sentAt = deskNow()
    return {
      number: 0,
      frame: wallFrame(meeting, room),
      scene: sceneOf(meeting, room, choice, sentAt, followUp),
      sentAt,
    }
  }, [meeting, room, choice, followUp])
  return message ? <Wall message={message} now={deskNowMs} /> : <p className={styles.missing}>填好下面的内容就能预览</p>
}

/** 主题 and 字号 of the wall: the room's own, changed here because here one sees it. */
function Look({ room }: { readonly room: Room }) {
  const { roomStream } = useBeginning()
  const send = useSend(roomStream)
  const { brand, defaults, sound, phrases, procedure, paperHeading, wall } = room
  const change = (look: Partial<Room['wall']>) =>
    void send({
      type: 'room.setSettings',
      ...{ brand, defaults, sound, paperHeading },
      phrases: [...phrases],
      procedure: [...procedure],
      wall: { ...wall, ...look },
    })
  return (
    <div className={styles.pair}>
      <SegmentedControl
        aria-label="大屏主题"
        value={wall.theme}
        onChange={(theme) => change({ theme: theme as WallTheme })}
        data={[
          { value: 'paper', label: '宣纸' },
          { value: 'dark', label: '深色' },
          { value: 'contrast', label: '高对比' },
        ]}
      />
      <SegmentedControl
        aria-label="大屏字号"
        value={wall.size}
        onChange={(size) => change({ size: size as WallSize })}
        data={[
          { value: 'small', label: '小室' },
          { value: 'standard', label: '标准' },
          { value: 'large', label: '大字' },
        ]}
      />
    </div>
  )
}
