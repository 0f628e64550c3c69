import { Textarea } from '@mantine/core'
import { useMemo } from 'react'
import { firstError } from '../../kit/first-error'
import { useRoom } from '../shell/beginning'
import { useSettingsForm } from './room-form'
import { Section } from './section'
import { procedureFormSchema } from './settings-form'
import { exampleIntroduction, WallPreview } from './wall-preview'

/** 议事规则: the rules as they stand at 三亮, beside the sides (P9). */
export function ProcedurePart() {
  const room = useRoom()
  const { form, state, fields } = useSettingsForm({
    part: 'procedure',
    schema: procedureFormSchema,
    kept: { procedure: room.procedure.join('\n') },
    changes: (parsed) => parsed,
  })
  const typed = form.watch('procedure')
  const scene = useMemo(() => {
    const parsed = procedureFormSchema.safeParse({ procedure: typed })
    return exampleIntroduction(parsed.success ? parsed.data.procedure : room.procedure, room)
  }, [typed, room])
  return (
    <form {...fields}>
      <Section title="议事规则" text="最多 12 条，一条最多 60 个字；介绍三亮时显示在大屏上。" state={state}>
        <Textarea
          label="一行一条"
          minRows={6}
          maxRows={14}
          error={firstError(form.formState.errors.procedure)}
          {...form.register('procedure')}
        />
      </Section>
      <Section title="三亮画面" text="亮会标、亮规则、亮身份。开会时各方的人按签到名单排在右边。">
        <WallPreview label="三亮画面预览" room={room} scene={scene} />
      </Section>
    </form>
  )
}
