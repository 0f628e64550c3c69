import type { Exchanging } from '#electron/exchange/exchanging'
import { packExtension, sha256 } from '#electron/exchange/pack'
import { packFileName, readPackFile, savePackFile } from '#electron/exchange/pack-file'
import type { ConsoleWindow } from '#electron/windows/console'
import { chooseFile, chooseFiles, chooseTarget } from '#electron/windows/dialogs'
import type { exchangeRequests } from '#shared/contract/exchange'
import { ok } from '#shared/decision'
import type { Instant } from '#shared/fact'
import { packOf } from '#shared/room/pack'
import type { Room } from '#shared/room/room'
import { dayOf } from '#shared/text/dates'
import type { Answers } from './answers'
import { noRoom } from './office-known'

export type ExchangeParts = {
  readonly exchanging: Exchanging
  readonly console: ConsoleWindow
  readonly room: () => Promise<Room | null>
  readonly now: () => Instant
}

/** 上报与汇总, and the 标准包 that travels the other way. */
export function exchangeHandlers({ exchanging, console, room, now }: ExchangeParts) {
  const packs = { filters: [{ name: '标准包', extensions: [packExtension] }] }
  return {
    'returns.write': ({ from, to, driveId }) => exchanging.write({ from, to }, driveId),
    'returns.choose': async () => {
      const paths = await chooseFiles(console, {
        title: '选择各议事室的台账上报文件',
        filters: [{ name: '台账上报文件', extensions: ['ystreturn'] }],
        properties: ['openFile', 'multiSelections'],
      })
      return paths.length === 0 ? ok(null) : exchanging.review(paths)
    },
    'returns.take': () => exchanging.take(),
    'returns.cancel': () => {
      exchanging.cancel()
      return ok(null)
    },
    'pack.save': async ({ county, by, parts: chosen }) => {
      const ours = await room()
      if (!ours) return noRoom()
      const pack = packOf(ours, { county, by, issuedOn: dayOf(now()) }, chosen, sha256)
      if (!pack.ok) return pack
      const path = await chooseTarget(console, {
        title: '导出标准包',
        defaultPath: packFileName(pack.value),
        ...packs,
      })
      return path ? savePackFile(path, pack.value) : ok(null)
    },
    'pack.readFile': async () => {
      const path = await chooseFile(console, { title: '选择标准包', ...packs, properties: ['openFile'] })
      return path ? readPackFile(path) : ok(null)
    },
  } satisfies Answers<typeof exchangeRequests>
}
