import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PackFile } from '#shared/contract/exchange'
import { guidanceSchema, maxGuidance } from '#shared/room/pack'
import { longDate } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { ask, sayRefusal } from '../../bridge/ask'
import { useRoom } from '../shell/beginning'
import { PackExport } from './pack-export'
import { PackPreview } from './pack-preview'
import { useRoomForm } from './room-form'
import { Section } from './section'
import styles from './settings-screen.module.css'

/** 标准包 (四统一): what the county has agreed on comes as one file, and goes out as one. */
export function PackPart() {
  const [file, setFile] = useState<PackFile | null>(null)
  const [isBusy, setBusy] = useState(false)
  const choose = async () => {
    setBusy(true)
    const answer = await ask('pack.readFile', {})
    setBusy(false)
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) setFile(answer.value)
  }
  if (file)
    return (
      <PackPreview
        key={file.pack.sha256}
        file={file}
        isReading={isBusy}
        onAgain={() => void choose()}
        onClose={() => setFile(null)}
      />
    )
  return (
    <>
      <Section
        title="采用县里的标准包"
        text="县里统一的标识、指南、程序、宣传用语和名单，一个文件带来。先看会改什么，选好了再采用；本室自己加的都留着。"
      >
        <Taken />
        <div>
          <Button loading={isBusy} onClick={() => void choose()}>
            选择标准包…
          </Button>
        </div>
      </Section>
      <Guidance />
      <Section title="导出标准包" text="县里的办公室用：把这台电脑上设置好的内容做成一个文件，发给各会议室。">
        <PackExport />
      </Section>
    </>
  )
}

function Taken() {
  const { county } = useRoom()
  if (!county) return <p className={styles.plain}>本室还没有采用过标准包。</p>
  return (
    <p className={styles.plain}>
      现在用的是<b>{county.county}</b>的标准包：{county.by}，{longDate(county.issuedOn)}发布，{longDate(county.takenOn)}
      采用。
    </p>
  )
}

const guidanceFormSchema = z.strictObject({ guidance: guidanceSchema })

function Guidance() {
  const { guidance } = useRoom()
  const { form, state, fields } = useRoomForm({
    part: 'guidance',
    schema: guidanceFormSchema,
    kept: { guidance },
    asks: (parsed) => ({ type: 'room.setGuidance', ...parsed }),
  })
  return (
    <form {...fields}>
      <Section title="工作指南" text={`怎么办一场协商会，最多 ${maxGuidance} 个字；随标准包一起走。`} state={state}>
        <Textarea
          label="工作指南"
          minRows={4}
          maxRows={16}
          error={form.formState.errors.guidance?.message}
          {...form.register('guidance')}
        />
      </Section>
    </form>
  )
}
