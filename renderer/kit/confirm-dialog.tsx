import { Button, Modal } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import styles from './confirm-dialog.module.css'
import type { Tone } from './theme'

type ConfirmDialogProps = {
  readonly opened: boolean
  readonly title: string
  readonly confirmLabel: string
  readonly cancelLabel?: string
  readonly tone?: Tone
  readonly isBusy?: boolean
  /** What will happen, or the fields the act needs. */
  readonly children: ReactNode
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before an act that cannot simply be done again. Enter in a field confirms, Esc goes back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, confirmLabel, cancelLabel = '先不', tone = 'cinnabar', isBusy = false, children } = props
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    // A dialog stands in its page's tree: the form around it must not hear this.
    event.stopPropagation()
    if (!isBusy) props.onConfirm()
  }
  return (
    <Modal opened={opened} onClose={props.onClose} title={title} size={460}>
      <form onSubmit={confirm} noValidate>
        <div className={styles.text}>{children}</div>
        <div className={styles.acts}>
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {cancelLabel}
          </Button>
          <Button type="submit" color={tone} loading={isBusy}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
