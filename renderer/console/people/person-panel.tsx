import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { detailsOf, type Person, personDetailsSchema } from '#shared/roster/person'
import { command, useCommand } from '../../bridge/ask'
import { usePerson } from '../../bridge/streams'
import { useKeptForm } from '../../kit/kept-form'
import { SaveMark } from '../../kit/save-mark'
import { SidePanel } from '../../kit/side-panel'
import { PersonFields } from './person-fields'
import { PersonIdentities } from './person-identities'
import { PersonMeetings } from './person-meetings'
import styles from './person-panel.module.css'

type PersonPanelProps = {
  readonly stream: StreamId
  readonly organizations: readonly string[]
  readonly onClose: () => void
}

/** One person of the roster, beside the list: what is typed is kept by itself. */
export function PersonPanel({ stream, ...rest }: PersonPanelProps) {
  const followed = usePerson(stream)
  if (followed.phase === 'open' && followed.state) return <Opened stream={stream} person={followed.state} {...rest} />
  return (
    <SidePanel title="人员" onClose={rest.onClose}>
      {followed.phase === 'refused' && <p role="alert">{followed.refusal.message}</p>}
    </SidePanel>
  )
}

function Opened({ stream, person, organizations, onClose }: PersonPanelProps & { readonly person: Person }) {
  const { send, isBusy } = useCommand(stream)
  const { form, state, fields } = useKeptForm({
    place: `${stream} details`,
    schema: personDetailsSchema,
    kept: detailsOf(person),
    save: async (details) => {
      const answer = await command(stream, { type: 'person.edit', ...details })
      return answer.ok ? null : answer.refusal
    },
  })
  const turn = () => void send(person.active ? { type: 'person.retire', reason: '' } : { type: 'person.restore' })
  return (
    <SidePanel
      title={person.name}
      onClose={onClose}
      foot={
        <>
          <span className={styles.mark}>
            {person.active ? <SaveMark state={state} /> : '已停用：选人时不再出现，以前的会议不受影响。'}
          </span>
          <Button variant="default" disabled={isBusy} onClick={turn}>
            {person.active ? '停用' : '恢复'}
          </Button>
        </>
      }
    >
      <form aria-label={`${person.name}的资料`} {...fields}>
        <fieldset className={styles.fields} disabled={!person.active}>
          <PersonFields form={form} organizations={organizations} />
        </fieldset>
      </form>
      <PersonIdentities stream={stream} person={person} />
      <PersonMeetings personId={person.id} />
    </SidePanel>
  )
}
