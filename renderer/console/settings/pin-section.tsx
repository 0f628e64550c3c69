import { zodResolver } from '@hookform/resolvers/zod'
import { Button, PasswordInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { type Lock, pinSchema, triedPinSchema } from '#shared/contract/lock'
import type { Safety } from '#shared/contract/safety'
import { z } from '#shared/text/zod'
import { ask, sayRefusal } from '../../bridge/ask'
import { say } from '../../kit/notice'
import { ToneChip } from '../../kit/tone-chip'
import { Section } from './section'
import styles from './settings-screen.module.css'

const pinFormSchema = z
  .strictObject({ old: triedPinSchema, pin: pinSchema, again: z.string() })
  .refine(({ pin, again }) => pin === again, { path: ['again'], message: '两次输入的不一样' })
type PinForm = z.infer<typeof pinFormSchema>

/** 锁屏PIN码: set, changed or taken away by who knows the old one. */
export function PinSection({ keyStore }: { readonly keyStore: Safety['keyStore'] }) {
  const [lock, setLock] = useState<Lock | null>(null)
  const form = useForm<PinForm>({
    resolver: zodResolver(pinFormSchema),
    defaultValues: { old: '', pin: '', again: '' },
  })
  const { errors, isSubmitting } = form.formState
  useEffect(() => {
    void ask('lock.look', {}).then((answer) => answer.ok && setLock(answer.value))
  }, [])
  const change = async (pin: string | null, done: string) => {
    const answer = await ask('lock.change', { old: form.getValues('old'), pin })
    if (!answer.ok) return sayRefusal(answer.refusal)
    setLock(answer.value)
    form.reset()
    say({ id: 'pin', message: done })
  }
  const keep = form.handleSubmit(({ pin }) => change(pin, '已设好，离开五分钟会自动锁屏'))
  if (!lock) return null
  return (
    <Section
      title="锁屏"
      text="离开五分钟没有操作就锁屏，按 Ctrl+L 立刻锁屏，大屏和计时照常。PIN码只挡住电脑前的人；硬盘上的数据由电脑系统自己的账户和加密保护。"
    >
      <p className={styles.sum}>
        <ToneChip tone={lock.hasPin ? 'jade' : 'ink'}>{lock.hasPin ? '已设PIN码' : '没有设PIN码'}</ToneChip>
        {lock.hasPin && <span>忘记了请技术人员关闭程序后删除数据文件夹里的 lock.json</span>}
      </p>
      {keyStore === 'missing' && (
        <p className={styles.plain}>
          这台电脑的系统没有可用的密钥环。硬盘上的数据除了系统账户本身的保护以外没有另外加密：拿走硬盘的人能读到。要防这一点，请技术人员给硬盘加密。
        </p>
      )}
      <form className={styles.pin} noValidate onSubmit={keep}>
        {lock.hasPin && <PasswordInput label="现在的PIN码" inputMode="numeric" {...form.register('old')} />}
        <PasswordInput
          label={lock.hasPin ? '新的PIN码' : 'PIN码'}
          description="4 到 12 位数字"
          inputMode="numeric"
          error={errors.pin?.message}
          {...form.register('pin')}
        />
        <PasswordInput label="再输一次" inputMode="numeric" error={errors.again?.message} {...form.register('again')} />
        <div className={styles.acts}>
          <Button type="submit" loading={isSubmitting}>
            {lock.hasPin ? '换成新的' : '设PIN码'}
          </Button>
          {lock.hasPin && (
            <Button variant="default" onClick={() => void change(null, '不再锁屏')}>
              不要PIN码
            </Button>
          )}
        </div>
      </form>
    </Section>
  )
}
