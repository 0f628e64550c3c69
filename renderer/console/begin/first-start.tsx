import { zodResolver } from '@hookform/resolvers/zod'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { roomCommands } from '#shared/room/room'
import { z } from '#shared/text/zod'
import { ask, command, sayRefusal } from '../../bridge/ask'
import { useDisplays } from '../../bridge/told'
import { Emblem } from '../../kit/emblem'
import { goOnWithEnter } from '../../kit/enter'
import { DisplayChoice } from './display-choice'
import styles from './first-start.module.css'
import { FromBackup } from './from-backup'

type FirstStartProps = { readonly roomStream: StreamId; readonly onSampleLoaded: () => void }

const nameSchema = z.strictObject(roomCommands['room.setUp'])
type Names = z.infer<typeof nameSchema>

/** 第一次启动: two names and the seat of the wall, or a sample to look at first. */
export function FirstStart({ roomStream, onSampleLoaded }: FirstStartProps) {
  const displays = useDisplays()
  const [wallId, setWallId] = useState<string | null | undefined>(undefined)
  const [isLoading, setLoading] = useState(false)
  const form = useForm<Names>({ resolver: zodResolver(nameSchema), defaultValues: { township: '', name: '' } })
  const { errors, isSubmitting } = form.formState
  const chosen = wallId === undefined ? (displays.find((each) => !each.isConsole)?.id ?? null) : wallId

  const setUp = form.handleSubmit(async (names) => {
    const answer = await command(roomStream, { type: 'room.setUp', ...names })
    if (!answer.ok) return sayRefusal(answer.refusal)
    // One display: nothing was chosen, and the program takes a second one when it comes.
    if (displays.length < 2) return
    const shown = await ask('displays.choose', { displayId: chosen })
    if (!shown.ok) sayRefusal(shown.refusal)
  })
  const loadSample = async () => {
    setLoading(true)
    const answer = await ask('app.loadSample', {})
    setLoading(false)
    if (answer.ok) onSampleLoaded()
    else sayRefusal(answer.refusal)
  }

  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.head}>
          <Emblem className={styles.emblem} />
          <div>
            <h1 className={styles.title}>有事好商量 · 议事台</h1>
            <p className={styles.lead}>先认识一下这间会议室，写好就可以开始。</p>
          </div>
        </div>
        <form className={styles.form} noValidate onSubmit={setUp} onKeyDown={goOnWithEnter}>
          <TextInput
            label="乡镇（街道）"
            description="写在文书和大屏上，例如：河口镇"
            error={errors.township?.message}
            data-autofocus
            autoFocus
            {...form.register('township')}
          />
          <TextInput
            label="会议室名称"
            description="例如：河口镇协商议事室"
            error={errors.name?.message}
            {...form.register('name')}
          />
          <DisplayChoice displays={displays} chosen={chosen} onChoose={setWallId} />
          <div className={styles.acts}>
            <Button type="submit" size="md" loading={isSubmitting}>
              开始使用
            </Button>
          </div>
        </form>
        <div className={styles.sample}>
          <p>想先看看？示例里有一场开完的会和一场准备好的会。</p>
          <Button variant="default" loading={isLoading} onClick={() => void loadSample()}>
            载入示例
          </Button>
        </div>
        <FromBackup />
      </div>
    </main>
  )
}
