import { Checkbox } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { type Identity, identities, identityNames, type Person } from '#shared/roster/person'
import { useCommand } from '../../bridge/ask'
import styles from './person-panel.module.css'

/** 身份 (P7): 两代表一委员, 老党员、老干部、老乡贤, 专业人士; as many as somebody has, each kept as it is ticked. */
export function PersonIdentities({ stream, person }: { readonly stream: StreamId; readonly person: Person }) {
  const { send, isBusy } = useCommand(stream)
  const turn = (identity: Identity) => {
    const has = person.identities.includes(identity)
    const said = has ? person.identities.filter((each) => each !== identity) : [...person.identities, identity]
    void send({ type: 'person.setIdentities', identities: said })
  }
  return (
    <fieldset className={styles.identities} disabled={!person.active || isBusy}>
      <legend className={styles.legend}>身份（可以有几个）</legend>
      {identities.map((identity) => (
        <Checkbox
          key={identity}
          label={identityNames[identity]}
          checked={person.identities.includes(identity)}
          onChange={() => turn(identity)}
        />
      ))}
    </fieldset>
  )
}
