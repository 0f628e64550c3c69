import { Button, Checkbox, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import { countyPackSchema, type PackPart, packPartNames, packParts } from '#shared/room/pack'
import { z } from '#shared/text/zod'
import { ask, sayRefusal } from '../../bridge/ask'
import { useDraftForm } from '../../kit/draft-form'
import { goOnWithEnter } from '../../kit/enter'
import { firstError } from '../../kit/first-error'
import { say } from '../../kit/notice'
import { useRoom } from '../shell/beginning'
import styles from './settings-screen.module.css'

const { county, by } = countyPackSchema.shape
const exportSchema = z.strictObject({
  county,
  by,
  parts: z.array(z.enum(packParts)).min(1, '请至少选一部分'),
})

/** 导出标准包: whose it is and what goes into it. */
export function PackExport() {
  const room = useRoom()
  const form = useDraftForm('pack export', exportSchema, {
    county: room.county?.county ?? '',
    by: room.papers.office || (room.county?.by ?? ''),
    parts: [...packParts],
  })
  const { errors, isSubmitting } = form.formState
  const save = form.handleSubmit(async (parsed) => {
    const answer = await ask('pack.save', parsed)
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) say({ id: 'pack.saved', color: 'jade', message: `标准包已存到 ${answer.value}，并核对过。` })
  })
  return (
    <form className={styles.choices} noValidate onSubmit={save} onKeyDown={goOnWithEnter}>
      <div className={styles.pair}>
        <TextInput label="县（市、区）" error={errors.county?.message} {...form.register('county')} />
        <TextInput label="发布单位" error={errors.by?.message} {...form.register('by')} />
      </div>
      <Controller
        control={form.control}
        name="parts"
        render={({ field }) => (
          <Checkbox.Group
            label="带哪些内容"
            description="空着的部分自动略过"
            error={firstError(errors.parts)}
            {...field}
            onChange={(chosen) => field.onChange(packParts.filter((part) => chosen.includes(part)))}
          >
            <div className={styles.checks}>
              {packParts.map((part: PackPart) => (
                <Checkbox key={part} value={part} label={packPartNames[part]} />
              ))}
            </div>
          </Checkbox.Group>
        )}
      />
      <div>
        <Button type="submit" variant="default" loading={isSubmitting}>
          导出标准包…
        </Button>
      </div>
    </form>
  )
}
