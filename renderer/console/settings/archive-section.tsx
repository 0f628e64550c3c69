import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ArchiveVerdict } from '#shared/contract/safety'
import { ask, sayRefusal } from '../../bridge/ask'
import { say } from '../../kit/notice'
import type { Tone } from '../../kit/theme'
import { ToneChip } from '../../kit/tone-chip'
import { Section } from './section'
import styles from './settings-screen.module.css'

/** 核对会议档案 (K7): whether the record on a stick is whole and unchanged, and the one the signed minutes were made from. */
export function ArchiveSection() {
  const [code, setCode] = useState('')
  const [verdicts, setVerdicts] = useState<readonly ArchiveVerdict[]>([])
  const [busy, setBusy] = useState<'file' | 'folder' | null>(null)
  const verify = async (from: 'file' | 'folder') => {
    setBusy(from)
    const answer = await ask('safety.verifyArchives', { from, code })
    setBusy(null)
    if (!answer.ok) return sayRefusal(answer.refusal)
    if (answer.value) setVerdicts(answer.value)
  }
  const saveTool = async () => {
    const answer = await ask('safety.saveVerifier', {})
    if (!answer.ok) return sayRefusal(answer.refusal)
    if (answer.value) say({ id: 'verifier', message: `核对工具已保存：${answer.value}` })
  }
  return (
    <Section
      title="核对会议档案"
      text="看U盘上的会议档案是不是完整、有没有被改动过。没有装议事台的电脑，有 Node 就能用核对工具做同样的核对。"
    >
      <TextInput
        className={styles.code}
        label="纪要上打印的校验码（可以不填）"
        description="在会议纪要末尾，“会议档案至第…条，校验码”后面的 16 位"
        value={code}
        maxLength={100}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className={styles.acts}>
        <Button loading={busy === 'file'} onClick={() => void verify('file')}>
          选择会议档案…
        </Button>
        <Button variant="default" loading={busy === 'folder'} onClick={() => void verify('folder')}>
          选择文件夹或U盘…
        </Button>
        <Button variant="subtle" color="ink" onClick={() => void saveTool()}>
          保存核对工具…
        </Button>
      </div>
      {verdicts.length > 0 && (
        <ul className={styles.register} aria-label="核对结果" role="status">
          {verdicts.map((verdict, index) => (
            // Two folders may hold files of one name.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole and never reordered
            <li key={index}>
              <ToneChip tone={toneOf(verdict)}>{words[verdict.state]}</ToneChip>
              <div>
                <b>{verdict.title || verdict.fileName}</b>
                <p>{verdict.sentence}</p>
                {verdict.printed !== '' && <p>{verdict.printed}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const words: Readonly<Record<ArchiveVerdict['state'], string>> = {
  whole: '完整、未改动',
  changed: '不完整或被改动',
  foreign: '不是会议档案',
}

function toneOf({ state, agrees }: ArchiveVerdict): Tone {
  if (state === 'foreign') return 'ink'
  if (state === 'changed') return 'cinnabar'
  return agrees === false ? 'amber' : 'jade'
}
