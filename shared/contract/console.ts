import type { Fact, Instant, StreamId, StreamKind } from '../fact'
import { streamIdSchema } from '../fact'
import type { MeetingHistory } from '../meeting/history'
import type { Details, Phase } from '../meeting/proceedings'
import { officeFormats, officeRequestSchema } from '../papers/office/office-request'
import type { AnnualPlan, PlanHistory } from '../plan/plan'
import { type CountyPack, packParts } from '../room/pack'
import type { Room } from '../room/room'
import type { ImportPreview } from '../roster/import'
import type { Person } from '../roster/person'
import { z } from '../text/zod'
import type { TopicPreview } from '../topic/import'
import type { TopicHistory } from '../topic/topic'
import { chartIds } from '../views/charts'
import type { MeetingFigures } from '../views/meeting-figures'
import type { MinutesHit } from '../views/minutes-search'
import type { WallMessage } from '../views/scene'
import { statisticsQuestionSchema } from '../views/statistics'
import type { StatisticsPage } from '../views/statistics-page'
import { daySchema, idSchema } from '../vocabulary'
import { type Bridge, type Contract, event, request } from './door'
import { type Lock, pinSchema, triedPinSchema } from './lock'
import type { ArchiveVerdict, Restored, Safety } from './safety'
import { longestTyping } from './typing'

const roomsSchema = z.enum(['own', 'all'])
const attachedFileSchema = z.strictObject({
  name: z.string().min(1).max(300),
  size: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/**
 * The console's door: everything the clerk's window may ask of main, and what main tells it unasked.
 * Commands go in by `desk.ask` and nowhere else; the rest reads, or moves files and windows.
 */
export const consoleContract = {
  requests: {
    /** First word of a console: what there is, so that it can show the right room. */
    'app.begin': request<Beginning>()(z.strictObject({})),
    /** The one way in. The command is parsed by the stream's own schema. */
    'desk.ask': request<Ack>()(
      z.strictObject({ stream: streamIdSchema, command: z.looseObject({ type: z.string() }) }),
    ),
    /** Several commands on several streams, all kept or none: an import. */
    'desk.askAll': request<Ack>()(
      z.strictObject({
        asks: z
          .array(z.strictObject({ stream: streamIdSchema, command: z.looseObject({ type: z.string() }) }))
          .min(1)
          .max(5000),
      }),
    ),
    /** 没写完的话: everything typed and not entered yet, as one text of the page's own; '' is nothing. */
    'typing.keep': request<null>()(z.strictObject({ text: z.string().max(longestTyping) })),
    /** The stream's state once, as `textOfState` writes it; its facts follow as `facts.kept` until `stream.close`. */
    'stream.open': request<string>()(z.strictObject({ stream: streamIdSchema })),
    'stream.close': request<null>()(z.strictObject({ stream: streamIdSchema })),

    /** As the screen of meetings shows them: all that are still ahead, and of those that are over the latest. */
    'meetings.shown': request<MeetingsShown>()(
      z.strictObject({ text: z.string().max(100), over: z.int().min(0).max(100_000) }),
    ),
    'meetings.list': request<readonly MeetingRow[]>()(z.strictObject({ text: z.string().max(100) })),
    /** 记录里的话: the newest entries of the minutes in which all parts of the text stand, private ones marked. */
    'search.minutes': request<readonly MinutesHit[]>()(z.strictObject({ text: z.string().max(100) })),
    'people.list': request<readonly PersonRow[]>()(z.strictObject({ text: z.string().max(100) })),
    /**
     * 议题库, as JSON text of `TopicRow[]`: a county's four megabytes cross the bridge as text in a fraction of the time.
     * `rooms` says whose: this room's own, or all that this machine has (a county).
     */
    'topics.list': request<string>()(z.strictObject({ text: z.string().max(100), rooms: roomsSchema })),
    /** Asks for a 征集表 with the system's dialog and reads it; null when the clerk changed his mind. */
    'topics.readFile': request<TopicFile | null>()(z.strictObject({})),
    /** Where the template was saved, or null. */
    'topics.saveTemplate': request<string | null>()(z.strictObject({})),
    'plans.list': request<readonly PlanRow[]>()(z.strictObject({ rooms: roomsSchema })),
    /** 会议的数字, of meetings that are over. */
    'figures.list': request<readonly MeetingFigures[]>()(z.strictObject({ rooms: roomsSchema })),
    /** Every room this machine has records of, its own first. */
    'rooms.list': request<readonly Room[]>()(z.strictObject({})),
    /** What each text is found by: itself, pinyin and initials, lower case. Same order as asked. */
    'names.words': request<readonly (readonly string[])[]>()(
      z.strictObject({ texts: z.array(z.string().max(500)).max(2000) }),
    ),
    /** Asks for a file with the system's dialog and reads it; null when the clerk changed his mind. */
    'people.readFile': request<RosterFile | null>()(z.strictObject({})),
    /** Where the template was saved, or null. */
    'people.saveTemplate': request<string | null>()(z.strictObject({})),

    /** Asks for files with the system's dialog and copies them into the keeping; null when the clerk changed his mind. */
    'attachments.take': request<TakenFiles | null>()(z.strictObject({})),
    'attachments.cancel': request<null>()(z.strictObject({})),
    'attachments.check': request<AttachmentState>()(attachedFileSchema),
    /** A photograph of the keeping as a data address, for the page to decode. */
    'attachments.picture': request<string>()(attachedFileSchema),
    /** Where it was saved, or null. */
    'attachments.saveAs': request<string | null>()(attachedFileSchema),
    /** 重新选择原文件: asks for it and takes the same bytes alone; null when the clerk changed his mind. */
    'attachments.putBack': request<AttachmentState | null>()(attachedFileSchema),

    'drives.list': request<readonly Drive[]>()(z.strictObject({})),
    /** Asks for a folder with the system's dialog. */
    'drives.chooseFolder': request<Drive | null>()(z.strictObject({})),
    /** 弹出: asks the system to let go of a stick after its papers were said to be safe. */
    'drives.eject': request<Ejection>()(z.strictObject({ driveId: z.string().max(1000) })),
    /** 备好: begins to make the papers while the clerk looks for the stick; answers at once. */
    'papers.prepare': request<null>()(z.strictObject({ stream: streamIdSchema })),
    /** `unmasked`: telephones stand whole on the papers; wants the PIN and a reason, and becomes a fact (K6). */
    'papers.export': request<ExportReport>()(
      z.strictObject({
        stream: streamIdSchema,
        driveId: z.string().max(1000),
        unmasked: z
          .strictObject({ pin: triedPinSchema, who: z.string().max(100), reason: z.string().max(1000) })
          .exactOptional(),
      }),
    ),
    'papers.cancel': request<null>()(z.strictObject({})),
    /** Prints one paper through the system's dialog. `voteId` picks the vote of a 计票单. */
    'papers.print': request<null>()(
      z.strictObject({ stream: streamIdSchema, paper: z.string().max(60), voteId: idSchema.nullable() }),
    ),

    /** 单位文书: asks where and saves one; where it was saved, or null. `what` says which paper and of what. */
    'office.save': request<string | null>()(
      z.strictObject({ what: officeRequestSchema, format: z.enum(officeFormats) }),
    ),
    /** Prints a 单位文书 through the system's dialog. */
    'office.print': request<null>()(z.strictObject({ what: officeRequestSchema })),

    /** 上报: this room's records of a period, days included, onto a drive. Progress comes as `returns.progress`. */
    'returns.write': request<ExportReport>()(
      z.strictObject({ from: daySchema, to: daySchema, driveId: z.string().max(1000) }),
    ),
    /** 收账: asks for files with the system's dialog and looks at them; null when the clerk changed his mind. */
    'returns.choose': request<readonly ReturnReview[] | null>()(z.strictObject({})),
    /** Takes in what was looked at last. */
    'returns.take': request<TakenReturns>()(z.strictObject({})),
    'returns.cancel': request<null>()(z.strictObject({})),

    'displays.list': request<readonly DisplayRow[]>()(z.strictObject({})),
    'displays.choose': request<null>()(z.strictObject({ displayId: z.string().max(200).nullable() })),
    /** Which meeting the wall shows; null shows the room's emblem. */
    'wall.attach': request<null>()(z.strictObject({ stream: streamIdSchema.nullable() })),

    /** Asks where, and saves what this room says as a 标准包 of its county; where it was saved, or null. */
    'pack.save': request<string | null>()(
      z.strictObject({
        county: z.string().max(200),
        by: z.string().max(200),
        parts: z.array(z.enum(packParts)).max(20),
      }),
    ),
    /** Asks for a 标准包 and proves it; null when the clerk changed his mind. Nothing has been taken. */
    'pack.readFile': request<PackFile | null>()(z.strictObject({})),

    /** 统计 of one period, over everything this machine has records of. */
    'statistics.read': request<StatisticsPage>()(z.strictObject({ question: statisticsQuestionSchema })),
    /** 统计 as a workbook: one chart, or everything (null). Main reckons it from its own lists; where it was saved, or null. */
    'statistics.saveWorkbook': request<string | null>()(
      z.strictObject({ question: statisticsQuestionSchema, chart: z.enum(chartIds).nullable() }),
    ),
    /** A chart as the page drew it, PNG; where it was saved, or null. */
    'statistics.savePicture': request<string | null>()(
      z.strictObject({ title: z.string().max(60), about: z.string().max(200), png: z.instanceof(Uint8Array) }),
    ),

    /** 锁屏: how it stands. While it is locked, only these, `app.quit` and nothing else are answered. */
    'lock.look': request<Lock>()(z.strictObject({})),
    'lock.close': request<Lock>()(z.strictObject({})),
    'lock.open': request<Lock>()(z.strictObject({ pin: triedPinSchema })),
    /** Sets, changes or (null) takes away the PIN. */
    'lock.change': request<Lock>()(z.strictObject({ old: triedPinSchema, pin: pinSchema.nullable() })),

    /** 数据安全: where the data are, the last check, the second copy. */
    'safety.look': request<Safety>()(z.strictObject({})),
    /** Asks for a folder with the system's dialog and copies the journal there; null when the clerk changed his mind. */
    'safety.chooseCopy': request<Safety | null>()(z.strictObject({})),
    'safety.endCopy': request<Safety>()(z.strictObject({})),
    'safety.tryCopyAgain': request<Safety>()(z.strictObject({})),
    /** 核对档案 (K7): asks for a file or a folder with the system's dialog; null when the clerk changed his mind. */
    'safety.verifyArchives': request<readonly ArchiveVerdict[] | null>()(
      z.strictObject({ from: z.enum(['file', 'folder']), code: z.string().max(100) }),
    ),
    /** Where the archivist's script was saved, or null. */
    'safety.saveVerifier': request<string | null>()(z.strictObject({})),
    /** 删除会议 (K4, K5): keeps that it was deleted; its words go when the program is opened again, which is the next step. */
    'safety.eraseMeeting': request<null>()(
      z.strictObject({
        stream: streamIdSchema,
        pin: triedPinSchema,
        who: z.string().max(100),
        reason: z.string().max(1000),
      }),
    ),
    /** 恢复: asks for the folder of a backup and takes it into this empty machine; null when the clerk changed his mind. */
    'safety.restore': request<Restored | null>()(z.strictObject({})),
    /** Ends the program and starts it again, to open what was restored. */
    'app.reopen': request<null>()(z.strictObject({})),

    'app.loadSample': request<null>()(z.strictObject({})),
    /** Said by the close dialog once the clerk has agreed. */
    'app.quit': request<null>()(z.strictObject({})),
  },
  events: {
    /** A start that has to look through the whole journal first: `app.begin` is answered when it is done. */
    'begin.progress': event<BeginProgress>(),
    'facts.kept': event<KeptFacts>(),
    'status.changed': event<Status>(),
    'wall.shown': event<WallMessage>(),
    'lists.changed': event<{ readonly kind: StreamKind }>(),
    'export.progress': event<ExportProgress>(),
    'returns.progress': event<ExportProgress>(),
    'attachments.progress': event<AttachmentProgress>(),
    'displays.changed': event<readonly DisplayRow[]>(),
    /** The clerk closed the window: keep what is being typed, ask first if a meeting is on, then `app.quit`. */
    'app.closeAsked': event<{ readonly isMeetingOn: boolean }>(),
  },
} satisfies Contract
export type ConsoleContract = typeof consoleContract
export type ConsoleBridge = Bridge<ConsoleContract>

declare global {
  // The preload puts the door on globalThis under this one name.
  var desk: ConsoleBridge
}

export type Beginning = {
  readonly version: string
  readonly now: Instant
  readonly roomStream: StreamId
  /** Null on the very first start. */
  readonly room: Room | null
  readonly interrupted: Interruption | null
  /** The meeting on the wall, if it is under way: a console that was loaded anew goes straight back to it. */
  readonly running: StreamId | null
  readonly status: Status
  readonly wall: WallMessage | null
  /** What the page told by `typing.keep` last, in this life of the program or the one before. */
  readonly typing: string
}

/** 中断: a meeting that was running when the program stopped without saying goodbye. */
export type Interruption = {
  readonly stream: StreamId
  readonly title: string
  /** The last sign of life before, and the start after. */
  readonly from: Instant
  readonly to: Instant
  /** Who had the floor, or null. */
  readonly speaker: string | null
  /** How long that person had spoken at `from`, in milliseconds. */
  readonly spokenMs: number
}

/** 已存盘: the answer to a command. `id` is the id of what it made, `n` the place of its last fact in the journal. */
export type Ack = { readonly n: number; readonly seq: number; readonly at: Instant; readonly id: string }

/** `sentAt` lets the page keep its clock with the desk's. */
export type KeptFacts = { readonly stream: StreamId; readonly facts: readonly Fact[]; readonly sentAt: Instant }

export type StreamState =
  | { readonly kind: 'meeting'; readonly history: MeetingHistory | null; readonly sentAt: Instant }
  | { readonly kind: 'room'; readonly room: Room | null; readonly seq: number; readonly sentAt: Instant }
  | { readonly kind: 'person'; readonly person: Person | null; readonly seq: number; readonly sentAt: Instant }
  | { readonly kind: 'topic'; readonly topic: TopicHistory | null; readonly sentAt: Instant }
  | { readonly kind: 'plan'; readonly plan: PlanHistory | null; readonly sentAt: Instant }

/** 会议列表的一行. `room` owns the meeting; `topicId` is its topic of the pool, or null. */
export type MeetingRow = {
  readonly stream: StreamId
  readonly room: string
  readonly topicId: string | null
  readonly title: string
  readonly topic: string
  readonly form: Details['form']
  readonly venue: string
  readonly startsAt: Instant
  readonly phase: Phase
  readonly expected: number
  readonly present: number
  readonly consensus: number
}

/** Parts of the journal that were looked through, of all there are. */
export type BeginProgress = { readonly done: number; readonly total: number }

/** Rows in the order of their start. `over` are the latest of `overCount` that are over. */
export type MeetingsShown = {
  readonly ahead: readonly MeetingRow[]
  readonly over: readonly MeetingRow[]
  readonly overCount: number
}

/** 年度计划, one row a year and room. */
export type PlanRow = { readonly stream: StreamId; readonly room: string; readonly plan: AnnualPlan }

/** 人才库的一行, with what it is found by. */
export type PersonRow = { readonly stream: StreamId; readonly person: Person; readonly words: readonly string[] }

/** 征集表, read and judged row by row; nothing has been kept. */
export type TopicFile = { readonly fileName: string; readonly preview: TopicPreview }

/** A roster file, read and judged row by row; nothing has been kept. */
export type RosterFile = { readonly fileName: string; readonly preview: ImportPreview }

/** 标准包, read and proven; what it would change here is `changesByPack`'s to say. */
export type PackFile = { readonly fileName: string; readonly pack: CountyPack }

/** U盘 or a folder: a place that papers can go to. */
export type Drive = {
  readonly id: string
  readonly kind: 'removable' | 'folder'
  readonly label: string
  readonly path: string
  readonly fileSystem: string
  readonly freeBytes: number | null
  readonly totalBytes: number | null
  readonly readOnly: boolean
}

/** 弹出: done; held by another program; or left in its place, because this machine has no way to eject it. */
export type Ejection = 'ejected' | 'held' | 'left'

export type ExportProgress = {
  /** 正在生成会议纪要, 正在写入 …, 正在核对 … */
  readonly step: string
  readonly done: number
  readonly total: number
}

/** 附件 as the keeping finds it: whole, not there, or not the bytes of the record. */
export type AttachmentState = 'kept' | 'missing' | 'changed'

/** What of the chosen files was copied, and why the rest was not. */
export type TakenFiles = {
  readonly taken: readonly { readonly name: string; readonly size: number; readonly sha256: string }[]
  readonly refused: readonly { readonly name: string; readonly message: string }[]
}

/** The file that is being copied, the how-manyth, and its bytes. */
export type AttachmentProgress = {
  readonly name: string
  readonly file: number
  readonly files: number
  readonly done: number
  readonly total: number
}

export type ExportReport = {
  readonly folder: string
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[]
  /** How the files were read back: past the cache, or as the system gave them. */
  readonly verifiedBy: 'device' | 'system'
  /** A sentence for each paper that could not be made; empty is the rule. */
  readonly notMade: readonly string[]
  readonly ms: number
}

/** 一份上报文件, looked at: what it is, or why it cannot be taken. Nothing has been kept. */
export type ReturnReview = {
  readonly fileName: string
  /** '' when the file is good. */
  readonly problem: string
  readonly found: {
    readonly room: string
    readonly roomName: string
    readonly township: string
    readonly from: string
    readonly to: string
    readonly exportedAt: Instant
    readonly meetings: number
    readonly topics: number
    readonly facts: number
    /** Facts that are not here yet. */
    readonly fresh: number
    /** Streams that tell something else than ours from fact `seq` on; they are left as they are here. */
    readonly conflicts: readonly { readonly title: string; readonly seq: number }[]
  } | null
}

export type TakenReturns = {
  readonly files: readonly {
    readonly fileName: string
    readonly roomName: string
    readonly taken: number
    readonly problem: string
  }[]
  readonly isCancelled: boolean
  readonly ms: number
}

export type DisplayRow = {
  readonly id: string
  readonly label: string
  readonly size: string
  readonly isConsole: boolean
  readonly isWall: boolean
}

/** 状态栏: what the line at the foot of the console says. */
export type Status = {
  readonly saved: { readonly n: number; readonly at: Instant | null }
  readonly journal: { readonly state: 'ok' | 'warning' | 'failed'; readonly message: string }
  readonly storage: { readonly state: 'ready' | 'behind' | 'rebuilding' | 'degraded'; readonly message: string }
  readonly projector: { readonly state: 'showing' | 'hidden' | 'none' | 'crashed'; readonly message: string }
  readonly drives: readonly Drive[]
  readonly disk: { readonly freeBytes: number | null; readonly isLow: boolean }
  /** How far the wall clock jumped against the running time, in ms, or null. */
  readonly clockJumpMs: number | null
}
