import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { RosterFile } from '#shared/contract/imports'
import type { StreamId } from '#shared/fact'
import type { PersonDetails } from '#shared/roster/person'
import { ask } from '../../bridge/ask'
import { type FileAgain, FilePanel } from '../importing/file-panel'
import { PreviewPanel } from '../importing/preview-panel'
import { entriesOf, importAsks } from './import-asks'
import { ImportRows } from './import-rows'

type ImportPanelProps = {
  readonly onClose: () => void
  /** Asked in the same breath: inviting everybody of the file to a meeting. All is kept or nothing. */
  readonly alongside?: (people: readonly { readonly personId: string; readonly details: PersonDetails }[]) => {
    readonly stream: StreamId
    readonly command: { type: string }
  }
}

/** People from a table: the file is judged row by row before anything is kept. */
export function ImportPanel({ onClose, alongside }: ImportPanelProps) {
  return (
    <FilePanel<RosterFile>
      title="从表格导入"
      sentences={sentences}
      read={() => ask('people.readFile', {})}
      saveTemplate={() => ask('people.saveTemplate', {})}
      onClose={onClose}
    >
      {(file, again) => (
        <Preview key={`${file.fileName} ${file.preview.entries.length}`} {...again} {...{ file, alongside, onClose }} />
      )}
    </FilePanel>
  )
}

const sentences = [
  '表格可以是 XLSX 或 CSV，前几行里要有一行列名，至少有“姓名”这一列。',
  '认得的列名有：姓名、性别、代表方、单位、职务或身份、联系电话、界别、片区、会上角色、是否利益相关、专长、备注。',
  '选好以后先一行一行地给您看，确认了才存。身份证号不导入。',
]

type PreviewProps = FileAgain & {
  readonly file: RosterFile
  readonly alongside: ImportPanelProps['alongside']
  readonly onClose: () => void
}

function Preview({ file: { preview, fileName }, alongside, ...panel }: PreviewProps) {
  const { ready, known, repeated, faulty, leftOut } = preview.counts
  const updates = entriesOf(preview, 'known').filter(({ person, update }) => person.active && update).length
  const [withUpdates, setWithUpdates] = useState(false)
  const planned = importAsks(preview, withUpdates, () => crypto.randomUUID())

  return (
    <PreviewPanel
      {...panel}
      {...{ fileName, faulty, notices: preview.notices }}
      counts={
        <>
          可以导入 <b>{ready}</b> 人{known > 0 && `，已在人才库 ${known} 人`}
          {repeated > 0 && `，文件里重复 ${repeated} 行`}
        </>
      }
      leftOut={leftOut > 0 ? `不是人员的 ${leftOut} 行没有算` : ''}
      choices={
        updates > 0 && (
          <Checkbox
            label={`用文件里的内容更新已有的 ${updates} 人`}
            checked={withUpdates}
            onChange={(event) => setWithUpdates(event.currentTarget.checked)}
          />
        )
      }
      keepWords={alongside ? `请这 ${planned.people.length} 人到会` : `导入 ${planned.asks.length} 人`}
      isNothing={planned.asks.length === 0 && (!alongside || planned.people.length === 0)}
      keep={() => {
        const invited = alongside && planned.people.length > 0 ? [alongside(planned.people)] : []
        return ask('desk.askAll', { asks: [...planned.asks, ...invited] })
      }}
      keptWords={() => `导入完成：新增 ${ready} 人${withUpdates ? `，更新 ${updates} 人` : ''}。`}
    >
      <ImportRows preview={preview} />
    </PreviewPanel>
  )
}
