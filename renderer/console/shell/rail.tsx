import { type ReactNode, useContext } from 'react'
import { Emblem } from '../../kit/emblem'
import {
  LedgerIcon,
  MeetingsIcon,
  PeopleIcon,
  PlanIcon,
  SettingsIcon,
  StatisticsIcon,
  TopicsIcon,
} from '../../kit/icons'
import { useKeys } from '../keys/keys'
import { RoomContext } from './beginning'
import { type Place, usePlace } from './place'
import styles from './rail.module.css'

/** 左栏: the places of the program that are there, in one word each. */
export function Rail() {
  const { place, go } = usePlace()
  const room = useContext(RoomContext)
  useKeys(
    stops.map(({ screen, label }, index) => ({
      id: `rail.${screen}`,
      keys: `Alt+${index + 1}`,
      label,
      group: '页面',
      whileTyping: true,
      run: () => go({ screen }),
    })),
  )
  return (
    <nav className={styles.rail} aria-label="主要页面">
      <Emblem className={styles.emblem} picture={room?.look.emblem ?? null} />
      {stops.map(({ screen, label, icon }) => (
        <button
          key={screen}
          type="button"
          className={styles.stop}
          aria-current={holds(screen, place) ? 'page' : undefined}
          onClick={() => go({ screen })}
        >
          {icon}
          {label}
        </button>
      ))}
    </nav>
  )
}

type Stop = {
  readonly screen: 'meetings' | 'topics' | 'plan' | 'ledger' | 'people' | 'statistics' | 'settings'
  readonly label: string
  readonly icon: ReactNode
}

const stops: readonly Stop[] = [
  { screen: 'meetings', label: '会议', icon: <MeetingsIcon /> },
  { screen: 'topics', label: '议题', icon: <TopicsIcon /> },
  { screen: 'plan', label: '计划', icon: <PlanIcon /> },
  { screen: 'ledger', label: '台账', icon: <LedgerIcon /> },
  { screen: 'people', label: '人才库', icon: <PeopleIcon /> },
  { screen: 'statistics', label: '统计', icon: <StatisticsIcon /> },
  { screen: 'settings', label: '设置', icon: <SettingsIcon /> },
]

/** A meeting's own pages belong to 会议, a topic's to 议题. */
function holds(stop: Stop['screen'], place: Place): boolean {
  switch (place.screen) {
    case 'prepare':
    case 'live':
    case 'papers':
      return stop === 'meetings'
    case 'topic':
      return stop === 'topics'
    default:
      return place.screen === stop
  }
}
