import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { Attendee } from '#shared/meeting/attendance'
import { useCommand } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'

/** A question about one person that needs a word typed. */
export type PersonQuestion = { readonly what: 'excuse' | 'proxy'; readonly person: Attendee }

export type SignInActs = {
  readonly signIn: (people: readonly Attendee[]) => Promise<boolean>
  readonly leave: (person: Attendee) => void
  readonly withdrawExcuse: (person: Attendee) => void
  readonly ask: (question: PersonQuestion) => void
  /** Draw it where the acts are used. */
  readonly question: PersonQuestion | null
  readonly answer: (word: string) => void
  readonly drop: () => void
  readonly isBusy: boolean
}

/** Signing in and out, for the panel and for the door. */
export function useSignInActs(stream: StreamId): SignInActs {
  const { send, isBusy } = useCommand(stream)
  const [question, setQuestion] = useState<PersonQuestion | null>(null)
  return {
    isBusy,
    question,
    ask: setQuestion,
    drop: () => setQuestion(null),
    signIn: async (people) =>
      (await send({ type: 'attendance.signIn', attendeeIds: people.map((each) => each.id) })) !== null,
    leave: (person) => void send({ type: 'attendance.leave', attendeeId: person.id }),
    withdrawExcuse: (person) => void send({ type: 'attendance.withdrawExcuse', attendeeId: person.id }),
    answer: async (word) => {
      if (!question) return
      const attendeeId = question.person.id
      const ack = await send(
        question.what === 'excuse'
          ? { type: 'attendance.excuse', attendeeId, reason: word }
          : { type: 'attendance.setProxy', attendeeId, proxy: word },
      )
      if (ack) setQuestion(null)
    },
  }
}

/** 请假原因, or who sits in (N4). */
export function PersonQuestionDialog({ acts }: { readonly acts: SignInActs }) {
  return acts.question && <Question key={acts.question.person.id} question={acts.question} acts={acts} />
}

function Question({ question, acts }: { readonly question: PersonQuestion; readonly acts: SignInActs }) {
  const { what, person } = question
  const [word, setWord] = useState(what === 'proxy' ? person.proxy : '')
  const isExcuse = what === 'excuse'
  return (
    <ConfirmDialog
      opened
      title={isExcuse ? `${person.name}请假` : `${person.name}的代理人`}
      confirmLabel={isExcuse ? '登记请假' : '记下'}
      tone="jade"
      isBusy={acts.isBusy}
      onConfirm={() => acts.answer(word)}
      onClose={acts.drop}
    >
      <TextInput
        data-autofocus
        label={isExcuse ? '请假原因' : '代理人姓名'}
        description={isExcuse ? '可以不填；会写进会议记录。' : '空着就是没有代理人。席位仍是本人的。'}
        maxLength={isExcuse ? 60 : 30}
        value={word}
        onChange={({ currentTarget }) => setWord(currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
