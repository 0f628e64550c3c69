import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import { type Attendee, isPresent } from '#shared/meeting/attendance'
import type { MeetingHistory } from '#shared/meeting/history'
import type { SpeechKind } from '#shared/meeting/speaking'
import { useCommand, useSend } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { CloseDialog } from '../papers/close-dialog'
import { WalkInDialog } from '../sign-in/walk-in-dialog'
import { GateDialog } from './gate-dialog'
import { ItemDialog } from './item-dialog'
import { useLive } from './live-state'
import { PickPerson } from './pick-person'

type AskedProps = { readonly stream: StreamId; readonly history: MeetingHistory }

/** The question that stands before the clerk, if any. */
export function Asked({ stream, history }: AskedProps) {
  const { asking, show } = useLive()
  const close = () => show({ asking: null })
  return (
    <>
      <CloseDialog stream={stream} history={history} opened={asking?.what === 'close'} onClose={close} />
      {asking?.what === 'who-interjects' && <GiveFloor stream={stream} history={history} kind="interjection" />}
      {asking?.what === 'who-speaks-now' && <GiveFloor stream={stream} history={history} kind="speech" />}
      {asking?.what === 'gate' && history.meeting.topicId !== null && (
        <GateDialog stream={stream} topicId={history.meeting.topicId} onClose={close} />
      )}
      {asking?.what === 'adjourn' && <Adjourn stream={stream} onClose={close} />}
      {asking?.what === 'item' && (
        <ItemDialog stream={stream} history={history} itemId={asking.itemId} onClose={close} />
      )}
      {asking?.what === 'walk-in' && <WalkInDialog stream={stream} name={asking.name} onClose={close} />}
    </>
  )
}

/** 插话, or the floor at once without waiting. */
function GiveFloor({ stream, history: { meeting }, kind }: AskedProps & { readonly kind: SpeechKind }) {
  const send = useSend(stream)
  const show = useLive((state) => state.show)
  const { current } = meeting.speaking
  const people = meeting.attendees
    .filter((each) => !meeting.rules.presentOnly || isPresent(each))
    .filter((each) => each.id !== current?.attendeeId)
  const call = async (person: Attendee) => {
    const request = { attendeeId: person.id, kind, category: 'other', stance: 'neutral', note: '' } as const
    const ack = await send({ type: 'speakers.callNow', ...request })
    if (ack) show({ asking: null })
  }
  return (
    <PickPerson
      title={kind === 'interjection' ? '谁插话' : '直接请谁发言'}
      hint={
        kind === 'interjection'
          ? '正在发言的计时先停下，插话结束后再继续。'
          : '正在发言的随即结束；已在等待的人请用队列里的“请发言”。'
      }
      people={people}
      onPick={(person) => void call(person)}
      onClose={() => show({ asking: null })}
    />
  )
}

function Adjourn({ stream, onClose }: { readonly stream: StreamId; readonly onClose: () => void }) {
  const { send, isBusy } = useCommand(stream)
  const [reason, setReason] = useState('')
  const adjourn = async () => {
    if (await send({ type: 'meeting.adjourn', reason })) onClose()
  }
  return (
    <ConfirmDialog
      opened
      title="宣布休会"
      confirmLabel="休会"
      tone="ink"
      isBusy={isBusy}
      onConfirm={() => void adjourn()}
      onClose={onClose}
    >
      <TextInput
        label="休会原因"
        description="可以不填。正在发言的计时会停下，续会后再继续。"
        maxLength={60}
        data-autofocus
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
