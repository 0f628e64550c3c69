import type { Desk } from '#electron/desk/desk'
import { ok, type Result } from '#shared/decision'
import type { Instant, StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { beginningOf, checkScript } from '#shared/rehearsal/check'
import { resolve } from '#shared/rehearsal/resolve'
import { commandsOf, instantOfStep, type Script } from '#shared/rehearsal/script'
import { blankDetails } from '#shared/roster/person'
import { chinaOffset, dayOf, instantOf } from '#shared/text/dates'
import finished from '../../resources/samples/parking-finished.json'
import prepared from '../../resources/samples/water-prepared.json'
import { linkMeetings, playTopics } from './sample-topics'

/**
 * 示例: a finished meeting of three days ago and one prepared for this morning, played through the desk by the same
 * scripts that rehearsals play, with topics at every stage. Everybody in them is invented.
 */
export async function playSample(desk: Desk, roomStream: StreamId, now: Instant): Promise<Result<null>> {
  const today = dayOf(now, chinaOffset)
  const [past, coming] = [readScript(finished), readScript(prepared)]
  const { state: room } = await desk.view(roomStream)
  if (room === null) {
    const set = await desk.ask(roomStream, { type: 'room.setUp', ...past.room })
    if (!set.ok) return set
  }
  const personIds = new Map(past.people.map(({ name }, index) => [name, `sample-${index + 1}`]))
  const people = await playPeople(desk, past)
  if (!people.ok) return people
  const threeDaysAgo = new Date(Date.parse(instantOf(today, '9:00')) - 3 * 86_400_000).toISOString()
  const topics = await playTopics(desk, today, roomStream.slice('room:'.length))
  if (!topics.ok) return topics
  const meetings = [
    { script: past, startsAt: threeDaysAgo },
    { script: coming, startsAt: instantOf(today, '9:00') },
  ]
  for (const { script, startsAt } of meetings) {
    const played = await playScript(desk, script, startsAt, personIds)
    if (!played.ok) return played
  }
  return linkMeetings(
    desk,
    today,
    meetings.map(({ startsAt }) => sampleMeeting(startsAt)),
  )
}

/** The roster of the script's people, so that the next meeting can be built from it. */
async function playPeople(desk: Desk, script: Script): Promise<Result<null>> {
  const asks = script.people.map(({ name, side, ...said }, index) => ({
    stream: `person:sample-${index + 1}` as const,
    command: {
      type: 'person.add',
      ...blankDetails,
      name,
      side,
      organization: said.organization ?? '',
      post: said.post ?? '',
      interestsTouched: said.interestsTouched ?? false,
    },
  }))
  const kept = await desk.askAll(asks)
  return kept.ok ? ok(null) : kept
}

async function playScript(
  desk: Desk,
  script: Script,
  startsAt: Instant,
  personIds: ReadonlyMap<string, string>,
): Promise<Result<null>> {
  const stream = sampleMeeting(startsAt)
  const people = script.people.map((person) => ({ ...person, personId: personIds.get(person.name) ?? null }))
  const steps = [{ at: '-24:00:00', do: [...beginningOf({ ...script, people, startsAt })] }, ...script.steps]
  for (const step of steps) {
    for (const spoken of commandsOf(step)) {
      const { state } = await desk.view(stream)
      const meeting = (state as MeetingHistory | null)?.meeting
      const command = meeting ? resolve(meeting, spoken) : spoken
      const answer = await desk.askAll([{ stream, command }], instantOfStep(startsAt, step))
      if (!answer.ok && answer.refusal.code !== ('refused' in step ? step.refused : undefined)) return answer
    }
  }
  return ok(null)
}

function sampleMeeting(startsAt: Instant): StreamId {
  return `meeting:sample-${startsAt.slice(0, 10)}`
}

function readScript(json: unknown): Script {
  const checked = checkScript(JSON.stringify(json))
  if (!checked.ok) throw new Error(`a bundled sample is not playable: ${checked.refusal.message}`)
  return checked.value
}
