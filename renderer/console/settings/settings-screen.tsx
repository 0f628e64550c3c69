import { SegmentedControl, Switch, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { Controller } from 'react-hook-form'
import type { WallSize, WallTheme } from '#shared/views/scene'
import { ask, command, sayRefusal } from '../../bridge/ask'
import { useDisplays, useStatus } from '../../bridge/told'
import { firstError } from '../../kit/first-error'
import { useKeptForm } from '../../kit/kept-form'
import { PageTitle } from '../../kit/page-title'
import { SaveMark } from '../../kit/save-mark'
import { DisplayChoice, practice } from '../begin/display-choice'
import { RulesFields } from '../prepare/rules-fields'
import { useBeginning, useRoom } from '../shell/beginning'
import { namesFormSchema, parsedSettings, settingsFormSchema, typedSettings } from './settings-form'
import styles from './settings-screen.module.css'
import { WallPreview } from './wall-preview'

/** 设置: the room's names and habits. Every change is kept by itself. */
export function SettingsScreen() {
  const { version } = useBeginning()
  return (
    <div className={styles.page}>
      <PageTitle title="设置" beside={`议事台 ${version}`} />
      <div className={styles.body}>
        <NamesSection />
        <WallDisplaySection />
        <HabitsForm />
      </div>
    </div>
  )
}

function NamesSection() {
  const { roomStream } = useBeginning()
  const { name, township } = useRoom()
  const { form, state, fields } = useKeptForm({
    place: `${roomStream} names`,
    schema: namesFormSchema,
    kept: { name, township },
    save: async (names) => {
      const answer = await command(roomStream, { type: 'room.rename', ...names })
      return answer.ok ? null : answer.refusal
    },
  })
  const { errors } = form.formState
  return (
    <form {...fields}>
      <Section title="会议室" text="写在大屏、文书和列表上。" beside={<SaveMark state={state} />}>
        <div className={styles.pair}>
          <TextInput label="会议室名称" error={errors.name?.message} {...form.register('name')} />
          <TextInput label="乡镇（街道）" error={errors.township?.message} {...form.register('township')} />
        </div>
      </Section>
    </form>
  )
}

function WallDisplaySection() {
  const displays = useDisplays()
  const status = useStatus()
  // A wall that shows and is on no display is in its practice window.
  const elsewhere = status?.projector.state === 'showing' ? practice : null
  const choose = async (displayId: string | null) => {
    const answer = await ask('displays.choose', { displayId })
    if (!answer.ok) sayRefusal(answer.refusal)
  }
  return (
    <Section title="显示器" text="大屏占满选中的显示器，不会盖住这个窗口。">
      <DisplayChoice
        displays={displays}
        withPractice
        chosen={displays.find((each) => each.isWall)?.id ?? elsewhere}
        onChoose={(displayId) => void choose(displayId)}
      />
    </Section>
  )
}

function HabitsForm() {
  const { roomStream } = useBeginning()
  const room = useRoom()
  const { form, state, fields } = useKeptForm({
    place: `${roomStream} settings`,
    schema: settingsFormSchema,
    kept: typedSettings(room),
    save: async (settings) => {
      const answer = await command(roomStream, { type: 'room.setSettings', ...parsedSettings(settings) })
      return answer.ok ? null : answer.refusal
    },
  })
  const { control, register, formState } = form
  const { errors } = formState
  const look = form.watch(['wall.theme', 'wall.size', 'brand'])
  return (
    <form {...fields}>
      <Section
        title="大屏样子"
        text="光线亮的屋子用宣纸，暗的用深色；投影发灰、坐得远用高对比和大字。"
        beside={<SaveMark state={state} />}
      >
        <div className={styles.wall}>
          <div className={styles.choices}>
            <Controller
              control={control}
              name="wall.theme"
              render={({ field }) => <SegmentedControl aria-label="大屏颜色" data={themes} {...field} />}
            />
            <Controller
              control={control}
              name="wall.size"
              render={({ field }) => <SegmentedControl aria-label="大屏字号" data={sizes} {...field} />}
            />
            <TextInput
              label="品牌名称"
              description="大屏上方和文书上的名字"
              error={errors.brand?.message}
              {...register('brand')}
            />
          </div>
          <WallPreview theme={look[0]} size={look[1]} brand={look[2]} roomName={room.name} />
        </div>
      </Section>
      <Section title="新会议的规则" text="新建会议时照这里，之后每场会还可以单独改；改这里不影响已有的会。">
        <RulesFields control={control} nameOf={(field) => `defaults.${field}`} />
      </Section>
      <Section title="声音" text="发言快到时间、到时间各响一次。">
        <Controller
          control={control}
          name="sound"
          render={({ field: { value, onChange, ...field } }) => (
            <Switch
              label="响铃提醒"
              checked={value}
              onChange={(event) => onChange(event.currentTarget.checked)}
              {...field}
            />
          )}
        />
      </Section>
      <Section title="议事规则" text="介绍三亮时显示在大屏上，最多 12 条。">
        <Textarea
          label="一行一条"
          minRows={5}
          maxRows={12}
          error={firstError(errors.procedure)}
          {...register('procedure')}
        />
      </Section>
      <Section title="常用语" text="记录时一点就写进去，最多 60 条。">
        <Textarea
          label="一行一条"
          minRows={5}
          maxRows={16}
          error={firstError(errors.phrases)}
          {...register('phrases')}
        />
      </Section>
      <Section title="文书" text="会议纪要的红色版头；空着就用乡镇名加“协商议事会纪要”。">
        <TextInput label="纪要版头" error={errors.paperHeading?.message} {...register('paperHeading')} />
      </Section>
    </form>
  )
}

type SectionProps = {
  readonly title: string
  readonly text: string
  readonly beside?: ReactNode
  readonly children: ReactNode
}

function Section({ title, text, beside, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.text}>{text}</p>
        {beside}
      </div>
      <div>{children}</div>
    </section>
  )
}

const themes: { value: WallTheme; label: string }[] = [
  { value: 'paper', label: '宣纸' },
  { value: 'dark', label: '深色' },
  { value: 'contrast', label: '高对比' },
]
const sizes: { value: WallSize; label: string }[] = [
  { value: 'small', label: '小室' },
  { value: 'standard', label: '标准' },
  { value: 'large', label: '大字' },
]
