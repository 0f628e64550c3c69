import type { Refusal } from '#shared/decision'

/** Why papers did not get onto the drive, as far as the clerk can do something about it. */
export type StickTrouble =
  | 'too-small'
  | 'full'
  | 'read-only'
  | 'no-permission'
  | 'vanished'
  | 'replaced'
  | 'not-answering'
  | 'mismatch'
  | 'broken'
  | 'name-refused'
  | 'cancelled'

/** What is known when it happens: what was kept, and what could not be cleared away. */
export type StickAftermath = {
  readonly place: 'U盘' | '文件夹'
  readonly folder: string
  readonly whole: number
  readonly all: number
  readonly leftovers: readonly string[]
  readonly neededBytes: number
  readonly freeBytes: number
  /** The system's own word, `EIO`, for whoever is asked on the telephone. */
  readonly systemCode: string
}

/** What happened, what was kept, what to do next. */
export function refusalOf(trouble: StickTrouble, after: StickAftermath): Refusal {
  const [happened, next] = sentences(trouble, after)
  return { code: `stick.${trouble}`, message: [happened, keptSentence(trouble, after), next].join('') }
}

function sentences(trouble: StickTrouble, after: StickAftermath): readonly [happened: string, next: string] {
  const { place, neededBytes, freeBytes, systemCode } = after
  const on = within(place)
  const isStick = place === 'U盘'
  switch (trouble) {
    case 'too-small':
      return [
        `${place}剩余空间不够：需要 ${megabytes(neededBytes)}，只剩 ${megabytes(freeBytes)}，所以没有开始写。`,
        `请删去${on}不用的文件，或换一个，再导出。`,
      ]
    case 'full':
      return [`${place}写满了，没有写完。`, `请删去${on}不用的文件，或换一个，再导出一次。`]
    case 'read-only':
      return [
        `${place}是只读的，写不进去。`,
        isStick ? '请拨开U盘上的写保护开关，或换一个，再导出。' : '请换一个文件夹，再导出。',
      ]
    case 'no-permission':
      return [`没有权限写到${place}。`, `请换一个${place}，或请管理电脑的人开通写入权限。`]
    case 'vanished':
      return isStick
        ? ['U盘在写的过程中断开了。', '请把U盘重新插好，再导出一次；不要用没导完的那份。']
        : ['文件夹找不到了。', '请看它是不是被移走或改了名，或换一个文件夹，再导出一次；不要用没导完的那份。']
    case 'replaced':
      return [`${place}已经不是刚才选的那一个。`, `请重新选择${place}，再导出一次。`]
    case 'not-answering':
      return [
        `${place}很久没有反应，已经停下。`,
        isStick ? '请看指示灯不再闪烁后拔下，换一个U盘再导出。' : '请换一个文件夹，再导出。',
      ]
    case 'mismatch':
      return [`写进${place}的文件读回来不一样，${place}可能坏了。`, `这个${on}的新文件请不要用，换一个再导出。`]
    case 'broken':
      return [`${place}读写出错（${systemCode}）。`, `请换一个${place}，再导出一次。`]
    case 'name-refused':
      return [`${place}不接受文件名（${systemCode}）。`, '请把会议名称改短、去掉特殊符号，再导出一次。']
    case 'cancelled':
      return ['导出已取消。', '']
  }
}

function keptSentence(trouble: StickTrouble, { place, folder, whole, all, leftovers }: StickAftermath): string {
  const safe = '会议数据完整保存在本机，以前导出的文件没有动。'
  if (trouble === 'cancelled' && leftovers.length === 0) return `${within(place)}没有留下没写完的文件。${safe}`
  const kept = whole > 0 ? `已写好并核对过${whole}份（共${all}份），在“${folder}”里。` : ''
  const left = leftovers.length > 0 ? `没写完的“${leftovers[0]}”请不要用。` : ''
  return kept + left + safe
}

function within(place: StickAftermath['place']): string {
  return place === 'U盘' ? 'U盘上' : '文件夹里'
}

export function megabytes(bytes: number): string {
  const tenths = Math.ceil(bytes / 104_857.6)
  return tenths < 10240 ? `${(tenths / 10).toFixed(1)} MB` : `${(tenths / 10240).toFixed(1)} GB`
}

/** A step of ours that ends the run, with the reason already known. */
export class Stop extends Error {
  constructor(readonly trouble: StickTrouble) {
    super(`the drive is given up: ${trouble}`)
  }
}

/** The system's error code, `ENOSPC`, or null for an error that does not come from the system. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** The trouble behind a system's error code; EIO and ENOENT are judged with a look at the device. */
export function troubleOfCode(code: string): StickTrouble | null {
  return byCode[code] ?? null
}

const byCode: Readonly<Record<string, StickTrouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENODEV: 'vanished',
  ENXIO: 'vanished',
  ENOTCONN: 'vanished',
  ENOENT: 'vanished',
  ENOTDIR: 'vanished',
  ESTALE: 'vanished',
  ESHUTDOWN: 'vanished',
  EINVAL: 'name-refused',
  EILSEQ: 'name-refused',
  ENAMETOOLONG: 'name-refused',
}
