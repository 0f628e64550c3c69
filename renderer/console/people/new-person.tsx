import { Button } from '@mantine/core'
import { type StreamId, streamOf } from '#shared/fact'
import { blankDetails, type PersonDetails, personDetailsSchema } from '#shared/roster/person'
import { ask, sayRefusal } from '../../bridge/ask'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { goOnWithEnter } from '../../kit/enter'
import { SidePanel } from '../../kit/side-panel'
import { PersonFields } from './person-fields'

type NewPersonProps = {
  readonly organizations: readonly string[]
  readonly onClose: () => void
  /** What else is asked in the same breath: inviting the person to a meeting. All is kept or nothing. */
  readonly alongside?: (
    personId: string,
    details: PersonDetails,
  ) => { readonly stream: StreamId; readonly command: { type: string } }
  readonly label?: string
  readonly onAdded?: (stream: StreamId) => void
}

/** 加一个人: into the roster, and where it is asked from a meeting into that as well. Stays open for the next one. */
export function NewPerson({ organizations, onClose, alongside, label = '存入人才库', onAdded }: NewPersonProps) {
  const form = useDraftForm(draftPlace, personDetailsSchema, blankDetails)
  const add = form.handleSubmit(async (details) => {
    const id = crypto.randomUUID()
    const stream = streamOf('person', id)
    const answer = await ask('desk.askAll', {
      asks: [{ stream, command: { type: 'person.add', ...details } }, ...(alongside ? [alongside(id, details)] : [])],
    })
    if (!answer.ok) return sayRefusal(answer.refusal)
    dropDraft(draftPlace)
    // Whoever types a list by hand has the same side and unit many times.
    form.reset({ ...blankDetails, side: details.side, organization: details.organization })
    form.setFocus('name')
    onAdded?.(stream)
  })
  return (
    <SidePanel
      title="加一个人"
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            不加了
          </Button>
          <Button type="submit" form={formId} loading={form.formState.isSubmitting}>
            {label}
          </Button>
        </>
      }
    >
      <form id={formId} aria-label="加一个人" noValidate onSubmit={add} onKeyDown={goOnWithEnter}>
        <PersonFields form={form} organizations={organizations} />
      </form>
    </SidePanel>
  )
}

const formId = 'new-person'
const draftPlace = 'new person'
