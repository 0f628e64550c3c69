import { Button } from '@mantine/core'
import { type KeyboardEvent, useMemo } from 'react'
import { streamOf } from '#shared/fact'
import { dayOf } from '#shared/text/dates'
import { nextCode } from '#shared/topic/code'
import { doubleFinder } from '#shared/topic/doubles'
import { type Entry, entrySchema } from '#shared/topic/entry'
import type { TopicRow } from '#shared/views/topic-row'
import { command, sayRefusal } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { KeyCap } from '../../kit/key-cap'
import { say } from '../../kit/notice'
import { SidePanel } from '../../kit/side-panel'
import { useKeys } from '../keys/keys'
import { SelectionFields } from '../topic/selection-fields'
import styles from './new-topic.module.css'
import { TopicStanding } from './topic-marks'

type NewTopicProps = {
  /** The whole pool: for the next number, and for topics that are like this one. */
  readonly rows: readonly TopicRow[]
  readonly onClose: () => void
  readonly onOpen: (row: TopicRow) => void
}

/** 登记议题: the title alone is enough. Enter keeps it; with Ctrl the panel stays for the next one. */
export function NewTopic({ rows, onClose, onOpen }: NewTopicProps) {
  const form = useDraftForm(draftPlace, entrySchema, blankEntry(rows))
  const { isSubmitting } = form.formState
  const keep = (isMore: boolean) =>
    form.handleSubmit(async (entry) => {
      const codes = rows.map(({ code }) => code)
      if (entry.code !== '' && codes.includes(entry.code)) {
        const free = nextCode(codes, entry.enteredOn.slice(0, 4))
        return form.setError('code', { message: `编号已经用过，下一个空号是 ${free}` }, { shouldFocus: true })
      }
      const answer = await command(streamOf('topic', crypto.randomUUID()), { type: 'topic.enter', ...entry })
      if (!answer.ok) return sayRefusal(answer.refusal)
      dropDraft(draftPlace)
      say({ id: 'topic-entered', color: 'jade', message: `已登记“${entry.title}”`, autoClose: 4000 })
      if (!isMore) return onClose()
      // Whoever types a heap of slips has the same source, channel and area many times.
      const { source, channel, area, enteredOn } = entry
      const code = nextCode([...codes, entry.code], enteredOn.slice(0, 4))
      form.reset({ ...blankEntry(rows), source, channel, area, enteredOn, code })
      form.setFocus('title')
    })()
  useKeys([
    {
      id: 'topics.enter-more',
      keys: '$mod+Enter',
      label: '登记并再记一个',
      group: '议题库',
      whileTyping: true,
      enabled: !isSubmitting,
      run: () => void keep(true),
    },
  ])
  return (
    <SidePanel
      title="登记议题"
      width={460}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            先放着
          </Button>
          <Button
            variant="default"
            disabled={isSubmitting}
            rightSection={<KeyCap keys="$mod+Enter" />}
            onClick={() => void keep(true)}
          >
            登记并再记一个
          </Button>
          <Button type="submit" form={formId} loading={isSubmitting} rightSection={<KeyCap keys="Enter" />}>
            登记
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        aria-label="登记议题"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void keep(false)
        }}
        onKeyDown={(event) => {
          if (!isEnterInLine(event)) return
          event.preventDefault()
          if (!isSubmitting) void keep(false)
        }}
      >
        <SelectionFields form={form} isNew />
        <Doubles rows={rows} title={form.watch('title')} area={form.watch('area')} onOpen={onOpen} />
      </form>
    </SidePanel>
  )
}

type DoublesProps = Pick<NewTopicProps, 'rows' | 'onOpen'> & { readonly title: string; readonly area: string }

/** Topics of the pool that are like the one being typed (T17), before it is entered twice. */
function Doubles({ rows, title, area, onOpen }: DoublesProps) {
  const finder = useMemo(() => doubleFinder(rows.map((row) => ({ ...row, reading: '' }))), [rows])
  const near = [...title.trim()].length < 3 ? [] : finder.near({ title, area, reading: '' }).slice(0, 3)
  return (
    <div className={styles.doubles} role="status">
      {near.length > 0 && (
        <>
          <p>议题库里有很像的，是不是同一件事？</p>
          <ul>
            {near.map(({ item }) => (
              <li key={item.stream} className={styles.double}>
                <button type="button" title={item.title} onClick={() => onOpen(item)}>
                  {item.title}
                </button>
                <TopicStanding row={item} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** Enter in a line keeps the topic; a text of several lines, an open list and a composition have their own Enter. */
function isEnterInLine({ key, target, nativeEvent, ctrlKey }: KeyboardEvent): boolean {
  if (key !== 'Enter' || ctrlKey || nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return false
  return target.getAttribute('aria-expanded') !== 'true' && target.getAttribute('aria-haspopup') !== 'listbox'
}

const formId = 'new-topic'
const draftPlace = 'new topic'

function blankEntry(rows: readonly TopicRow[]): Entry {
  const today = dayOf(deskNow())
  return {
    title: '',
    said: '',
    suggestion: '',
    source: 'masses',
    channel: '',
    proposer: '',
    contact: '',
    area: '',
    touched: '',
    enteredOn: today,
    code: nextCode(
      rows.map(({ code }) => code),
      today.slice(0, 4),
    ),
  }
}
