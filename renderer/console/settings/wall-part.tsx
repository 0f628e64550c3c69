import { SegmentedControl, Switch } from '@mantine/core'
import { useMemo } from 'react'
import { Controller } from 'react-hook-form'
import type { WallSize, WallTheme } from '#shared/views/scene'
import { ask, sayRefusal } from '../../bridge/ask'
import { useDisplays, useStatus } from '../../bridge/told'
import { DisplayChoice, practice } from '../begin/display-choice'
import { useRoom } from '../shell/beginning'
import { useSettingsForm } from './room-form'
import { Section } from './section'
import { wallFormSchema } from './settings-form'
import styles from './settings-screen.module.css'
import { exampleAgenda, WallPreview } from './wall-preview'

/** 大屏与声音: where the wall is, how it looks from the last row, and whether a bell rings. */
export function WallPart() {
  return (
    <>
      <DisplaySection />
      <WallForm />
    </>
  )
}

function DisplaySection() {
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

function WallForm() {
  const room = useRoom()
  const { form, state, fields } = useSettingsForm({
    part: 'wall',
    schema: wallFormSchema,
    kept: { wall: room.wall, sound: room.sound },
    changes: (parsed) => parsed,
  })
  const { control } = form
  const [theme, size] = form.watch(['wall.theme', 'wall.size'])
  const look = useMemo(() => ({ theme, size }), [theme, size])
  return (
    <form {...fields}>
      <Section
        title="大屏样子"
        text="光线亮的屋子用宣纸，暗的用深色；投影发灰、白天在院坝里用高对比，坐得远用大字。"
        state={state}
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
          </div>
          <WallPreview label="大屏样子预览" room={room} look={look} scene={exampleAgenda} />
        </div>
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
    </form>
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
