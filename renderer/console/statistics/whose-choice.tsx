import { Select } from '@mantine/core'
import type { StatisticsQuestion } from '#shared/views/statistics'
import type { StatisticsPage } from '#shared/views/statistics-page'
import styles from './whose-choice.module.css'

type WhoseChoiceProps = {
  readonly asked: StatisticsQuestion
  readonly rooms: StatisticsPage['rooms']
  /** '' is where none was written. */
  readonly areas: readonly string[]
  readonly onChoose: (asked: StatisticsQuestion) => void
}

/** 哪间议事室、哪个片区; each is asked only where there are several. */
export function WhoseChoice({ asked, rooms, areas, onChoose }: WhoseChoiceProps) {
  return (
    <div className={styles.choice}>
      {rooms.length > 1 && (
        <Select
          className={styles.room}
          aria-label="议事室"
          searchable
          maxDropdownHeight={320}
          nothingFoundMessage="没有这间议事室"
          data={[
            { value: all, label: `全部 ${rooms.length} 间` },
            ...rooms.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={asked.room ?? all}
          onChange={(value) => onChoose({ ...asked, room: value === null || value === all ? null : value })}
        />
      )}
      {areas.length > 1 && (
        <Select
          className={styles.area}
          aria-label="片区"
          searchable
          maxDropdownHeight={320}
          nothingFoundMessage="没有这个片区"
          data={[
            { value: all, label: '全部片区' },
            ...areas.map((area) => ({ value: written(area), label: area || '没有写片区' })),
          ]}
          value={asked.area === null ? all : written(asked.area)}
          onChange={(value) => onChoose({ ...asked, area: value === null || value === all ? null : value.slice(1) })}
        />
      )}
    </div>
  )
}

/** No id and no written area looks like this one. */
const all = ' all'

/** A select knows no empty value. */
function written(area: string): string {
  return `=${area}`
}
