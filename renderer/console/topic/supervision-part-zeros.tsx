import { nothingLeft } from '#shared/decision'
import { threeZeros, type Zero } from '#shared/topic/closing'
import type { Line } from '#shared/topic/lines'
import type { Topic } from '#shared/topic/topic'
import { ToneChip } from '../../kit/tone-chip'
import { type LineDoing, nextActOf } from '../ledger/line-acts'
import styles from './supervision-part-zeros.module.css'
import partStyles from './topic-part.module.css'
import { TopicCard } from './topic-part-card'

type ZerosProps = {
  readonly topic: Topic
  readonly mayAct: boolean
  readonly onOpen: (lineId: string, doing: LineDoing) => void
}

/** 三零 (P12, T13): each of the three, with the lines that still stand against it and the way to them. */
export function Zeros({ topic, mayAct, onOpen }: ZerosProps) {
  return (
    <TopicCard title="三零检查">
      {topic.lines.length === 0 ? (
        <p className={partStyles.hint}>有了协商成果才查得了：结果都告诉到了、事情都办到了、意见都用上了。</p>
      ) : (
        <ul className={styles.zeros}>
          {threeZeros(topic).map((zero) => (
            <ZeroLine key={zero.id} zero={zero} mayAct={mayAct} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </TopicCard>
  )
}

type ZeroLineProps = Pick<ZerosProps, 'mayAct' | 'onOpen'> & { readonly zero: Zero }

function ZeroLine({ zero, mayAct, onOpen }: ZeroLineProps) {
  const { name, meaning, missing } = zero
  return (
    <li>
      <div className={styles.head}>
        <b>{name}</b>
        {missing.length === 0 ? (
          <ToneChip tone="jade">✓ 做到了</ToneChip>
        ) : (
          <ToneChip tone="amber">差 {missing.length} 条</ToneChip>
        )}
      </div>
      <p className={partStyles.hint}>{meaning}</p>
      {missing.length > 0 && (
        <ul className={styles.missing} aria-label={`${name}还差的`}>
          {missing.map((line) => (
            <li key={line.id}>
              <button
                type="button"
                className={styles.line}
                onClick={() => onOpen(line.id, mayAct ? missingAct(zero.id, line) : null)}
              >
                <span className={styles.text}>{line.text}</span>
                <span className={styles.lack}>{lackWords(zero.id, line)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** The form that takes the line off this list. */
function missingAct(zero: Zero['id'], line: Line): LineDoing {
  if (zero === 'told' && line.replies.length > 0) return 'tell'
  return nextActOf(line)?.doing ?? null
}

function lackWords(zero: Zero['id'], line: Line): string {
  if (!line.report) return '还没有报送'
  if (line.replies.length === 0) return '还没有答复'
  switch (zero) {
    case 'told':
      return '还没有告知'
    case 'reviewed':
      return line.replies.at(-1)?.result === 'done' ? '还没有回头看' : '还在办'
    case 'used':
      return ''
    default:
      return nothingLeft(zero)
  }
}
