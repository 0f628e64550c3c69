import type { FirstPage } from '#electron/app/first-page'
import type { Leaving } from '#electron/app/leaving'
import type { Desk } from '#electron/desk/desk'
import type { Lists } from '#electron/desk/lists'
import { searchMinutes } from '#electron/desk/search'
import type { StorageKeeper } from '#electron/storage/keeper'
import type { listsRequests, MeetingRow, PersonRow } from '#shared/contract/lists'
import type { Summary } from '#shared/contract/storage'
import { ok } from '#shared/decision'
import { nameWords } from '#shared/order/pinyin'
import type { AnnualPlan } from '#shared/plan/plan'
import type { Room } from '#shared/room/room'
import type { MeetingFigures } from '#shared/views/meeting-figures'
import type { Answers } from './answers'

export type ListParts = {
  readonly desk: Desk
  readonly keeper: StorageKeeper
  readonly lists: Lists
  readonly leaving: Pick<Leaving, 'has'>
  readonly firstPage: Pick<FirstPage, 'meetings'>
  /** The id of this room; other rooms' records are only read. */
  readonly ownRoom: string
}

/** Lists and search. Rows are made by `summarize` of the same kind. */
export function listHandlers({ desk, keeper, lists, leaving, firstPage, ownRoom }: ListParts) {
  return {
    'meetings.list': async ({ text }) => {
      const rows = await lists.own('meeting', text)
      return ok(rows.map(meetingRowOf))
    },
    'meetings.shown': async ({ text, over: most }) => {
      const noted = text.trim() === '' ? firstPage.meetings(most) : null
      if (noted) return ok(noted)
      const { ahead, over, overCount } = await lists.ownInParts('meeting', text, most)
      return ok({ ahead: ahead.map(meetingRowOf), over: over.map(meetingRowOf), overCount })
    },
    'search.minutes': async ({ text }) => {
      const running = async () => {
        const { ahead } = await lists.ownInParts('meeting', '', 0)
        return ahead.map(({ stream }) => stream)
      }
      const hits = await searchMinutes(text, { desk, keeper, fromJournal: lists.minutes, running, ownRoom })
      return ok(hits.filter(({ stream }) => !leaving.has(stream)))
    },
    'topics.list': async ({ text, rooms }) => {
      const rows = await (rooms === 'own' ? lists.own('topic', text) : lists.all('topic', text))
      return ok(JSON.stringify(rows.map(({ row }) => row)))
    },
    'plans.list': async ({ rooms }) => {
      const rows = await (rooms === 'own' ? lists.own('plan') : lists.all('plan'))
      return ok(rows.map(({ stream, room, row }) => ({ stream, room, plan: row as AnnualPlan })))
    },
    'figures.list': async ({ rooms }) => {
      const rows = await (rooms === 'own' ? lists.own('figures') : lists.all('figures'))
      return ok(rows.map(({ row }) => row as MeetingFigures))
    },
    'rooms.list': async () => {
      const [ours, others] = [await lists.own('room'), await lists.all('room')]
      const rest = others.filter(({ stream }) => ours.every((each) => each.stream !== stream))
      return ok([...ours, ...rest].map(({ row }) => row as Room))
    },
    'people.list': async ({ text }) => {
      const rows = await lists.own('person', text)
      return ok(
        rows.map(({ stream, row, words }): PersonRow => ({ stream, person: row as PersonRow['person'], words })),
      )
    },
    'names.words': ({ texts }) => ok(texts.map((text) => [...nameWords(text)])),
  } satisfies Answers<typeof listsRequests>
}

function meetingRowOf({ row }: Summary): MeetingRow {
  return row as MeetingRow
}
