import type { ReactNode } from 'react'

/* Line drawings of our own, 20 units square, in the colour of the text beside them. Decoration: the words say it. */

/** A round table and who sits at it. */
export function MeetingsIcon() {
  return (
    <Drawing>
      <circle cx="10" cy="10" r="4.4" />
      <circle cx="10" cy="2.6" r="1" />
      <circle cx="10" cy="17.4" r="1" />
      <circle cx="2.6" cy="10" r="1" />
      <circle cx="17.4" cy="10" r="1" />
    </Drawing>
  )
}

/** A bubble with what people say. */
export function TopicsIcon() {
  return (
    <Drawing>
      <path d="M3 4.5h14v9.5H9.5L6 17v-3H3z" />
      <path d="M6.2 8h7.6M6.2 10.8h4.8" />
    </Drawing>
  )
}

/** Twelve months on a wall sheet. */
export function PlanIcon() {
  return (
    <Drawing>
      <path d="M3 4.8h14v12H3zM3 8.4h14M6.8 2.8v3.4M13.2 2.8v3.4" />
      <path d="M6.2 11.4h1.6M9.2 11.4h1.6M12.2 11.4h1.6M6.2 14h1.6M9.2 14h1.6" />
    </Drawing>
  )
}

/** Rows, each with its lamp. */
export function LedgerIcon() {
  return (
    <Drawing>
      <circle cx="4.4" cy="5" r="1.5" />
      <circle cx="4.4" cy="10" r="1.5" />
      <circle cx="4.4" cy="15" r="1.5" />
      <path d="M8.4 5h8.4M8.4 10h8.4M8.4 15h8.4" />
    </Drawing>
  )
}

export function StatisticsIcon() {
  return (
    <Drawing>
      <path d="M3 17h14M5.4 17v-5.4M10 17V5.2M14.6 17V9" />
    </Drawing>
  )
}

export function PeopleIcon() {
  return (
    <Drawing>
      <circle cx="7.4" cy="7" r="2.8" />
      <path d="M2.2 16.4c.4-3.2 2.5-4.8 5.2-4.8s4.8 1.6 5.2 4.8" />
      <path d="M12.8 4.5a2.6 2.6 0 0 1 0 5M14.6 12c1.8.6 2.9 2.1 3.2 4.4" />
    </Drawing>
  )
}

export function SettingsIcon() {
  return (
    <Drawing>
      <path d="M3 5.5h8M15 5.5h2M3 14.5h2M9 14.5h8" />
      <circle cx="13" cy="5.5" r="2" />
      <circle cx="7" cy="14.5" r="2" />
    </Drawing>
  )
}

export function SearchIcon() {
  return (
    <Drawing>
      <circle cx="8.8" cy="8.8" r="5.3" />
      <path d="m12.8 12.8 4 4" />
    </Drawing>
  )
}

export function PlusIcon() {
  return (
    <Drawing>
      <path d="M10 4v12M4 10h12" />
    </Drawing>
  )
}

export function BackIcon() {
  return (
    <Drawing>
      <path d="M12.5 4.5 7 10l5.5 5.5" />
    </Drawing>
  )
}

export function MoreIcon() {
  return (
    <svg width="18" height="18" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
      <circle cx="4.5" cy="10" r="1.6" />
      <circle cx="10" cy="10" r="1.6" />
      <circle cx="15.5" cy="10" r="1.6" />
    </svg>
  )
}

export function UpIcon() {
  return (
    <Drawing>
      <path d="M10 16V4.5M5.5 9 10 4.5 14.5 9" />
    </Drawing>
  )
}

export function DownIcon() {
  return (
    <Drawing>
      <path d="M10 4v11.5M5.5 11l4.5 4.5 4.5-4.5" />
    </Drawing>
  )
}

export function IndentIcon() {
  return (
    <Drawing>
      <path d="M9 5h8M9 10h8M9 15h8M2.5 7.5 5.5 10l-3 2.5" />
    </Drawing>
  )
}

export function OutdentIcon() {
  return (
    <Drawing>
      <path d="M9 5h8M9 10h8M9 15h8M5.5 7.5 2.5 10l3 2.5" />
    </Drawing>
  )
}

export function RemoveIcon() {
  return (
    <Drawing>
      <path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />
    </Drawing>
  )
}

export function GripIcon() {
  return (
    <svg width="18" height="18" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
      {[5, 10, 15].flatMap((y) => [7, 13].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.4" />))}
    </svg>
  )
}

export function CalendarIcon() {
  return (
    <Drawing>
      <rect x="3" y="4.5" width="14" height="12" rx="2" />
      <path d="M3 8.5h14M7 2.8v3M13 2.8v3" />
    </Drawing>
  )
}

function Drawing({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}
