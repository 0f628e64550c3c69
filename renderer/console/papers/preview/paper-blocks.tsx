import { type CSSProperties, Fragment } from 'react'
import { nothingLeft } from '#shared/decision'
import type { Block, Face, Form, Imprint, Mark, PaperDocument, Signatures, Table, Words } from '#shared/papers/document'
import { character, fittingMarkSize, formLabel } from '#shared/papers/layout'
import { nameParts, paperLine, paperText } from '#shared/papers/paper-text'
import { titleLines } from '#shared/papers/title-lines'
import styles from './paper-blocks.module.css'

/** The running text of a paper, set as `electron/export/paper-html.ts` sets it for the printer: the same measures, the same breaks. */
export function PaperBlocks({ paper }: { readonly paper: PaperDocument }) {
  const { emblem, mark, title, subtitle, blocks, provenance, imprint } = paper
  return (
    <>
      {emblem && (
        <p className={styles.emblem}>
          <img src={emblem} alt="会标" />
        </p>
      )}
      {mark && <MarkLines mark={mark} />}
      {title && <TitleLines title={title} startsPage={false} />}
      {subtitle && <p className={`${styles.centred} ${styles.keepNext} ${faceClass('kai')}`}>{paperLine(subtitle)}</p>}
      {title && <div className={styles.gap} />}
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is known by its place and nothing else
        <BlockOf key={index} block={block} startsPage={blocks[index - 1]?.kind === 'newPage'} />
      ))}
      {(provenance || imprint) && (
        <div className={styles.end}>
          {provenance && <p className={`${styles.provenance} ${faceClass('song')}`}>{paperLine(provenance)}</p>}
          {/* Keeps the imprint's place in the text; the one that is seen stands at the foot of the last page. */}
          {imprint && (
            <div className={styles.place} aria-hidden>
              <ImprintLines imprint={imprint} />
            </div>
          )}
        </div>
      )}
    </>
  )
}

function BlockOf({ block, startsPage }: { readonly block: Block; readonly startsPage: boolean }) {
  const breaking = startsPage ? styles.newPage : ''
  switch (block.kind) {
    case 'title':
      return (
        <>
          <TitleLines title={block.text} startsPage={startsPage} />
          <div className={styles.gap} />
        </>
      )
    case 'heading':
      return (
        <p className={`${styles.indented} ${styles.keepNext} ${breaking} ${faceClass(headingFaces[block.level])}`}>
          {block.number}
          {paperLine(block.text)}
        </p>
      )
    case 'paragraph':
      return (
        <p className={`${styles[block.align]} ${block.indent === 2 ? styles.indented : ''} ${breaking}`}>
          <WordsOf words={block.words} />
        </p>
      )
    case 'entry':
      return <EntryLine label={block.label} words={block.words} breaking={breaking} />
    case 'table':
      return <RuledTable table={block} breaking={breaking} />
    case 'form':
      return <RuledForm form={block} breaking={breaking} />
    case 'note':
      return <p className={`${styles.note} ${breaking} ${faceClass('song')}`}>{paperLine(block.text)}</p>
    case 'signatures':
      return <SignatureLines signatures={block} />
    case 'closing':
      return (
        <>
          <div className={styles.gap} />
          {[block.office, block.date]
            .filter((text) => text !== '')
            .map((text) => (
              <p key={text} className={styles.closing}>
                {paperLine(text)}
              </p>
            ))}
        </>
      )
    case 'blank':
      return <div className={`${styles.gap} ${breaking}`} />
    case 'newPage':
      return null
    default:
      return nothingLeft(block)
  }
}

const headingFaces = { 1: 'black', 2: 'kai', 3: 'body', 4: 'body' } as const

function MarkLines({ mark }: { readonly mark: Mark }) {
  const text = paperLine(mark.text)
  return (
    <>
      <p
        className={`${styles.mark} ${faceClass('title')}`}
        style={{ fontSize: `${fittingMarkSize([...text].length)}pt` }}
      >
        {text}
      </p>
      <p className={styles.markNumber}>{paperLine(mark.number)}</p>
      <div className={styles.markLine}>
        <span>{paperLine(mark.office)}</span>
        <span>{paperLine(mark.date)}</span>
      </div>
    </>
  )
}

function TitleLines({ title, startsPage }: { readonly title: string; readonly startsPage: boolean }) {
  return (
    <p className={`${styles.title} ${startsPage ? styles.newPage : ''} ${faceClass('title')}`}>
      {titleLines(paperLine(title)).join('\n')}
    </p>
  )
}

/** 出席：… hangs by its label; a name is not broken from line to line. */
function EntryLine({ label, words, breaking }: { label: string; words: Words; breaking: string | undefined }) {
  const hang = ([...paperLine(label)].length + 1) * character
  const look: CSSProperties = { paddingLeft: `${2 * character + hang}pt`, textIndent: `${-hang}pt` }
  return (
    <p className={breaking} style={look}>
      <span className={faceClass('black')}>{paperLine(label)}：</span>
      {typeof words === 'string' ? (
        nameParts(paperText(words)).map(({ name, rest }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
          <span key={index}>
            <span className={styles.keep}>{name}</span>
            {rest}
          </span>
        ))
      ) : (
        <WordsOf words={words} />
      )}
    </p>
  )
}

function RuledTable({ table, breaking }: { readonly table: Table; readonly breaking: string | undefined }) {
  const whole = table.columns.reduce((sum, column) => sum + column.width, 0)
  return (
    <table className={`${styles.table} ${breaking}`} data-to-write-in={table.toWriteIn}>
      <colgroup>
        {table.columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
          <col key={index} style={{ width: `${((column.width / whole) * 100).toFixed(3)}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
            <th key={index} className={faceClass('black')}>
              {paperLine(column.header)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          <tr key={place}>
            {table.columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
              <td key={index} data-align={column.align}>
                {paperText(row[index] ?? '')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RuledForm({ form: { rows }, breaking }: { readonly form: Form; readonly breaking: string | undefined }) {
  const most = Math.max(...rows.map((row) => row.fields.length), 1)
  const widths = Array.from({ length: most }, () => [formLabel, 1 / most - formLabel]).flat()
  return (
    <table className={`${styles.table} ${breaking}`}>
      <colgroup>
        {widths.map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
          <col key={index} style={{ width: `${(width * 100).toFixed(3)}%` }} />
        ))}
      </colgroup>
      <tbody>
        {rows.map(({ fields, height }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          <tr key={place} style={height === undefined ? {} : { height: `${height}mm` }}>
            {fields.map(({ label, text }, index) => (
              <Fragment key={label}>
                <th className={faceClass('black')}>{paperLine(label)}</th>
                <td colSpan={index === fields.length - 1 ? (most - fields.length) * 2 + 1 : 1}>{paperText(text)}</td>
              </Fragment>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SignatureLines({ signatures: { labels, sideBySide } }: { readonly signatures: Signatures }) {
  const lines = labels.map((label) => (
    <span key={label}>
      {paperLine(label)}：<span className={styles.line} />
    </span>
  ))
  if (sideBySide) return <p className={`${styles.signature} ${styles.sideBySide}`}>{lines}</p>
  return (
    <>
      <div className={styles.gap} />
      {lines.map((line) => (
        <p key={line.key} className={`${styles.signature} ${styles.indented}`}>
          {line}
        </p>
      ))}
    </>
  )
}

export function ImprintLines({ imprint }: { readonly imprint: Imprint }) {
  return (
    <div className={styles.imprint}>
      {imprint.copies && <div className={styles.copies}>抄送：{paperLine(imprint.copies)}</div>}
      <div className={styles.office}>
        <span>{paperLine(imprint.office)}</span>
        {imprint.date && <span>{paperLine(imprint.date)}印发</span>}
      </div>
    </div>
  )
}

function WordsOf({ words }: { readonly words: Words }) {
  if (typeof words === 'string') return paperText(words)
  return words.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place
    <span key={index} className={`${piece.face ? faceClass(piece.face) : ''} ${piece.struck ? styles.struck : ''}`}>
      {paperText(piece.text)}
    </span>
  ))
}

function faceClass(face: Face): string {
  return styles[`face-${face}`] ?? ''
}
