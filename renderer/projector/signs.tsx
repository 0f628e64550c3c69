/** ✓ and ✗ as drawings: the room's fonts may lack them, and a sign must look alike on every machine. */

export function CheckSign() {
  return <Sign d="M4 13.5 9.5 19 20 5.5" />
}

export function CrossSign() {
  return <Sign d="M5 5 19 19M19 5 5 19" />
}

function Sign({ d }: { readonly d: string }) {
  return (
    <svg viewBox="0 0 24 24" width="0.9em" height="0.9em" style={{ verticalAlign: '-0.08em' }} aria-hidden="true">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="3.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
