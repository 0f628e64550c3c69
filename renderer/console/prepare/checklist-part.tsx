import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import type { ChecklistItem } from '#shared/meeting/checklist'
import { checklistTemplate } from '#shared/meeting/checklist'
import type { Meeting } from '#shared/meeting/meeting'
import { dayOf } from '#shared/text/dates'
import { dayLater } from '#shared/views/meeting-copy'
import { useCommand } from '../../bridge/ask'
import { EmptyState } from '../../kit/empty-state'
import { ChecklistAdd } from './checklist-add'
import styles from './checklist-part.module.css'
import { ChecklistRow } from './checklist-row'

type ChecklistPartProps = { readonly stream: StreamId; readonly meeting: Meeting; readonly isOver: boolean }

/** 清单: what must be done before the meeting, and by when (P5). */
export function ChecklistPart({ stream, meeting, isOver }: ChecklistPartProps) {
  const { send, isBusy } = useCommand(stream)
  const { checklist, details } = meeting
  const meetingDay = dayOf(details.startsAt)
  const takeTemplate = () =>
    void send({
      type: 'checklist.add',
      items: checklistTemplate.map(({ text, daysBefore }) => ({ text, dueOn: dayLater(meetingDay, -daysBefore) })),
    })
  return (
    <div className={styles.part}>
      <fieldset className={styles.list} disabled={isOver}>
        {checklist.length === 0 && (
          <EmptyState
            title="清单还是空的"
            text="会前要做的事一条一条写在这里，定好日子，做完打勾。可以先带入常用清单，日子按会期倒着排。"
            action={
              !isOver && (
                <Button loading={isBusy} onClick={takeTemplate}>
                  带入常用清单
                </Button>
              )
            }
          />
        )}
        <ul className={styles.rows}>
          {inOrder(checklist).map((item) => (
            <ChecklistRow key={item.id} stream={stream} item={item} send={send} />
          ))}
        </ul>
        {!isOver && <ChecklistAdd stream={stream} send={send} />}
      </fieldset>
    </div>
  )
}

/** By day, those without a day last; what is done keeps its place. */
function inOrder(checklist: readonly ChecklistItem[]): readonly ChecklistItem[] {
  const day = (item: ChecklistItem) => item.dueOn ?? '9999'
  return [...checklist].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}
