import styles from './mark.module.css'

/** 会标 of this room: its own picture whole, or the mark that comes with the program. */
export function RoomEmblem({
  picture,
  className = '',
}: {
  readonly picture: string | null
  readonly className?: string | undefined
}) {
  return picture === null ? (
    <Mark className={className} />
  ) : (
    <img className={`${styles.picture} ${className}`} src={picture} alt="" />
  )
}

/** 会标: two people bend towards each other round one table. Decoration for the eye, so it has no name of its own. */
export function Mark({ className }: { readonly className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 60 60" aria-hidden="true">
      <circle cx="30" cy="30" r="28" fill="currentColor" opacity="0.13" />
      <g fill="none" stroke="currentColor" strokeWidth="5.6" strokeLinecap="round">
        <path d="M16.5 31.5A14 14 0 0 1 29 16.2" />
        <path d="M43.5 28.5A14 14 0 0 1 31 43.8" />
      </g>
      <g className="people" fill="var(--mark-people, currentColor)">
        <circle cx="20.6" cy="40" r="4.7" />
        <circle cx="39.4" cy="20" r="4.7" />
      </g>
    </svg>
  )
}
