import type { Drive } from '#shared/contract/papers'
import styles from './place-list.module.css'
import type { usePlaces } from './places'
import { saySize } from './sizes'

type PlaceListProps = Pick<ReturnType<typeof usePlaces>, 'drives' | 'isLooking' | 'chosen' | 'choose'>

/** 放到哪里: the sticks and folders there are, and a word while there is no stick. */
export function PlaceList({ drives, isLooking, chosen, choose }: PlaceListProps) {
  return (
    <>
      {drives.length > 0 && (
        <fieldset className={styles.places}>
          <legend>放到哪里</legend>
          {drives.map((drive) => (
            <PlaceRow
              key={drive.id}
              drive={drive}
              isChosen={drive.id === chosen?.id}
              onChoose={() => choose(drive.id)}
            />
          ))}
        </fieldset>
      )}
      {!drives.some(({ kind }) => kind === 'removable') && (
        <p className={styles.hint} role="status">
          {isLooking ? '正在找U盘…' : '没有找到U盘。插上后会自动出现在这里；也可以先放到本机的文件夹。'}
        </p>
      )}
    </>
  )
}

type PlaceRowProps = { readonly drive: Drive; readonly isChosen: boolean; readonly onChoose: () => void }

function PlaceRow({ drive, isChosen, onChoose }: PlaceRowProps) {
  return (
    <label className={styles.place} data-chosen={isChosen}>
      <input type="radio" name="place" checked={isChosen} disabled={drive.readOnly} onChange={onChoose} />
      <span>
        <b>{placeName(drive)}</b>
        <span className={styles.path} title={drive.path}>
          {drive.path}
        </span>
      </span>
      <span className={styles.free}>
        {drive.readOnly ? '只读，写不进去' : drive.freeBytes === null ? '' : `可用 ${saySize(drive.freeBytes)}`}
      </span>
    </label>
  )
}

export function placeName({ kind, label }: Drive): string {
  return kind === 'removable' ? `U盘${label ? `“${label}”` : ''}` : `文件夹“${label}”`
}
