import { nothingLeft } from '#shared/decision'
import { MeetingsScreen } from '../meetings/meetings-screen'
import { later } from './later'
import type { Place } from './place'

/*
 * The list of meetings is the first page; the other screens come later, those that it leads to before the rest. A new
 * screen is one more line here, one in `Screen`, and one in place.ts.
 */
const live = later(async () => (await import('../live/live')).LiveScreen, 'soon')
const prepare = later(async () => (await import('../prepare/prepare-screen')).PrepareScreen, 'soon')
const papers = later(async () => (await import('../papers/papers-screen')).PapersScreen, 'soon')
const people = later(async () => (await import('../people/people-screen')).PeopleScreen)
const topics = later(async () => (await import('../topics/topics-screen')).TopicsScreen)
const topic = later(async () => (await import('../topic/topic-screen')).TopicScreen)
const plan = later(async () => (await import('../plan/plan-screen')).PlanScreen)
const ledger = later(async () => (await import('../ledger/ledger-screen')).LedgerScreen)
const statistics = later(async () => (await import('../statistics/statistics-screen')).StatisticsScreen)
const settings = later(async () => (await import('../settings/settings-screen')).SettingsScreen)

/** Which screen a place is. */
export function Screen({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'meetings':
      return <MeetingsScreen />
    case 'prepare':
      return <prepare.Part key={place.stream} stream={place.stream} part={place.part ?? 'details'} />
    case 'live':
      return <live.Part key={place.stream} stream={place.stream} />
    case 'papers':
      return <papers.Part key={place.stream} stream={place.stream} />
    case 'topics':
      return <topics.Part />
    case 'topic':
      return <topic.Part key={place.stream} stream={place.stream} part={place.part ?? null} />
    case 'plan':
      return <plan.Part />
    case 'ledger':
      return <ledger.Part />
    case 'statistics':
      return <statistics.Part />
    case 'people':
      return <people.Part />
    case 'settings':
      return <settings.Part />
    default:
      return nothingLeft(place)
  }
}
