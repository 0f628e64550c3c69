import { Button } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { Passage } from '#shared/papers/wording'
import { SidePanel } from '../../kit/side-panel'
import { useKeys } from '../keys/keys'
import type { Composed } from './composed'
import styles from './paper-view.module.css'
import { PassageRow } from './passage-row'
import { PaperPreview } from './preview/paper-preview'
import { usePrinting } from './printing'

type PaperViewProps = { readonly stream: StreamId; readonly composed: Composed; readonly onClose: () => void }

/** 看样、改写: the paper as it will be printed, and beside it the passages whose words the clerk may change. */
export function PaperView({ stream, composed, onClose }: PaperViewProps) {
  const { paper, document, passages } = composed
  const { printing, print } = usePrinting(stream)
  const [looked, setLooked] = useState<string | null>(null)
  const [edited, setEdited] = useState<string | null>(null)
  useKeys([{ id: 'paper.close', keys: 'Escape', label: '回到文书列表', group: '文书', run: onClose }])
  return (
    <div className={styles.view}>
      <PaperPreview paper={document} seek={looked} />
      <SidePanel
        title={paper.name}
        width={430}
        onClose={onClose}
        foot={
          <>
            <span className={styles.hint}>关闭：Esc</span>
            <Button
              loading={printing !== null}
              data-autofocus={passages.length === 0}
              onClick={() => void print(paper.id)}
            >
              打印
            </Button>
          </>
        }
      >
        {passages.length === 0 ? (
          <p className={styles.hint}>这份文书按会议记录的事实生成，文字不在这里改；导出以后可以在表格或文档里加工。</p>
        ) : (
          <>
            <p className={styles.hint}>
              人名、表格和票数按事实生成，不在这里改。改过的文字，DOCX 和 PDF 里都是改后的。
            </p>
            <ul className={styles.passages} aria-label="可以改写的文字">
              {passages.map((passage) => (
                <PassageRow
                  key={passage.id}
                  stream={stream}
                  paper={paper.id}
                  passage={passage}
                  isEdited={edited === passage.id}
                  onLook={() => setLooked(firstWords(passage))}
                  onEdit={() => {
                    setLooked(firstWords(passage))
                    setEdited(passage.id)
                  }}
                  onDone={() => setEdited(null)}
                />
              ))}
            </ul>
          </>
        )}
      </SidePanel>
    </div>
  )
}

/** Enough of a passage to find it on its page. */
function firstWords({ edit, generated }: Passage): string {
  return (edit?.text ?? generated ?? '').split('\n')[0]?.slice(0, 40) ?? ''
}
