import { Fragment } from 'react'
import type { SideName } from '#shared/views/scene'
import styles from './person.module.css'

/** A name that breaks, if it must, after a dot and nowhere else: 欧阳阿依古丽·│买买提明. */
export function Name({ name }: { readonly name: string }) {
  const parts = name.split(/(?<=[·•‧・･])/u)
  if (parts.length === 1) return <span className={styles.name}>{name}</span>
  return (
    <span className={styles.name}>
      {parts.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name have no identity but their place
        <Fragment key={place}>
          {place > 0 && <wbr />}
          <span className={styles.part}>{part}</span>
        </Fragment>
      ))}
    </span>
  )
}

/** 代表方 as a plate: a word on the side's pale ground, with a bar of its colour. */
export function SidePlate({ side }: { readonly side: SideName }) {
  return (
    <span className={styles.side} data-tone={side.color}>
      {side.label}
    </span>
  )
}
