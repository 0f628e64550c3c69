import { NumberInput, Radio, Select, Stack, Switch } from '@mantine/core'
import { type Control, Controller, type FieldPath, type FieldValues } from 'react-hook-form'
import styles from './details-fields.module.css'

/** The names the rules have inside their form: `speechMinutes`, or `defaults.speechMinutes` in the settings. */
type RulesFieldsProps<Typed extends FieldValues> = {
  readonly control: Control<Typed, unknown, unknown>
  readonly nameOf: (field: RuleField) => FieldPath<Typed>
}

export type RuleField = 'speechMinutes' | 'dialogueMinutes' | 'warnSeconds' | 'presentOnly' | 'counting' | 'quorum'

/** The fields of 会议规则, the same for one meeting and for what the room usually does. */
export function RulesFields<Typed extends FieldValues>({ control, nameOf }: RulesFieldsProps<Typed>) {
  return (
    <div className={styles.fields}>
      <NumberField
        control={control}
        name={nameOf('speechMinutes')}
        label="一般发言时限"
        description="到时间大屏变色、响铃"
        suffix=" 分钟"
        step={0.5}
      />
      <NumberField
        control={control}
        name={nameOf('dialogueMinutes')}
        label="自由互动时限"
        description="一问一答，短一些"
        suffix=" 分钟"
        step={0.5}
      />
      <NumberField
        control={control}
        name={nameOf('warnSeconds')}
        label="提前提醒"
        description="剩这么多秒时变成黄色"
        suffix=" 秒"
        step={5}
      />
      <Controller
        control={control}
        name={nameOf('quorum')}
        render={({ field, fieldState }) => (
          <Select
            label="到会人数要求"
            description="只提醒，不拦着开会"
            data={quorumChoices}
            error={fieldState.error?.message}
            {...field}
          />
        )}
      />
      <Controller
        control={control}
        name={nameOf('counting')}
        render={({ field }) => (
          <Radio.Group className={styles.two} label="计票" {...field}>
            <Stack gap={8} mt={6}>
              <Radio color="jade" value="two-counters" label="两人各自计票，互相看不到，一致才算" />
              <Radio color="jade" value="one-counter" label="一人计票" />
            </Stack>
          </Radio.Group>
        )}
      />
      <Controller
        control={control}
        name={nameOf('presentOnly')}
        render={({ field: { value, onChange, ...field } }) => (
          <Switch
            className={styles.wide}
            label="签到在场的人才能报名发言"
            checked={value === true}
            onChange={(event) => onChange(event.currentTarget.checked)}
            {...field}
          />
        )}
      />
    </div>
  )
}

type NumberFieldProps<Typed extends FieldValues> = {
  readonly control: Control<Typed, unknown, unknown>
  readonly name: FieldPath<Typed>
  readonly label: string
  readonly description: string
  readonly suffix: string
  readonly step: number
}

function NumberField<Typed extends FieldValues>({ control, name, ...rest }: NumberFieldProps<Typed>) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <NumberInput min={0} decimalScale={2} error={fieldState.error?.message} {...rest} {...field} />
      )}
    />
  )
}

const quorumChoices = [
  { value: 'none', label: '不要求' },
  { value: 'over-half', label: '过半数' },
  { value: 'two-thirds', label: '三分之二以上' },
]
