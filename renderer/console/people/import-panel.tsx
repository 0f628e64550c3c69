import { Button, Checkbox, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { RosterFile } from '#shared/contract/console'
import type { StreamId } from '#shared/fact'
import type { PersonDetails } from '#shared/roster/person'
import { ask, sayRefusal } from '../../bridge/ask'
import { SidePanel } from '../../kit/side-panel'
import { entriesOf, importAsks } from './import-asks'
import styles from './import-panel.module.css'
import { ImportRows } from './import-rows'

type ImportPanelProps = {
  readonly onClose: () => void
  /** Asked in the same breath: inviting everybody of the file to a meeting. All is kept or nothing. */
  readonly alongside?: (people: readonly { readonly personId: string; readonly details: PersonDetails }[]) => {
    readonly stream: StreamId
    readonly command: { type: string }
  }
}

/** 从表格导入: the file is judged row by row before anything is kept; then everything at once or nothing. */
export function ImportPanel({ onClose, alongside }: ImportPanelProps) {
  const [file, setFile] = useState<RosterFile | null>(null)
  const [isBusy, setBusy] = useState(false)

  const choose = async () => {
    setBusy(true)
    const answer = await ask('people.readFile', {})
    setBusy(false)
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) setFile(answer.value)
  }
  const saveTemplate = async () => {
    const answer = await ask('people.saveTemplate', {})
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) notifications.show({ color: 'jade', message: `模板已存到 ${answer.value}` })
  }

  if (file) {
    const props = { file, alongside, onClose, onAgain: () => void choose(), isReading: isBusy }
    return <Preview key={`${file.fileName} ${file.preview.entries.length}`} {...props} />
  }
  return (
    <SidePanel
      title="从表格导入"
      width={480}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={() => void saveTemplate()}>
            下载模板
          </Button>
          <Button data-autofocus loading={isBusy} onClick={() => void choose()}>
            选择文件…
          </Button>
        </>
      }
    >
      <ol className={styles.steps}>
        <li>表格可以是 XLSX 或 CSV，前几行里要有一行列名，至少有“姓名”这一列。</li>
        <li>
          认得的列名有：姓名、性别、代表方、单位、职务或身份、联系电话、界别、片区、会上角色、是否利益相关、专长、备注。
        </li>
        <li>选好以后先一行一行地给您看，确认了才存。身份证号不导入。</li>
      </ol>
    </SidePanel>
  )
}

type PreviewProps = {
  readonly file: RosterFile
  readonly alongside: ImportPanelProps['alongside']
  readonly isReading: boolean
  readonly onAgain: () => void
  readonly onClose: () => void
}

function Preview({ file, alongside, isReading, onAgain, onClose }: PreviewProps) {
  const { preview, fileName } = file
  const { ready, known, repeated, faulty, leftOut } = preview.counts
  const updates = entriesOf(preview, 'known').filter(({ person, update }) => person.active && update).length
  const [withoutFaulty, setWithoutFaulty] = useState(false)
  const [withUpdates, setWithUpdates] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const planned = importAsks(preview, withUpdates, () => crypto.randomUUID())
  const isHeldUp = faulty > 0 && !withoutFaulty
  const isNothing = planned.asks.length === 0 && (!alongside || planned.people.length === 0)

  const keep = async () => {
    setBusy(true)
    const asks = [...planned.asks, ...(alongside && planned.people.length > 0 ? [alongside(planned.people)] : [])]
    const answer = await ask('desk.askAll', { asks })
    setBusy(false)
    if (!answer.ok) return sayRefusal(answer.refusal)
    notifications.show({
      color: 'jade',
      message: `导入完成：新增 ${ready} 人${withUpdates ? `，更新 ${updates} 人` : ''}。`,
    })
    onClose()
  }

  return (
    <SidePanel
      title="导入前看一遍"
      width={480}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" loading={isReading} onClick={onAgain}>
            换一个文件…
          </Button>
          <Button data-autofocus loading={isBusy} disabled={isHeldUp || isNothing} onClick={() => void keep()}>
            {alongside ? `请这 ${planned.people.length} 人到会` : `导入 ${planned.asks.length} 人`}
          </Button>
        </>
      }
    >
      <div className={styles.preview}>
        <p className={styles.file}>{fileName}</p>
        <p className={styles.counts}>
          可以导入 <b>{ready}</b> 人{known > 0 && `，已在人才库 ${known} 人`}
          {repeated > 0 && `，文件里重复 ${repeated} 行`}
          {faulty > 0 && (
            <>
              ，<b className={styles.bad}>有错 {faulty} 行</b>
            </>
          )}
          {leftOut > 0 && `，不是人员的 ${leftOut} 行没有算`}
        </p>
        {preview.notices.map((notice) => (
          <p key={notice} className={styles.notice}>
            {notice}
          </p>
        ))}
        <Stack gap={10} my={12}>
          {faulty > 0 && (
            <Checkbox
              label={`先不导入有错的 ${faulty} 行`}
              description="也可以在表格里改好，再选一次文件"
              checked={withoutFaulty}
              onChange={(event) => setWithoutFaulty(event.currentTarget.checked)}
            />
          )}
          {updates > 0 && (
            <Checkbox
              label={`用文件里的内容更新已有的 ${updates} 人`}
              checked={withUpdates}
              onChange={(event) => setWithUpdates(event.currentTarget.checked)}
            />
          )}
        </Stack>
        <ImportRows preview={preview} />
      </div>
    </SidePanel>
  )
}
