import { Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Attendee } from '#shared/meeting/attendance'
import { findPeople, useAttendeeWords } from './names'
import { PersonLine } from './person-line'
import { PickList, usePickList } from './pick-list'

type PickPersonProps = {
  readonly title: string
  readonly hint: string
  readonly people: readonly Attendee[]
  readonly onPick: (person: Attendee) => void
  readonly onClose: () => void
}

const shownAtMost = 40

/** Asks for one person: type a few letters, Enter. */
export function PickPerson({ title, hint, people, onPick, onClose }: PickPersonProps) {
  const [query, setQuery] = useState('')
  const words = useAttendeeWords(people)
  const hits = findPeople(query, people, words).slice(0, shownAtMost)
  const picks = hits.map((person) => ({
    id: person.id,
    content: <PersonLine person={person} />,
    run: () => onPick(person),
  }))
  const list = usePickList(picks, query)
  return (
    <Modal opened onClose={onClose} title={title} size={560}>
      <TextInput
        data-autofocus
        aria-label={title}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="姓名或拼音首字母"
        value={query}
        maxLength={60}
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
        onKeyDown={list.onKeyDown}
        {...list.fieldProps}
      />
      {picks.length === 0 ? (
        <p style={{ padding: '16px 10px' }}>没有找到。先在签到里现场加人，再来这里。</p>
      ) : (
        <PickList {...list} picks={picks} label="可以选的人" onHover={list.setActive} />
      )}
    </Modal>
  )
}
