import { Textarea } from '@mantine/core'
import { type ListKind, listKinds, listNames, maxListLines } from '#shared/room/lists'
import { firstError } from '../../kit/first-error'
import { useRoom } from '../shell/beginning'
import { useRoomForm } from './room-form'
import { Section } from './section'
import { listsFormSchema } from './settings-form'
import styles from './settings-screen.module.css'

/** 名单: what topics and ledger lines are filled in from (R2). */
export function ListsPart() {
  const room = useRoom()
  const { form, state, fields } = useRoomForm({
    part: 'lists',
    schema: listsFormSchema,
    kept: {
      units: room.units.join('\n'),
      districts: room.districts.join('\n'),
      channels: room.channels.join('\n'),
    },
    asks: (lists) => ({ type: 'room.setLists', ...lists }),
  })
  const { errors } = form.formState
  return (
    <form {...fields}>
      <Section
        title="名单"
        text={`填议题和台账时从这里选，名单外的也可以写。一行一条，每个名单最多 ${maxListLines} 条；写重的只留一条。`}
        state={state}
      >
        <div className={styles.three}>
          {listKinds.map((kind) => (
            <Textarea
              key={kind}
              label={`${listNames[kind]}（${room[kind].length}）`}
              aria-label={listNames[kind]}
              description={usedFor[kind]}
              minRows={10}
              maxRows={22}
              error={firstError(errors[kind])}
              {...form.register(kind)}
            />
          ))}
        </div>
      </Section>
    </form>
  )
}

const usedFor: Readonly<Record<ListKind, string>> = {
  units: '报送给谁、由谁办理',
  districts: '议题涉及哪里、人住哪里',
  channels: '议题从哪里来',
}
