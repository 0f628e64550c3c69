import { SegmentedControl, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import { ownSideIds, sideColorNames } from '#shared/room/own-sides'
import { builtInSides } from '#shared/roster/sides'
import { firstError } from '../../kit/first-error'
import { ToneChip } from '../../kit/tone-chip'
import { useRoom } from '../shell/beginning'
import { useRoomForm } from './room-form'
import { Section } from './section'
import { sidesFormSchema, typedSides } from './settings-form'
import styles from './settings-screen.module.css'

/** 代表方: the sides every room has, and three places for the room's own (R4). */
export function SidesPart() {
  const room = useRoom()
  const { form, state, fields } = useRoomForm({
    part: 'sides',
    schema: sidesFormSchema,
    kept: typedSides(room),
    asks: (ownSides) => ({ type: 'room.setOwnSides', ownSides }),
  })
  const wrong = state.kind === 'wrong' ? wrongWith(form.watch()) : undefined
  return (
    <form {...fields}>
      <Section title="自带的代表方" text="每个会议室都有，名称和颜色到处一样。">
        <p className={styles.lamps}>
          {builtInSides.map(({ id, label, color }) => (
            <ToneChip key={id} tone={color}>
              {label}
            </ToneChip>
          ))}
        </p>
      </Section>
      <Section
        title="自有代表方"
        text="还要区分的（乡贤、物业、学校……）写在这里，最多三个。已经有人登记在一个位置下面时，只改叫法，不要换成另一方。"
        state={state}
      >
        {ownSideIds.map((id, index) => (
          <fieldset key={id} className={styles.side} aria-label={`第 ${index + 1} 个位置`}>
            <TextInput label={`第 ${index + 1} 个`} placeholder="空着" {...form.register(`places.${index}.label`)} />
            <Controller
              control={form.control}
              name={`places.${index}.color`}
              render={({ field }) => (
                <SegmentedControl aria-label={`第 ${index + 1} 个的颜色`} data={colors} {...field} />
              )}
            />
            <Shown label={form.watch(`places.${index}.label`)} color={form.watch(`places.${index}.color`)} />
          </fieldset>
        ))}
        {wrong && (
          <p className={styles.wrong} role="alert">
            {wrong}
          </p>
        )}
      </Section>
    </form>
  )
}

function Shown({ label, color }: { readonly label: string; readonly color: keyof typeof sideColorNames }) {
  return label.trim() === '' ? <span /> : <ToneChip tone={color}>{label}</ToneChip>
}

/** The places are judged as one list, so the sentence stands below all of them. */
function wrongWith(typed: unknown): string | undefined {
  const parsed = sidesFormSchema.safeParse(typed)
  return parsed.success ? undefined : firstError(parsed.error.issues[0])
}

const colors = Object.entries(sideColorNames).map(([value, label]) => ({ value, label }))
