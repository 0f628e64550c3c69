import type { Fact, Instant, StreamId } from '../fact'
import { streamIdSchema } from '../fact'
import type { MeetingHistory } from '../meeting/history'
import type { Details, Phase } from '../meeting/proceedings'
import type { Room } from '../room/room'
import type { ImportPreview } from '../roster/import'
import type { Person } from '../roster/person'
import { z } from '../text/zod'
import type { WallMessage } from '../views/scene'
import { idSchema } from '../vocabulary'
import { type Bridge, type Contract, event, request } from './door'

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
    /** The stream's state once; its facts follow as `facts.kept` until `stream.close`. */
    'stream.open': request<StreamState>()(z.strictObject({ stream: streamIdSchema })),
    'stream.close': request<null>()(z.strictObject({ stream: streamIdSchema })),

    'meetings.list': request<readonly MeetingRow[]>()(z.strictObject({ text: z.string().max(100) })),
    'people.list': request<readonly PersonRow[]>()(z.strictObject({ text: z.string().max(100) })),
    /** What each text is found by: itself, pinyin and initials, lower case. Same order as asked. */
    'names.words': request<readonly (readonly string[])[]>()(
      z.strictObject({ texts: z.array(z.string().max(500)).max(2000) }),
    ),
    /** Asks for a file with the system's dialog and reads it; null when the clerk changed his mind. */
    'people.readFile': request<RosterFile | null>()(z.strictObject({})),
    /** Where the template was saved, or null. */
    'people.saveTemplate': request<string | null>()(z.strictObject({})),

    'drives.list': request<readonly Drive[]>()(z.strictObject({})),
    /** Asks for a folder with the system's dialog. */
    'drives.chooseFolder': request<Drive | null>()(z.strictObject({})),
    'papers.export': request<ExportReport>()(z.strictObject({ stream: streamIdSchema, driveId: z.string().max(1000) })),
    'papers.cancel': request<null>()(z.strictObject({})),
    /** Prints one paper through the system's dialog. `voteId` picks the vote of a 计票单. */
    'papers.print': request<null>()(
      z.strictObject({ stream: streamIdSchema, paper: z.string().max(60), voteId: idSchema.nullable() }),
    ),

    'displays.list': request<readonly DisplayRow[]>()(z.strictObject({})),
    'displays.choose': request<null>()(z.strictObject({ displayId: z.string().max(200).nullable() })),
    /** Which meeting the wall shows; null shows the room's emblem. */
    'wall.attach': request<null>()(z.strictObject({ stream: streamIdSchema.nullable() })),

    'app.loadSample': request<null>()(z.strictObject({})),
    /** Said by the close dialog once the clerk has agreed. */
    'app.quit': request<null>()(z.strictObject({})),
  },
  events: {
    'facts.kept': event<KeptFacts>(),
    'status.changed': event<Status>(),
    'wall.shown': event<WallMessage>(),
    'lists.changed': event<{ readonly kind: 'meeting' | 'person' }>(),
    'export.progress': event<ExportProgress>(),
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

/** 会议列表的一行. */
export type MeetingRow = {
  readonly stream: StreamId
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

/** 人才库的一行, with what it is found by. */
export type PersonRow = { readonly stream: StreamId; readonly person: Person; readonly words: readonly string[] }

/** A roster file, read and judged row by row; nothing has been kept. */
export type RosterFile = { readonly fileName: string; readonly preview: ImportPreview }

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

export type ExportProgress = {
  /** 正在生成会议纪要, 正在写入 …, 正在核对 … */
  readonly step: string
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
