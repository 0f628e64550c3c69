import { Checkbox } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { useCommand } from '../../bridge/ask'
import { useBeginning, useRoom } from '../shell/beginning'
import { preparePapers } from './exporting'

/** 同时输出 OFD (O4): a habit of the room, so that it is the same the next time and on the next export. */
export function OfdChoice({ stream }: { readonly stream: StreamId }) {
  const { roomStream } = useBeginning()
  const { papers } = useRoom()
  const { send, isBusy } = useCommand(roomStream)
  const choose = async (ofd: boolean) => {
    const ack = await send({ type: 'room.setPapers', papers: { ...papers, ofd } })
    // With or without OFD is another set.
    if (ack) await preparePapers(stream)
  }
  return (
    <Checkbox
      label="同时输出 OFD"
      description="国家版式文件（GB/T 33190），内容与 PDF 相同，字体嵌在文件里；档案馆、电子公文系统要 OFD 时勾选。"
      disabled={isBusy}
      checked={papers.ofd ?? false}
      onChange={(event) => void choose(event.currentTarget.checked)}
    />
  )
}
