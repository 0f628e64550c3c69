import { editOf, type PaperEdit } from '../meeting/paper-edits'
import type { PaperDocument } from './document'
import type { Paper, PaperInput } from './paper'

/**
 * 措辞: how a composer asks for the words of one passage. It gives the passage's id, which never changes, its name for the
 * clerk, and what the facts say; it gets these words back, or those the clerk put in their place (D1).
 */
export type Wording = (passage: string, name: string, generated: string) => string

/** 可改写的一段: what would be generated now, and what the clerk made of it. */
export type Passage = {
  readonly id: string
  readonly name: string
  /** What stands there without the clerk; null when the facts have nothing for this passage any more. */
  readonly generated: string | null
  readonly edit: PaperEdit | null
  /** 自动 · 已改 · 原文已变 (D2) · 已不再生成, its edit is on no paper now. */
  readonly state: 'generated' | 'edited' | 'outdated' | 'gone'
}

export const passageStateNames: Readonly<Record<Passage['state'], string>> = {
  generated: '自动生成',
  edited: '已改写',
  outdated: '原文已变',
  gone: '已不再生成',
}

type Editable = Pick<Paper, 'id' | 'name' | 'says' | 'stage'> & {
  readonly formats: readonly ('docx' | 'pdf')[]
  readonly draft: (input: PaperInput, word: Wording) => PaperDocument | null
}

/** A paper whose words may be changed before it goes out. Whatever is made of it carries the changed words. */
export function editable({ draft, ...paper }: Editable): Paper {
  return {
    ...paper,
    kind: 'document',
    compose: (input) =>
      draft(input, (id, _, generated) => editOf(input.meeting.paperEdits, paper.id, id)?.text ?? generated),
    passages: (input) => passagesOf(paper.id, input, draft),
  }
}

/** In the order in which they stand on the paper; what is on it no more comes last. */
function passagesOf(paper: string, input: PaperInput, draft: Editable['draft']): readonly Passage[] {
  const { paperEdits } = input.meeting
  const found: Passage[] = []
  draft(input, (id, name, generated) => {
    const edit = editOf(paperEdits, paper, id)
    if (found.every((each) => each.id !== id))
      found.push({ id, name, generated, edit, state: stateOf(edit, generated) })
    return edit?.text ?? generated
  })
  const gone = paperEdits.filter((edit) => edit.paper === paper && found.every(({ id }) => id !== edit.passage))
  return [
    ...found,
    ...gone.map((edit): Passage => ({ id: edit.passage, name: '原来的一段', generated: null, edit, state: 'gone' })),
  ]
}

function stateOf(edit: PaperEdit | null, generated: string): Passage['state'] {
  if (edit === null) return 'generated'
  return edit.replaced === generated ? 'edited' : 'outdated'
}
