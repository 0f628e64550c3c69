import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { goOnWithEnter } from '../../kit/enter'
import { SidePanel } from '../../kit/side-panel'
import { DetailsFields } from '../prepare/details-fields'
import type { DetailsParsed, DetailsTyped } from '../prepare/details-form'
import styles from './new-meeting.module.css'

type NewMeetingPanelProps = {
  readonly title: string
  readonly form: UseFormReturn<DetailsTyped, unknown, DetailsParsed>
  readonly onSubmit: () => void
  readonly onClose: () => void
  /** What is asked below the first things of the meeting itself. */
  readonly children: ReactNode
}

/** The panel in which a meeting is made, whether anew or after an old one. */
export function NewMeetingPanel({ title, form, onSubmit, onClose, children }: NewMeetingPanelProps) {
  return (
    <SidePanel
      title={title}
      width={480}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            先不建
          </Button>
          <Button type="submit" form={formId} loading={form.formState.isSubmitting}>
            建好，去筹备
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} noValidate onSubmit={onSubmit} onKeyDown={goOnWithEnter}>
        <DetailsFields form={form} names={[]} isShort />
        {children}
      </form>
    </SidePanel>
  )
}

const formId = 'new-meeting'
