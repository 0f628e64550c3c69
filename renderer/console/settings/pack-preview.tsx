import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { PackFile } from '#shared/contract/exchange'
import { type PackPart, packPartNames } from '#shared/room/pack'
import { changesByPack, type PartOfPack } from '#shared/room/pack-changes'
import { longDate } from '#shared/text/dates'
import { useCommand } from '../../bridge/ask'
import { say } from '../../kit/notice'
import { ToneChip } from '../../kit/tone-chip'
import { useBeginning, useRoom } from '../shell/beginning'
import styles from './pack-preview.module.css'
import { Section } from './section'

type PackPreviewProps = {
  readonly file: PackFile
  readonly isReading: boolean
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** What a pack would change here, part by part; nothing is taken before the clerk says so (R6). */
export function PackPreview({ file, isReading, onAgain, onClose }: PackPreviewProps) {
  const room = useRoom()
  const { roomStream } = useBeginning()
  const { send, isBusy } = useCommand(roomStream)
  const { pack, fileName } = file
  const parts = changesByPack(room, pack)
  const offered = parts.filter((each) => each.changes.length > 0 && each.blocked === null)
  const [left, setLeft] = useState<readonly PackPart[]>([])
  const chosen = offered.map(({ part }) => part).filter((part) => !left.includes(part))

  const take = async () => {
    if (!(await send({ type: 'room.applyPack', pack, parts: chosen }))) return
    say({ id: 'pack.taken', color: 'jade', message: `已采用${pack.county}的标准包：${chosen.length} 部分。` })
    onClose()
  }
  return (
    <Section
      title="采用前看一遍"
      text={`${fileName}：${pack.county}，${pack.by}，${longDate(pack.issuedOn)}发布。校验完好。`}
    >
      {offered.length === 0 && !parts.some(({ blocked }) => blocked) && (
        <p className={styles.nothing} role="status">
          没有变化：标准包里的内容和本室现在的一样。
        </p>
      )}
      <ul className={styles.parts}>
        {parts.map((part) => (
          <Part
            key={part.part}
            part={part}
            picture={part.part === 'emblem' ? (pack.content.emblem?.emblem ?? null) : null}
            isChosen={chosen.includes(part.part)}
            onChoose={(isChosen) =>
              setLeft(isChosen ? left.filter((each) => each !== part.part) : [...left, part.part])
            }
          />
        ))}
      </ul>
      <div className={styles.acts}>
        <Button variant="default" onClick={onClose}>
          先不采用
        </Button>
        <Button variant="default" loading={isReading} onClick={onAgain}>
          换一个文件…
        </Button>
        <Button loading={isBusy} disabled={chosen.length === 0} onClick={() => void take()}>
          采用选中的 {chosen.length} 部分
        </Button>
      </div>
    </Section>
  )
}

type PartProps = {
  readonly part: PartOfPack
  readonly picture: string | null
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

function Part({ part, picture, isChosen, onChoose }: PartProps) {
  const { changes, kept, blocked } = part
  const name = packPartNames[part.part]
  const isOpen = changes.length > 0 && blocked === null
  return (
    <li className={styles.part} aria-label={name}>
      <div className={styles.head}>
        <Checkbox
          label={name}
          checked={isChosen}
          disabled={!isOpen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        {blocked ? (
          <ToneChip tone="cinnabar">放不下</ToneChip>
        ) : (
          <ToneChip tone={isOpen ? 'amber' : 'ink'}>{isOpen ? `${changes.length} 处变化` : '没有变化'}</ToneChip>
        )}
      </div>
      {blocked && <p className={styles.blocked}>{blocked}</p>}
      <ul className={styles.changes}>
        {changes.map(({ what, from, to }) => (
          <li key={what}>
            <b>{what}</b>
            <span className={styles.from}>{from}</span>
            <span aria-hidden>→</span>
            <span className={styles.to}>
              {to}
              {what === '会标' && picture && <img className={styles.picture} src={picture} alt="标准包里的会标" />}
            </span>
          </li>
        ))}
      </ul>
      {kept.map((sentence) => (
        <p key={sentence} className={styles.kept}>
          {sentence}
        </p>
      ))}
    </li>
  )
}
