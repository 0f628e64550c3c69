import { Textarea, TextInput } from '@mantine/core'
import { paperNumber } from '#shared/room/papers'
import { command } from '../../bridge/ask'
import { firstError } from '../../kit/first-error'
import { useKeptForm } from '../../kit/kept-form'
import { useBeginning, useRoom } from '../shell/beginning'
import { Section } from './section'
import { papersFormSchema, settingsOf, typedPapers } from './settings-form'
import styles from './settings-screen.module.css'

/** 文书: what stands on every paper of this room. */
export function PapersPart() {
  const { roomStream, now } = useBeginning()
  const room = useRoom()
  const { form, state, fields } = useKeptForm({
    place: `${roomStream} papers`,
    schema: papersFormSchema,
    kept: typedPapers(room),
    save: async ({ paperHeading, ...papers }) => {
      const heading =
        paperHeading === room.paperHeading
          ? null
          : await command(roomStream, { type: 'room.setSettings', ...settingsOf(room), paperHeading })
      if (heading && !heading.ok) return heading.refusal
      const answer = await command(roomStream, { type: 'room.setPapers', papers: { ...room.papers, ...papers } })
      return answer.ok ? null : answer.refusal
    },
  })
  const { errors } = form.formState
  const prefix = form.watch('numberPrefix').trim()
  const example = paperNumber({ ...room.papers, numberPrefix: prefix }, Number(now.slice(0, 4)), 3)
  return (
    <form {...fields}>
      <Section title="文书" text="纪要、协商意见和通报都照这里写；每份文书的号在文书里单独填。" state={state}>
        <div className={styles.pair}>
          <TextInput
            label="纪要版头"
            description={`空着就用“${room.township}协商议事会纪要”`}
            error={errors.paperHeading?.message}
            {...form.register('paperHeading')}
          />
          <TextInput
            label="发文单位"
            description={`空着就用“${room.township}”`}
            error={errors.office?.message}
            {...form.register('office')}
          />
          <TextInput
            label="文号代字"
            description={example ? `写出来是 ${example}` : '例如：青政协纪；空着就不编文号'}
            error={errors.numberPrefix?.message}
            {...form.register('numberPrefix')}
          />
        </div>
        <Textarea
          label="抄送单位"
          description="一行一个，最多 50 个；写在文书末尾的版记里"
          minRows={4}
          maxRows={12}
          error={firstError(errors.copies)}
          {...form.register('copies')}
        />
      </Section>
    </form>
  )
}
