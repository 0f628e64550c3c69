import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ConsoleContract } from '#shared/contract/console'
import type { RequestName } from '#shared/contract/door'
import type { AttachmentCopyState, CopyState, JournalCheck, Safety } from '#shared/contract/safety'
import { clockTime, dayOf, sayDay } from '#shared/text/dates'
import { ask, sayRefusal } from '../../bridge/ask'
import { useDeskMinute } from '../../bridge/desk-clock'
import { say } from '../../kit/notice'
import { ToneChip } from '../../kit/tone-chip'
import { ArchiveSection } from './archive-section'
import { PinSection } from './pin-section'
import { RegisterSection } from './register-section'
import { RetentionSection } from './retention-section'
import { Section } from './section'
import styles from './settings-screen.module.css'

type Act = Extract<RequestName<ConsoleContract>, 'safety.chooseCopy' | 'safety.endCopy' | 'safety.tryCopyAgain'>

/** 数据安全: how the record was checked, where its second copy is, how long it is kept, who may look. */
export function SafetyPart() {
  const minute = useDeskMinute()
  const [safety, setSafety] = useState<Safety | null>(null)
  const [busy, setBusy] = useState<Act | null>(null)
  // Looked at anew every minute: the copy follows and the check runs without this page.
  useEffect(() => {
    let isHere = minute !== ''
    void ask('safety.look', {}).then((answer) => {
      if (!isHere) return
      if (answer.ok) setSafety(answer.value)
      else sayRefusal(answer.refusal)
    })
    return () => {
      isHere = false
    }
  }, [minute])
  const act = async (name: Act, done: string) => {
    setBusy(name)
    const answer = await ask(name, {})
    setBusy(null)
    if (!answer.ok) return sayRefusal(answer.refusal)
    if (!answer.value) return
    setSafety(answer.value)
    if (answer.value.copy.state !== 'stopped') say({ id: 'safety', message: done })
  }
  if (!safety) return null
  const { copy } = safety
  return (
    <>
      <Section title="记录核对" text="两分钟没有人操作时，程序自己把全部记录从头读一遍，看有没有坏。操作一开始就让路。">
        <p className={styles.sum}>
          <CheckWord check={safety.check} facts={safety.facts} today={dayOf(minute)} />
        </p>
        <p className={styles.plain}>数据都在这个文件夹里：{safety.folder}</p>
      </Section>
      <Section
        title="备份"
        text="每一步记下之后，再抄一份到另一块硬盘或U盘。本机硬盘坏了，可以在另一台电脑上从备份恢复。"
      >
        <p className={styles.sum}>
          <CopyWord copy={copy} facts={safety.facts} />
        </p>
        {copy.state !== 'none' && <p className={styles.plain}>备份在：{copy.folder}</p>}
        <AttachmentWord attachments={safety.attachments} />
        {copy.state !== 'none' && safety.copyHoldsErased && (
          <p className={styles.plain}>
            备份里还有已删除会议的内容。请插好备份盘，关闭议事台再打开一次，程序会把它清除。
          </p>
        )}
        <div className={styles.acts}>
          {copy.state === 'stopped' && (
            <Button
              loading={busy === 'safety.tryCopyAgain'}
              onClick={() => void act('safety.tryCopyAgain', '备份已接上')}
            >
              再试一次
            </Button>
          )}
          <Button
            variant={copy.state === 'none' ? 'filled' : 'default'}
            loading={busy === 'safety.chooseCopy'}
            onClick={() => void act('safety.chooseCopy', '备份已开始')}
          >
            {copy.state === 'none' ? '选择备份文件夹…' : '换一个文件夹…'}
          </Button>
          {copy.state !== 'none' && (
            <Button
              variant="default"
              loading={busy === 'safety.endCopy'}
              onClick={() => void act('safety.endCopy', '不再备份；已经备份的内容还在那里')}
            >
              不再备份
            </Button>
          )}
        </div>
      </Section>
      <ArchiveSection />
      <RetentionSection today={dayOf(minute)} />
      <RegisterSection />
      <PinSection keyStore={safety.keyStore} />
    </>
  )
}

function AttachmentWord({ attachments }: { readonly attachments: AttachmentCopyState }) {
  if (attachments.state === 'none' || attachments.kept === 0) return null
  const { kept, copied } = attachments
  return (
    <p className={styles.plain}>
      {copied === kept ? `附件 ${kept} 个都已抄好` : `附件已抄好 ${copied} 个，共 ${kept} 个`}
      {attachments.state === 'stopped' && `。${attachments.message}`}
    </p>
  )
}

function CheckWord({
  check,
  facts,
  today,
}: {
  readonly check: JournalCheck
  readonly facts: number
  readonly today: string
}) {
  if (!check) return <ToneChip tone="ink">还没有核对，空闲时自动进行</ToneChip>
  const when = `${sayDay(dayOf(check.at), today)} ${clockTime(check.at)}`
  if (check.state === 'damaged')
    return (
      <>
        <ToneChip tone="cinnabar">记录有损坏</ToneChip>
        <span>
          {when}核对：前 {check.facts} 条完好。请在散会并导出文书后，关闭程序再打开一次，程序会自动修复。
        </span>
      </>
    )
  const rest = facts - check.facts
  return (
    <>
      <ToneChip tone="jade">记录完好</ToneChip>
      <span>
        {when}核对了 {check.facts} 条{rest > 0 && `，之后又记了 ${rest} 条`}
      </span>
    </>
  )
}

function CopyWord({ copy, facts }: { readonly copy: CopyState; readonly facts: number }) {
  switch (copy.state) {
    case 'none':
      return <ToneChip tone="amber">没有备份</ToneChip>
    case 'following':
      return (
        <>
          <ToneChip tone="jade">正在备份</ToneChip>
          <span>{copy.n >= facts ? `全部 ${facts} 条都已抄好` : `已抄到第 ${copy.n} 条，共 ${facts} 条`}</span>
        </>
      )
    case 'stopped':
      return (
        <>
          <ToneChip tone="cinnabar">备份停了</ToneChip>
          <span>{copy.message}</span>
        </>
      )
  }
}
