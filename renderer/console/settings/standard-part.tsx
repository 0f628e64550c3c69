import { SegmentedControl, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { Controller } from 'react-hook-form'
import {
  type StandardCheck,
  type StandardPoint,
  standardCheckSchema,
  standardNames,
  standardPoints,
  standardQuestions,
  sumOfStandard,
} from '#shared/room/standard'
import { dayOf, sayDay } from '#shared/text/dates'
import { useDeskMinute } from '../../bridge/desk-clock'
import { CalendarIcon } from '../../kit/icons'
import { ToneChip } from '../../kit/tone-chip'
import { useRoom } from '../shell/beginning'
import { useRoomForm } from './room-form'
import { Section } from './section'
import styles from './settings-screen.module.css'

/** 六有自查: six headings, what was found under each and when (P15). */
export function StandardPart() {
  const { standard } = useRoom()
  const today = dayOf(useDeskMinute())
  const sum = sumOfStandard(standard)
  return (
    <Section title="六有自查" text="县里检查前自己先看一遍：有场所、有标识、有设施、有制度、有经费、有活动。">
      <p className={styles.sum}>
        <ToneChip tone={sum.has === sum.all ? 'jade' : sum.has === sum.checked ? 'ink' : 'amber'}>
          {sum.checked === 0 ? '还没有自查' : `六有其${inWords[sum.has]}`}
        </ToneChip>
        {sum.checked > 0 && sum.checked < sum.all && <span>还有 {sum.all - sum.checked} 项没有看</span>}
        {sum.lastOn && <span>最近一次检查：{sayDay(sum.lastOn, today)}</span>}
      </p>
      {standardPoints.map((point) => (
        <PointRow key={point} point={point} check={standard[point]} today={today} />
      ))}
    </Section>
  )
}

const inWords = ['零', '一', '二', '三', '四', '五', '六']
const checkFormSchema = standardCheckSchema.omit({ point: true })

type PointRowProps = { readonly point: StandardPoint; readonly check: StandardCheck; readonly today: string }

function PointRow({ point, check, today }: PointRowProps) {
  const { form, state, fields } = useRoomForm({
    part: `standard ${point}`,
    schema: checkFormSchema,
    kept: check,
    asks: (found) => ({ type: 'room.checkStandard', point, ...found }),
  })
  const name = standardNames[point]
  /** Whoever answers has just looked, unless another day is said. */
  const answer = (has: boolean | null) => {
    form.setValue('checkedOn', has === null ? null : today)
    form.setValue('has', has, { shouldDirty: true })
  }
  const has = form.watch('has')
  return (
    <form className={styles.point} aria-label={name} {...fields}>
      <div>
        <h3 className={styles.pointName}>{name}</h3>
        <p className={styles.pointText}>{standardQuestions[point]}</p>
      </div>
      <SegmentedControl
        aria-label={name}
        data={answers}
        value={has === null ? 'unknown' : has ? 'yes' : 'no'}
        onChange={(value) => answer(value === 'unknown' ? null : value === 'yes')}
      />
      <TextInput
        aria-label={`${name}：情况说明`}
        placeholder={has === false ? '缺什么，打算怎么补' : '情况说明'}
        error={form.formState.errors.note?.message ?? (state.kind === 'refused' ? state.refusal.message : undefined)}
        {...form.register('note')}
      />
      <Controller
        control={form.control}
        name="checkedOn"
        render={({ field, fieldState }) => (
          <DatePickerInput
            {...field}
            aria-label={`${name}：检查日期`}
            placeholder="检查日期"
            valueFormat="YYYY年M月D日"
            monthLabelFormat="YYYY年M月"
            yearLabelFormat="YYYY年"
            monthsListFormat="M月"
            yearsListFormat="YYYY年"
            highlightToday
            disabled={has === null}
            maxDate={today}
            leftSection={<CalendarIcon />}
            error={fieldState.error?.message}
          />
        )}
      />
    </form>
  )
}

const answers = [
  { value: 'unknown', label: '没看' },
  { value: 'yes', label: '有' },
  { value: 'no', label: '没有' },
]
