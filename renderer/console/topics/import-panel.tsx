import { Button, Checkbox, Stack } from '@mantine/core'
import { useState } from 'react'
import type { TopicFile } from '#shared/contract/console'
import type { TopicRow } from '#shared/views/topic-row'
import { ask, sayRefusal } from '../../bridge/ask'
import { say } from '../../kit/notice'
import { SidePanel } from '../../kit/side-panel'
import { importAsks } from './import-asks'
import styles from './import-panel.module.css'
import { ImportRows } from './import-rows'

type ImportPanelProps = {
  /** The whole pool, for the next numbers. */
  readonly rows: readonly TopicRow[]
  readonly onClose: () => void
}

/** 从征集表导入: the file is judged row by row before anything is kept; then everything at once or nothing. */
export function ImportPanel({ rows, onClose }: ImportPanelProps) {
  const [file, setFile] = useState<TopicFile | null>(null)
  const [isBusy, setBusy] = useState(false)

  const choose = async () => {
    setBusy(true)
    const answer = await ask('topics.readFile', {})
    setBusy(false)
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) setFile(answer.value)
  }
  const saveTemplate = async () => {
    const answer = await ask('topics.saveTemplate', {})
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) say({ id: 'template', color: 'jade', message: `模板已存到 ${answer.value}` })
  }

  if (file) {
    const props = { file, rows, onClose, onAgain: () => void choose(), isReading: isBusy }
    return <Preview key={`${file.fileName} ${file.preview.entries.length}`} {...props} />
  }
  return (
    <SidePanel
      title="从征集表导入"
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
        <li>表格可以是 XLSX 或 CSV，前几行里要有一行列名，至少有“议题”这一列；一行一个议题，一次最多 2000 条。</li>
        <li>
          认得的列名有：编号、议题、来源、征集渠道、提出人、联系电话、涉及范围、涉及人群、反映情况、建议、日期。没有编号的按年份接着编。
        </li>
        <li>选好以后先一行一行地给您看：库里已有的不再导入，很像的请您定，看过确认了才存。身份证号不导入。</li>
      </ol>
    </SidePanel>
  )
}

type PreviewProps = ImportPanelProps & {
  readonly file: TopicFile
  readonly isReading: boolean
  readonly onAgain: () => void
}

function Preview({ file, rows, isReading, onAgain, onClose }: PreviewProps) {
  const { preview, fileName } = file
  const { ready, alike, known, repeated, faulty, leftOut } = preview.counts
  const [withoutFaulty, setWithoutFaulty] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [isBusy, setBusy] = useState(false)
  const count = ready + chosen.size
  const isHeldUp = faulty > 0 && !withoutFaulty

  const keep = async () => {
    setBusy(true)
    const codes = rows.map(({ code }) => code)
    const asks = importAsks(preview, chosen, codes, () => crypto.randomUUID())
    const answer = await ask('desk.askAll', { asks: [...asks] })
    setBusy(false)
    if (!answer.ok) return sayRefusal(answer.refusal)
    say({ id: 'topics-imported', color: 'jade', message: `导入完成：登记了 ${asks.length} 个议题。` })
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
          <Button data-autofocus loading={isBusy} disabled={isHeldUp || count === 0} onClick={() => void keep()}>
            导入 {count} 个议题
          </Button>
        </>
      }
    >
      <div className={styles.preview}>
        <p className={styles.file}>{fileName}</p>
        <p className={styles.counts}>
          可以导入 <b>{ready}</b> 条{alike > 0 && `，疑似重复 ${alike} 条`}
          {known > 0 && `，库里已有 ${known} 条`}
          {repeated > 0 && `，文件里重复 ${repeated} 行`}
          {faulty > 0 && (
            <>
              ，<b className={styles.bad}>有错 {faulty} 行</b>
            </>
          )}
          {leftOut > 0 && `，不是议题的 ${leftOut} 行没有算`}
        </p>
        {preview.notices.map((notice) => (
          <p key={notice} className={styles.notice}>
            {notice}
          </p>
        ))}
        {faulty > 0 && (
          <Stack gap={10} my={12}>
            <Checkbox
              label={`先不导入有错的 ${faulty} 行`}
              description="也可以在表格里改好，再选一次文件"
              checked={withoutFaulty}
              onChange={(event) => setWithoutFaulty(event.currentTarget.checked)}
            />
          </Stack>
        )}
        <ImportRows preview={preview} chosen={chosen} onChoose={setChosen} />
      </div>
    </SidePanel>
  )
}
