import type { Identity } from '#shared/meeting/tally'
import type { VoteMethod } from '#shared/meeting/votes'
import styles from './identities.module.css'

type IdentitiesProps = { readonly identities: readonly Identity[]; readonly method: VoteMethod }

/** 核对: every identity with its figures, and whether it holds (V3, V4). */
export function Identities({ identities, method }: IdentitiesProps) {
  return (
    <ul className={styles.identities} aria-label="核对">
      {identities
        .filter((each, index) => isWorthSaying(each, method, index === identities.length - 1))
        .map(({ name, arithmetic, holds }) => (
          <li key={name} data-holds={holds}>
            <span className={styles.sign} aria-hidden>
              {holds ? '✓' : '✗'}
            </span>
            <span>{arithmetic}</span>
            <b>{holds ? '成立' : '不成立'}</b>
          </li>
        ))}
    </ul>
  )
}

/** Where no papers went out, what is said of papers is true by itself. */
function isWorthSaying({ holds }: Identity, method: VoteMethod, isLast: boolean): boolean {
  return method === 'secret' || !holds || isLast
}
