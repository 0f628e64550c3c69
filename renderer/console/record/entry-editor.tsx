import { Button, Select, Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import {
  type MinutesEntry,
  type MinutesKind,
  maxMinutesLength,
  minutesKindNames,
  minutesKinds,
} from '#shared/meeting/minutes'
import { countCharacters } from '#shared/text/characters'
import { useCommand } from '../../bridge/ask'
import { DueFields, isDated } from './due-fields'
import styles from './entry-editor.module.css'

type EntryEditorProps = {
  readonly stream: StreamId
  readonly meeting: Meeting
  readonly entry: MinutesEntry
  readonly onDone: () => void
}

/** Rewords an entry where it stands. Enter keeps, Esc leaves it as it was; the old words stay as its trace (M3). */
export function EntryEditor({ stream, meeting, entry, onDone }: EntryEditorProps) {
  const { send, isBusy } = useCommand(stream)
  const [text, setText] = useState(entry.text)
  const [kind, setKind] = useState<MinutesKind>(entry.kind)
  const [attendeeId, setAttendeeId] = useState(entry.attendeeId)
  const [unit, setUnit] = useState(entry.unit)
  const [dueOn, setDueOn] = useState(entry.dueOn ?? '')
  const tooLong = countCharacters(text) > maxMinutesLength

  const keep = async () => {
    if (tooLong || text.trim() === '') return
    const said = isDated(kind) ? { unit, dueOn: dueOn || null } : { unit: '', dueOn: null }
    const isSame = text === entry.text && kind === entry.kind && said.unit === entry.unit && said.dueOn === entry.dueOn
    if (!isSame && !(await send({ type: 'minutes.edit', entryId: entry.id, kind, text, ...said }))) return
    if (attendeeId !== entry.attendeeId && !(await send({ type: 'minutes.attribute', entryId: entry.id, attendeeId })))
      return
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onDone()
    }
    if (event.key === 'Enter' && !event.shiftKey && event.target instanceof HTMLTextAreaElement) {
      event.preventDefault()
      void keep()
    }
  }
  return (
    <article className={styles.editor} onKeyDown={onKeyDown}>
      <div className={styles.pair}>
        <Select
          size="xs"
          aria-label="类别"
          value={kind}
          onChange={(value) => setKind(minutesKinds.find((each) => each === value) ?? kind)}
          data={minutesKinds.map((each) => ({ value: each, label: minutesKindNames[each] }))}
        />
        <Select
          size="xs"
          aria-label="发言人"
          searchable
          value={attendeeId ?? 'room'}
          onChange={(value) => setAttendeeId(value === 'room' ? null : value)}
          data={[
            { value: 'room', label: '全体' },
            ...meeting.attendees.map((each) => ({ value: each.id, label: each.name })),
          ]}
          limit={50}
        />
      </div>
      <Textarea
        aria-label="记录内容"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        minRows={2}
        maxRows={8}
        error={tooLong ? `最多 ${maxMinutesLength} 个字，现在 ${countCharacters(text)} 个字` : undefined}
        autoFocus
      />
      {isDated(kind) && <DueFields unit={unit} dueOn={dueOn} onUnit={setUnit} onDueOn={setDueOn} />}
      <div className={styles.acts}>
        <Button size="xs" variant="default" onClick={onDone}>
          不改了 Esc
        </Button>
        <Button size="xs" color="jade" loading={isBusy} onClick={() => void keep()}>
          存入 ↵
        </Button>
      </div>
    </article>
  )
}
