import { Button, Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { StreamId } from '#shared/fact'
import { maxPassageLength } from '#shared/meeting/paper-edits'
import type { Passage } from '#shared/papers/wording'
import { countCharacters } from '#shared/text/characters'
import { useCommand } from '../../bridge/ask'
import { draftOf, dropDraft, keepDraft } from '../../kit/drafts'
import styles from './passage-row.module.css'

type PassageEditorProps = {
  readonly stream: StreamId
  readonly paper: string
  readonly passage: Passage
  readonly onDone: () => void
}

/** Rewords one passage. Ctrl+Enter keeps, Esc leaves it as it was; what is typed waits when the clerk goes elsewhere. */
export function PassageEditor({ stream, paper, passage, onDone }: PassageEditorProps) {
  const { send, isBusy } = useCommand(stream)
  const place = placeOf(stream, paper, passage.id)
  const generated = passage.generated ?? ''
  const [text, setText] = useState(draftOf<string>(place) ?? passage.edit?.text ?? generated)
  const [said, setSaid] = useState<string | null>(null)

  const type = (typed: string) => {
    setText(typed)
    setSaid(null)
    keepDraft(place, typed)
  }
  const leave = () => {
    dropDraft(place)
    onDone()
  }
  const keep = async () => {
    const trouble = troubleWith(text)
    if (trouble) return setSaid(trouble)
    const isSame = text === (passage.edit?.text ?? generated)
    if (!isSame && !(await send({ type: 'paper.edit', paper, passage: passage.id, text, replaced: generated }))) return
    leave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      leave()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void keep()
    }
  }
  return (
    <div>
      <Textarea
        onKeyDown={onKeyDown}
        aria-label={`${passage.name}的文字`}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={14}
        error={said}
        autoFocus
      />
      <div className={styles.acts}>
        <Button size="xs" variant="default" onClick={leave}>
          不改了 Esc
        </Button>
        <Button size="xs" color="jade" loading={isBusy} onClick={() => void keep()}>
          存入 Ctrl+↵
        </Button>
      </div>
    </div>
  )
}

/** Where the words wait that are not kept yet. */
export function placeOf(stream: StreamId, paper: string, passage: string): string {
  return `${stream} paper ${paper} ${passage}`
}

function troubleWith(text: string): string | null {
  if (text.trim() === '') return '这一段不能是空的；要恢复原文，请用“用自动生成的”。'
  const count = countCharacters(text)
  return count > maxPassageLength ? `最多 ${maxPassageLength} 个字，现在 ${count} 个字` : null
}
