import { Textarea } from '@mantine/core'
import { firstError } from '../../kit/first-error'
import { useRoom } from '../shell/beginning'
import { useSettingsForm } from './room-form'
import { Section } from './section'
import { phrasesFormSchema } from './settings-form'

export function PhrasesPart() {
  const room = useRoom()
  const { form, state, fields } = useSettingsForm({
    part: 'phrases',
    schema: phrasesFormSchema,
    kept: { phrases: room.phrases.join('\n') },
    changes: (parsed) => parsed,
  })
  return (
    <form {...fields}>
      <Section title="常用语" text="记录时一点就写进去，最多 60 条，一条最多 100 个字。" state={state}>
        <Textarea
          label="一行一条"
          minRows={8}
          maxRows={20}
          error={firstError(form.formState.errors.phrases)}
          {...form.register('phrases')}
        />
      </Section>
    </form>
  )
}
