import { Button, Menu, Select, Textarea } from '@mantine/core'
import { type KeyboardEvent, memo, type RefObject, useCallback, useMemo, useRef } from 'react'
import type { StreamId } from '#shared/fact'
import { agendaNumbers } from '#shared/meeting/agenda'
import { attendeeOf } from '#shared/meeting/attendance'
import type { Meeting } from '#shared/meeting/meeting'
import { heardSpeech, maxMinutesLength, minutesKindNames, minutesKinds } from '#shared/meeting/minutes'
import { countCharacters } from '#shared/text/characters'
import { useSend } from '../../bridge/ask'
import { useAfterPainting } from '../../kit/after-painting'
import { type KeyAction, useKeys } from '../keys/keys'
import { useRoom } from '../shell/beginning'
import styles from './composer.module.css'
import { type Draft, draftNow, useDraft, type Whom } from './draft'
import { DueFields, isDated } from './due-fields'
import { kindKey, kindTones, shortKindNames } from './kinds'

/** 记一条: the line that is always at the foot of the record. Enter keeps it and empties the line for the next. */
export function Composer({ stream, meeting }: { readonly stream: StreamId; readonly meeting: Meeting }) {
  const { attendees, proceedings } = meeting
  // The desk decides whose words they are; the name here may come a moment after the one in large letters.
  const heard = useAfterPainting(heardNow(meeting))
  return <Writing stream={stream} heard={heard} attendees={attendees} isOver={proceedings.phase === 'cancelled'} />
}

type WritingProps = {
  readonly stream: StreamId
  /** Whose words they are if nobody says otherwise. */
  readonly heard: string
  readonly attendees: Meeting['attendees']
  readonly isOver: boolean
}

/** Of all that happens in a meeting this line shows only whose words they are. */
const Writing = memo(function Writing({ stream, heard, attendees, isOver }: WritingProps) {
  const [draft, change] = useDraft(stream)
  const send = useSend(stream)
  const field = useRef<HTMLTextAreaElement>(null)
  const changeWhom = useCallback((whom: Whom) => change({ whom }), [change])

  const keep = useCallback(async () => {
    const written = draftNow(stream)
    if (written.text.trim() === '' || isTooLong(written.text)) return
    const kept = await send({ type: 'minutes.write', ...wordsOf(written) })
    // What was typed while the desk answered stays.
    if (kept && draftNow(stream).text === written.text) change({ text: '', unit: '', dueOn: '', whom: 'speaker' })
  }, [stream, send, change])
  const addPhrase = useCallback((phrase: string) => change({ text: draftNow(stream).text + phrase }), [stream, change])
  const toField = useCallback(() => field.current?.focus(), [])
  useKeys(
    minutesKinds.flatMap((kind): KeyAction[] => [
      {
        id: `record.kind.${kind}`,
        keys: kindKey(kind),
        label: `记为${minutesKindNames[kind]}`,
        group: '记录',
        run: () => {
          change({ kind })
          field.current?.focus()
        },
      },
      {
        id: `record.kind.${kind}.typing`,
        keys: `Alt+${kindKey(kind)}`,
        label: `打字时改记为${minutesKindNames[kind]}`,
        group: '记录',
        whileTyping: true,
        keyOnly: true,
        run: () => change({ kind }),
      },
    ]),
  )

  return (
    <div className={styles.composer} data-tone={kindTones[draft.kind]}>
      <div className={styles.kinds} role="toolbar" aria-label="记录类别">
        {minutesKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={draft.kind === kind}
            className={styles.kind}
            data-tone={kindTones[kind]}
            onClick={() => change({ kind })}
          >
            {shortKindNames[kind]} <b>{kindKey(kind)}</b>
          </button>
        ))}
      </div>
      <Line stream={stream} field={field} isOver={isOver} onKeep={keep} />
      {isDated(draft.kind) && (
        <DueFields
          unit={draft.unit}
          dueOn={draft.dueOn}
          onUnit={(unit) => change({ unit })}
          onDueOn={(dueOn) => change({ dueOn })}
        />
      )}
      <div className={styles.foot}>
        <WhomChoice heard={heard} attendees={attendees} whom={draft.whom} onChange={changeWhom} />
        <Phrases onPick={addPhrase} afterPick={toField} />
        <KeepButton isAble={draft.text.trim() !== '' && !isTooLong(draft.text)} onKeep={keep} />
      </div>
    </div>
  )
})

type LineProps = {
  readonly stream: StreamId
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly isOver: boolean
  readonly onKeep: () => Promise<void>
}

/**
 * The field itself, as high as its words: the same words stand behind it unseen and give the height, so that no key has to
 * wait until the page has been measured.
 */
const Line = memo(function Line({ stream, field, isOver, onKeep }: LineProps) {
  const [{ kind, text }, change] = useDraft(stream)
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void onKeep()
    }
  }
  return (
    <div className={styles.line} data-words={`${text} `}>
      <Textarea
        ref={field}
        aria-label="写一条记录"
        placeholder={kind === 'private' ? '只给自己看，不上屏、不进文书' : '记下要点，回车存入'}
        className={styles.field}
        value={text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
        autosize={false}
        rows={2}
        disabled={isOver}
        error={
          isTooLong(text)
            ? `一条最多 ${maxMinutesLength} 个字，现在 ${countCharacters(text)} 个字，请分成几条。内容都还在。`
            : undefined
        }
      />
    </div>
  )
})

function isTooLong(text: string): boolean {
  return countCharacters(text) > maxMinutesLength
}

function wordsOf({ kind, text, whom, unit, dueOn }: Draft) {
  return {
    kind,
    text,
    ...(isDated(kind) ? { unit, dueOn: dueOn || null } : { unit: '', dueOn: null }),
    attendeeId: typeof whom === 'object' ? whom.attendeeId : null,
    wholeRoom: whom === 'room',
  }
}

type WhomProps = Pick<WritingProps, 'heard' | 'attendees'> & {
  readonly whom: Whom
  readonly onChange: (whom: Whom) => void
}

/** 记在：王小宁 · 议程 6, and whom else it could be. Its list is long, and is made when it is opened. */
const WhomChoice = memo(function WhomChoice({ heard, attendees, whom, onChange }: WhomProps) {
  const value = typeof whom === 'object' ? whom.attendeeId : whom
  const choices = useMemo(
    () => [
      { value: 'speaker', label: `记在：${heard}` },
      { value: 'room', label: '记在：全体' },
      ...attendees.map((each) => ({ value: each.id, label: `记在：${each.name}` })),
    ],
    [heard, attendees],
  )
  return (
    <Select
      size="xs"
      aria-label="记在谁名下"
      className={styles.whom}
      searchable
      value={value}
      onChange={(to) =>
        onChange(to === 'speaker' || to === 'room' || to === null ? (to ?? 'speaker') : { attendeeId: to })
      }
      comboboxProps={madeWhenOpened}
      data={choices}
      limit={60}
    />
  )
})

const madeWhenOpened = { keepMounted: false } as const

type KeepProps = { readonly isAble: boolean; readonly onKeep: () => Promise<void> }

const KeepButton = memo(function KeepButton({ isAble, onKeep }: KeepProps) {
  return (
    <Button size="xs" color="jade" onClick={() => void onKeep()} disabled={!isAble}>
      存入 ↵
    </Button>
  )
})

/** Whose words they are if nobody says otherwise: as `minutes.write` will decide (M1). */
function heardNow(meeting: Meeting): string {
  const { activeId, items } = meeting.agenda
  const name = attendeeOf(meeting, heardSpeech(meeting)?.attendeeId ?? null)?.name ?? '全体'
  const place = items.findIndex((item) => item.id === activeId)
  return place < 0 ? name : `${name} · 议程 ${agendaNumbers(items)[place]}`
}

type PhrasesProps = { readonly onPick: (phrase: string) => void; readonly afterPick: () => void }

/** 常用语 of the room, put behind what is already written. */
const Phrases = memo(function Phrases({ onPick, afterPick }: PhrasesProps) {
  const { phrases } = useRoom()
  if (phrases.length === 0) return null
  return (
    <Menu position="top-end" returnFocus={false} onClose={afterPick}>
      <Menu.Target>
        <Button size="xs" variant="default">
          常用语
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.phrases}>
        {phrases.map((phrase) => (
          <Menu.Item key={phrase} onClick={() => onPick(phrase)}>
            {phrase}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
})
