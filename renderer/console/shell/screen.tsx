import { nothingLeft } from '#shared/decision'
import { LiveScreen } from '../live/live'
import { MeetingsScreen } from '../meetings/meetings-screen'
import { PapersScreen } from '../papers/papers-screen'
import { PeopleScreen } from '../people/people-screen'
import { PrepareScreen } from '../prepare/prepare-screen'
import { SettingsScreen } from '../settings/settings-screen'
import type { Place } from './place'

/** Which screen a place is. */
export function Screen({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'meetings':
      return <MeetingsScreen />
    case 'prepare':
      return <PrepareScreen key={place.stream} stream={place.stream} part={place.part ?? 'details'} />
    case 'live':
      return <LiveScreen key={place.stream} stream={place.stream} />
    case 'papers':
      return <PapersScreen key={place.stream} stream={place.stream} />
    case 'people':
      return <PeopleScreen />
    case 'settings':
      return <SettingsScreen />
    default:
      return nothingLeft(place)
  }
}
