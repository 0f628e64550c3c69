import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import type { Paper } from '#shared/papers/paper'
import { ask, sayRefusal } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { ToneChip } from '../../kit/tone-chip'
import { useBeginning, useRoom } from '../shell/beginning'
import styles from './paper-list.module.css'

/** 全套文书: what this meeting makes, what each is for; each can be printed from here. */
export function PaperList({ stream, meeting }: { readonly stream: StreamId; readonly meeting: Meeting }) {
  const papers = usePapersOf(meeting)
  const [printing, setPrinting] = useState<string | null>(null)
  const print = async (paper: string) => {
    setPrinting(paper)
    const answer = await ask('papers.print', { stream, paper, voteId: null })
    setPrinting(null)
    if (!answer.ok) sayRefusal(answer.refusal)
  }
  return (
    <section aria-labelledby="paper-list">
      <h2 id="paper-list" className={styles.heading}>
        这场会议的文书
      </h2>
      <ul className={styles.papers} aria-busy={papers === null}>
        {papers?.map(({ id, name, says, formats }) => (
          <li key={id}>
            <span className={styles.name}>
              <b>{name}</b>
              {formats.map((format) => (
                <ToneChip key={format} tone={format === 'xlsx' ? 'jade' : 'blue'}>
                  {format.toUpperCase()}
                </ToneChip>
              ))}
            </span>
            <span className={styles.says}>{says}</span>
            <Button
              className={styles.act}
              variant="default"
              aria-label={`打印${name}`}
              loading={printing === id}
              disabled={printing !== null}
              onClick={() => void print(id)}
            >
              打印
            </Button>
          </li>
        ))}
        <li>
          <span className={styles.name}>
            <b>会议档案</b>
            <ToneChip tone="ink">JSONL</ToneChip>
          </span>
          <span className={styles.says}>全部原始记录，可校验；含内部备注和联系电话，只存档，不外发</span>
        </li>
      </ul>
    </section>
  )
}

/** The papers that this meeting has something for. What makes them is loaded when it is first wanted. */
function usePapersOf(meeting: Meeting): readonly Paper[] | null {
  const room = useRoom()
  const { version } = useBeginning()
  const [papers, setPapers] = useState<readonly Paper[] | null>(null)
  useEffect(() => {
    let isWanted = true
    void import('#shared/papers/papers').then((all) => {
      const input = { meeting, room, now: deskNow(), version, journalHead: { n: 0, run: '' }, voteId: null }
      if (isWanted) setPapers(all.papers.filter((paper) => paper.compose(input) !== null))
    })
    return () => {
      isWanted = false
    }
  }, [meeting, room, version])
  return papers
}
