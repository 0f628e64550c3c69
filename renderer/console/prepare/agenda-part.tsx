import { Button, Menu } from '@mantine/core'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { StreamId } from '#shared/fact'
import { type AgendaItem, agendaNumbers, maxAgendaItems } from '#shared/meeting/agenda'
import { formNames, type MeetingForm, meetingForms } from '#shared/meeting/forms'
import type { Meeting } from '#shared/meeting/meeting'
import { templateCommand } from '#shared/room/agenda-templates'
import { clockTime, sayMinutes } from '#shared/text/dates'
import { type AgendaForecast, forecastAgenda, sumOfMinutes } from '#shared/views/agenda-times'
import { useCommand } from '../../bridge/ask'
import { useDeskMinute } from '../../bridge/desk-clock'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { EmptyState } from '../../kit/empty-state'
import { Toolbar } from '../../kit/toolbar'
import { useRoom } from '../shell/beginning'
import { AgendaAdd } from './agenda-add'
import { AgendaOrder } from './agenda-order'
import styles from './agenda-part.module.css'
import { AgendaRow } from './agenda-row'

type AgendaPartProps = { readonly stream: StreamId; readonly meeting: Meeting; readonly isOver: boolean }

/** 议程: typed like a table, one line an item; times follow from the lengths. */
export function AgendaPart({ stream, meeting, isOver }: AgendaPartProps) {
  const { send, isBusy } = useCommand(stream)
  const { agendaTemplates } = useRoom()
  const [asked, setAsked] = useState<MeetingForm | null>(null)
  const now = useDeskMinute()
  const forecast = useMemo(() => forecastAgenda(meeting, now), [meeting, now])
  const { items } = meeting.agenda
  const numbers = useMemo(() => agendaNumbers(items), [items])
  const list = useRef<HTMLOListElement>(null)
  useFocusThatStays(items)

  const takeTemplate = async (form: MeetingForm) => {
    if (await send(templateCommand(agendaTemplates, form))) setAsked(null)
  }
  const choose = (form: MeetingForm) => (items.length === 0 ? void takeTemplate(form) : setAsked(form))

  return (
    <div className={styles.part}>
      <div className={styles.bar}>
        <Toolbar
          label="议程"
          end={
            !isOver && (
              <Menu position="bottom-end" shadow="sm">
                <Menu.Target>
                  <Button variant="default">换用模板</Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {meetingForms.map((form) => (
                    <Menu.Item key={form} onClick={() => choose(form)}>
                      {formNames[form]}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            )
          }
        >
          <p className={styles.sum}>{saySum(meeting, forecast)}</p>
        </Toolbar>
      </div>
      <div className={styles.scroll}>
        <fieldset className={styles.table} disabled={isOver}>
          {items.length === 0 && (
            <EmptyState
              title="议程还是空的"
              text="可以带入协商形式的模板再改，也可以在下面一项一项地写。至少有一项议程才能宣布开会。"
              action={
                !isOver && (
                  <Button onClick={() => choose(meeting.details.form)}>
                    带入{formNames[meeting.details.form]}的模板
                  </Button>
                )
              }
            />
          )}
          {items.length > 0 && (
            <div className={styles.heads} aria-hidden>
              <span />
              <span>序号</span>
              <span>时间</span>
              <span>议程</span>
              <span>类别</span>
              <span>分钟</span>
              <span>主讲人</span>
              <span />
            </div>
          )}
          <AgendaOrder items={items} isOver={isOver} onMove={(step) => void send(step)}>
            <ol className={styles.rows} ref={list}>
              {items.map((item, index) => (
                <AgendaRow
                  key={item.id}
                  stream={stream}
                  items={items}
                  item={item}
                  number={numbers[index] ?? ''}
                  startsAt={clockTime(forecast.times[index]?.startsAt ?? meeting.details.startsAt)}
                  send={send}
                  onNext={() => focusTitle(list.current, index + 1)}
                />
              ))}
            </ol>
          </AgendaOrder>
          {!isOver && items.length < maxAgendaItems && <AgendaAdd stream={stream} send={send} />}
        </fieldset>
      </div>
      <ConfirmDialog
        opened={asked !== null}
        title={`换成${asked ? formNames[asked] : ''}的模板？`}
        confirmLabel="换用模板"
        isBusy={isBusy}
        onConfirm={() => void (asked && takeTemplate(asked))}
        onClose={() => setAsked(null)}
      >
        现在的 {items.length} 项议程会整个换掉。换错了可以马上撤销。
      </ConfirmDialog>
    </div>
  )
}

function saySum(meeting: Meeting, { endsAt }: AgendaForecast): string {
  const { items } = meeting.agenda
  const open = items.filter((item) => item.minutes === null && !item.skipped).length
  if (items.length === 0) return ''
  const untimed = open > 0 ? `，其中 ${open} 项没有写时长` : ''
  const starts = clockTime(meeting.details.startsAt)
  return `共 ${items.length} 项，${sayMinutes(sumOfMinutes(meeting.agenda))}${untimed}。${starts} 开始，预计 ${clockTime(endsAt)} 散会`
}

/** Below the last title is the line for a new one. */
function focusTitle(list: HTMLElement | null, index: number): void {
  const row = list?.children[index]
  const title = row ?? list?.closest('fieldset')?.querySelector('[data-agenda-add]')
  title?.querySelector<HTMLInputElement>('input[name=title]')?.focus()
}

/** A row that is moved in the page loses the keyboard; whoever moves it three places up presses three times. */
function useFocusThatStays(items: readonly AgendaItem[]): void {
  const focused = useRef<Element | null>(null)
  useLayoutEffect(() => {
    const remember = (event: FocusEvent) => {
      focused.current = event.target instanceof Element ? event.target : null
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new order is the reason to look, not a value to read
  useLayoutEffect(() => {
    const before = focused.current
    if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected) before.focus()
  }, [items])
}
