/**
 * 查询库的状况, for the status line. `behind` and `rebuilding` are both copied from the journal, the one from where the
 * store ends, the other from the first fact; `degraded` means that lists and searches stay with the journal.
 */
export type StorageState = 'starting' | 'ready' | 'behind' | 'rebuilding' | 'degraded'

export type KeeperStatus = {
  readonly state: StorageState
  /** Facts in the store and facts to come, while the journal is being copied. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** The last fact in the store. */
  readonly lastN: number
  /** What the clerk reads; empty when there is nothing to say. */
  readonly detail: string
}

export const sentences: Readonly<Record<StorageState | 'newer', string>> = {
  starting: '查询库正在打开',
  ready: '',
  behind: '查询库正在补上最近的记录，会议照常进行',
  rebuilding: '查询库正在按日志重建，会议照常进行',
  degraded: '查询库打不开，列表和查找改读日志，会慢一些；记录照常保存。请在散会后重新启动程序',
  newer: '查询库是较新版本的程序建立的，本程序没有改动它；列表和查找改读日志。请安装较新版本的程序',
}

export const beginning: KeeperStatus = { state: 'starting', progress: null, lastN: 0, detail: sentences.starting }
