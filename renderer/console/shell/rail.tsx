import type { ReactNode } from 'react'
import { Emblem } from '../../kit/emblem'
import { MeetingsIcon, PeopleIcon, SettingsIcon } from '../../kit/icons'
import { useKeys } from '../keys/keys'
import { type Place, usePlace } from './place'
import styles from './rail.module.css'

/** 左栏: the places of the program that are there, in one word each. */
export function Rail() {
  const { place, go } = usePlace()
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
      <Emblem className={styles.emblem} />
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

type Stop = { readonly screen: 'meetings' | 'people' | 'settings'; readonly label: string; readonly icon: ReactNode }

const stops: readonly Stop[] = [
  { screen: 'meetings', label: '会议', icon: <MeetingsIcon /> },
  { screen: 'people', label: '人才库', icon: <PeopleIcon /> },
  { screen: 'settings', label: '设置', icon: <SettingsIcon /> },
]

/** A meeting's own pages belong to 会议. */
function holds(stop: Stop['screen'], place: Place): boolean {
  if (stop === 'meetings') return place.screen !== 'people' && place.screen !== 'settings'
  return place.screen === stop
}
