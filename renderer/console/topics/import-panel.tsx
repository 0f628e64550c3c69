import { useState } from 'react'
import type { TopicFile } from '#shared/contract/imports'
import type { TopicRow } from '#shared/views/topic-row'
import { ask } from '../../bridge/ask'
import { type FileAgain, FilePanel } from '../importing/file-panel'
import { PreviewPanel } from '../importing/preview-panel'
import { importAsks } from './import-asks'
import { ImportRows } from './import-rows'

type ImportPanelProps = {
  /** The whole pool, for the next numbers. */
  readonly rows: readonly TopicRow[]
  readonly onClose: () => void
}

/** Topics from a 征集表: the file is judged row by row before anything is kept. */
export function ImportPanel({ rows, onClose }: ImportPanelProps) {
  return (
    <FilePanel<TopicFile>
      title="从征集表导入"
      sentences={sentences}
      read={() => ask('topics.readFile', {})}
      saveTemplate={() => ask('topics.saveTemplate', {})}
      onClose={onClose}
    >
      {(file, again) => (
        <Preview key={`${file.fileName} ${file.preview.entries.length}`} {...again} {...{ file, rows, onClose }} />
      )}
    </FilePanel>
  )
}

const sentences = [
  '表格可以是 XLSX 或 CSV，前几行里要有一行列名，至少有“议题”这一列；一行一个议题，一次最多 2000 条。',
  '认得的列名有：编号、议题、来源、征集渠道、提出人、联系电话、涉及范围、涉及人群、反映情况、建议、日期。没有编号的按年份接着编。',
  '选好以后先一行一行地给您看：库里已有的不再导入，很像的请您定，看过确认了才存。身份证号不导入。',
]

type PreviewProps = ImportPanelProps & FileAgain & { readonly file: TopicFile }

function Preview({ file: { preview, fileName }, rows, ...panel }: PreviewProps) {
  const { ready, alike, known, repeated, faulty, leftOut } = preview.counts
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const count = ready + chosen.size

  return (
    <PreviewPanel
      {...panel}
      {...{ fileName, faulty, notices: preview.notices }}
      counts={
        <>
          可以导入 <b>{ready}</b> 条{alike > 0 && `，疑似重复 ${alike} 条`}
          {known > 0 && `，库里已有 ${known} 条`}
          {repeated > 0 && `，文件里重复 ${repeated} 行`}
        </>
      }
      leftOut={leftOut > 0 ? `不是议题的 ${leftOut} 行没有算` : ''}
      keepWords={`导入 ${count} 个议题`}
      isNothing={count === 0}
      keep={() => {
        const codes = rows.map(({ code }) => code)
        return ask('desk.askAll', { asks: [...importAsks(preview, chosen, codes, () => crypto.randomUUID())] })
      }}
      keptWords={() => `导入完成：登记了 ${count} 个议题。`}
    >
      <ImportRows preview={preview} chosen={chosen} onChoose={setChosen} />
    </PreviewPanel>
  )
}
