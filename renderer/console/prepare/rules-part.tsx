import type { StreamId } from '#shared/fact'
import type { MeetingRules } from '#shared/meeting/rules'
import { command } from '../../bridge/ask'
import { useKeptForm } from '../../kit/kept-form'
import { SaveMark } from '../../kit/save-mark'
import styles from './part.module.css'
import { RulesFields } from './rules-fields'
import { parsedRules, rulesFormSchema, typedRules } from './rules-form'

type RulesPartProps = { readonly stream: StreamId; readonly rules: MeetingRules; readonly isOver: boolean }

/** 规则: what this meeting is held under; it began as the room's habits. */
export function RulesPart({ stream, rules, isOver }: RulesPartProps) {
  const { form, state, fields } = useKeptForm({
    place: `${stream} rules`,
    schema: rulesFormSchema,
    kept: typedRules(rules),
    save: async (parsed) => {
      const answer = await command(stream, { type: 'meeting.editRules', rules: parsedRules(parsed) })
      return answer.ok ? null : answer.refusal
    },
  })
  return (
    <form className={styles.part} aria-label="会议规则" {...fields}>
      <fieldset className={styles.fields} disabled={isOver}>
        <RulesFields control={form.control} nameOf={(field) => field} />
      </fieldset>
      {!isOver && (
        <p className={styles.foot}>
          <SaveMark state={state} />
        </p>
      )}
    </form>
  )
}
