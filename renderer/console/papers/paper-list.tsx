import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { standInOnScreen } from '#shared/papers/fonts'
import type { PaperStage } from '#shared/papers/paper'
import { ToneChip } from '../../kit/tone-chip'
import type { Composed } from './composed'
import styles from './paper-list.module.css'
import { useMissingFaces } from './preview/typefaces'
import { usePrinting } from './printing'

type PaperListProps = {
  readonly stream: StreamId
  readonly composed: readonly Composed[] | null
  readonly onOpen: (paper: string) => void
  /** The meeting's facts go along in an archive. */
  readonly hasArchive: boolean
}

/** 全套文书: what this meeting makes, what each is for; each can be looked at, reworded and printed from here. */
export function PaperList({ stream, composed, onOpen, hasArchive }: PaperListProps) {
  const missing = useMissingFaces() ?? []
  const stages = (['after', 'before'] as const).filter((stage) => composed?.some(({ paper }) => paper.stage === stage))
  return (
    <section className={styles.list} aria-label="这场会议的文书" aria-busy={composed === null}>
      {stages.map((stage) => (
        <StageList
          key={stage}
          stream={stream}
          stage={stage}
          composed={composed?.filter(({ paper }) => paper.stage === stage) ?? []}
          onOpen={onOpen}
          hasArchive={hasArchive && stage === 'after'}
        />
      ))}
      {missing.length > 0 && <p className={styles.fonts}>{standInOnScreen(missing)}</p>}
    </section>
  )
}

const stageNames: Readonly<Record<PaperStage, string>> = { before: '会前文书', after: '会后文书' }

type StageListProps = Omit<PaperListProps, 'composed'> & {
  readonly stage: PaperStage
  readonly composed: readonly Composed[]
}

function StageList({ stream, stage, composed, onOpen, hasArchive }: StageListProps) {
  const { printing, print } = usePrinting(stream)
  return (
    <section aria-labelledby={`papers-${stage}`}>
      <h2 id={`papers-${stage}`} className={styles.heading}>
        {stageNames[stage]}
      </h2>
      <ul className={styles.papers}>
        {composed.map(({ paper: { id, name, says }, formats, passages }) => (
          <li key={id}>
            <span className={styles.name}>
              <b>{name}</b>
              {formats.map((format) => (
                <ToneChip key={format} tone={format === 'xlsx' ? 'jade' : 'blue'}>
                  {format.toUpperCase()}
                </ToneChip>
              ))}
              <EditedChip passages={passages} />
            </span>
            <span className={styles.says}>{says}</span>
            <span className={styles.acts}>
              <Button
                variant="default"
                aria-label={`${passages.length > 0 ? '看样、改写' : '看样'}${name}`}
                onClick={() => onOpen(id)}
              >
                {passages.length > 0 ? '看样、改写' : '看样'}
              </Button>
              <Button
                variant="default"
                aria-label={`打印${name}`}
                loading={printing === id}
                disabled={printing !== null}
                onClick={() => void print(id)}
              >
                打印
              </Button>
            </span>
          </li>
        ))}
        {hasArchive && (
          <li>
            <span className={styles.name}>
              <b>会议档案</b>
              <ToneChip tone="ink">JSONL</ToneChip>
            </span>
            <span className={styles.says}>全部原始记录，可校验；含内部备注和联系电话，只存档，不外发</span>
          </li>
        )}
      </ul>
    </section>
  )
}

/** D2: how much was changed by hand, and whether something under it has changed since. */
function EditedChip({ passages }: Pick<Composed, 'passages'>) {
  const edited = passages.filter(({ edit }) => edit !== null)
  const open = edited.filter(({ state }) => state === 'outdated' || state === 'gone').length
  if (open > 0) return <ToneChip tone="amber">{open} 处原文已变</ToneChip>
  return edited.length > 0 ? <ToneChip tone="plum">改过 {edited.length} 处</ToneChip> : null
}
