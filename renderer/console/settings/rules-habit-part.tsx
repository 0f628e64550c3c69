import { RulesFields } from '../prepare/rules-fields'
import { useRoom } from '../shell/beginning'
import { useSettingsForm } from './room-form'
import { Section } from './section'
import { parsedHabits, rulesHabitSchema, typedHabits } from './settings-form'

/** 新会议的规则: what a meeting begins with; each may change its own. */
export function RulesHabitPart() {
  const room = useRoom()
  const { form, state, fields } = useSettingsForm({
    part: 'rules',
    schema: rulesHabitSchema,
    kept: typedHabits(room),
    changes: parsedHabits,
  })
  return (
    <form {...fields}>
      <Section
        title="新会议的规则"
        text="新建会议时照这里，之后每场会还可以单独改；改这里不影响已有的会。"
        state={state}
      >
        <RulesFields control={form.control} nameOf={(field) => `defaults.${field}`} />
      </Section>
    </form>
  )
}
