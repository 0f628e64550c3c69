import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { type Passage, passageStateNames } from '#shared/papers/wording'
import { useCommand } from '../../bridge/ask'
import { draftOf } from '../../kit/drafts'
import type { Tone } from '../../kit/theme'
import { ToneChip } from '../../kit/tone-chip'
import { PassageEditor, placeOf } from './passage-editor'
import styles from './passage-row.module.css'

type PassageRowProps = {
  readonly stream: StreamId
  readonly paper: string
  readonly passage: Passage
  readonly isEdited: boolean
  readonly onLook: () => void
  readonly onEdit: () => void
  readonly onDone: () => void
}

/** One passage: what stands on the paper, whether that was generated or changed by hand, and both where they differ (D2). */
export function PassageRow({ stream, paper, passage, isEdited, onLook, onEdit, onDone }: PassageRowProps) {
  const { name, generated, edit, state } = passage
  const { send, isBusy } = useCommand(stream)
  const revert = () => void send({ type: 'paper.revert', paper, passage: passage.id })
  const keepMine = () => {
    if (edit && generated !== null)
      void send({ type: 'paper.edit', paper, passage: passage.id, text: edit.text, replaced: generated })
  }
  return (
    <li className={styles.row} aria-label={name}>
      <div className={styles.head}>
        <button type="button" className={styles.name} onClick={onLook} title="在样张上找到这一段">
          {name}
        </button>
        {state !== 'generated' && <ToneChip tone={tones[state]}>{passageStateNames[state]}</ToneChip>}
        {!isEdited && draftOf(placeOf(stream, paper, passage.id)) !== undefined && (
          <ToneChip tone="amber">有没存的字</ToneChip>
        )}
      </div>
      {isEdited && generated !== null ? (
        <PassageEditor stream={stream} paper={paper} passage={passage} onDone={onDone} />
      ) : (
        <>
          <p className={styles.text}>{(edit?.text ?? generated) || '（没有）'}</p>
          {edit && state === 'edited' && <Earlier label="自动生成的原文" text={edit.replaced} />}
          {edit && state === 'outdated' && (
            <div className={styles.changed}>
              <p>会议记录在这以后有变化，自动生成的文字已经不同；纸上仍用您改的。</p>
              <Earlier label="现在自动生成的" text={generated ?? ''} open />
              <Earlier label="改的时候的原文" text={edit.replaced} />
            </div>
          )}
          {edit && state === 'gone' && (
            <div className={styles.changed}>
              <p>会议记录里已经没有这一段，您改的文字没有印在纸上，先留在这里。</p>
              <Earlier label="改的时候的原文" text={edit.replaced} />
            </div>
          )}
          <div className={styles.acts}>
            {edit && (
              <Button size="xs" variant="default" disabled={isBusy} onClick={revert}>
                {state === 'gone' ? '不要这段改动' : '用自动生成的'}
              </Button>
            )}
            {state === 'outdated' && (
              <Button size="xs" variant="default" disabled={isBusy} onClick={keepMine}>
                就用我改的
              </Button>
            )}
            {generated !== null && (
              <Button size="xs" variant="default" aria-label={`改写${name}`} onClick={onEdit}>
                改写
              </Button>
            )}
          </div>
        </>
      )}
    </li>
  )
}

const tones: Readonly<Record<Exclude<Passage['state'], 'generated'>, Tone>> = {
  edited: 'plum',
  outdated: 'amber',
  gone: 'amber',
}

function Earlier({ label, text, open = false }: { label: string; text: string; open?: boolean }) {
  return (
    <details className={styles.earlier} open={open}>
      <summary>{label}</summary>
      <p className={styles.text}>{text || '（没有）'}</p>
    </details>
  )
}
