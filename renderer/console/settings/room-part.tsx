import { Textarea, TextInput } from '@mantine/core'
import { venueKinds, venueNames } from '#shared/meeting/forms'
import { firstError } from '../../kit/first-error'
import { useRoom } from '../shell/beginning'
import { useRoomForm } from './room-form'
import { Section } from './section'
import { namesFormSchema, typedVenues, venuesFormSchema } from './settings-form'
import styles from './settings-screen.module.css'

/** 会议室: its two names, and every place it consults in (P8). */
export function RoomPart() {
  return (
    <>
      <NamesSection />
      <VenuesSection />
    </>
  )
}

function NamesSection() {
  const { name, township } = useRoom()
  const { form, state, fields } = useRoomForm({
    part: 'names',
    schema: namesFormSchema,
    kept: { name, township },
    asks: (names) => ({ type: 'room.rename', ...names }),
  })
  const { errors } = form.formState
  return (
    <form {...fields}>
      <Section title="会议室" text="写在大屏、文书和列表上。" state={state}>
        <div className={styles.pair}>
          <TextInput label="会议室名称" error={errors.name?.message} {...form.register('name')} />
          <TextInput label="乡镇（街道）" error={errors.township?.message} {...form.register('township')} />
        </div>
      </Section>
    </form>
  )
}

function VenuesSection() {
  const room = useRoom()
  const { form, state, fields } = useRoomForm({
    part: 'venues',
    schema: venuesFormSchema,
    kept: typedVenues(room),
    asks: (venues) => ({ type: 'room.setVenues', venues }),
  })
  const { errors } = form.formState
  const count = (kind: (typeof venueKinds)[number]) => room.venues.filter((venue) => venue.kind === kind).length
  // What is wrong with the places as one list (too many) belongs to no field.
  const whole =
    firstError(errors.root) ?? (state.kind === 'wrong' ? '场所名称最多 40 个字，一共最多 300 处' : undefined)
  return (
    <form {...fields}>
      <Section title="协商场所" text="本室常用的场所，一行一个。统计里的“平台”照这里数。" state={state}>
        <div className={styles.three}>
          {venueKinds.map((kind) => (
            <Textarea
              key={kind}
              label={`${venueNames[kind]}${count(kind) > 0 ? `（${count(kind)}）` : ''}`}
              aria-label={venueNames[kind]}
              minRows={3}
              maxRows={12}
              error={errors[kind]?.message}
              {...form.register(kind)}
            />
          ))}
        </div>
        {whole && (
          <p className={styles.wrong} role="alert">
            {whole}
          </p>
        )}
      </Section>
    </form>
  )
}
