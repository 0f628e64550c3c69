import type { StreamId } from '../fact'
import { quarterName } from '../text/quarters'
import type { LampLine, QuarterFigures } from './quarter-figures'

/** 通报记录 (J8): what an issued bulletin leaves in the ledger, one note a topic and lamp. */
export type BulletinNote = { readonly stream: StreamId; readonly lineIds: readonly string[]; readonly text: string }

/** Of this room's own lines with a red or yellow lamp; a line that this quarter's bulletin has named keeps its one note. */
export function bulletinNotes({ quarter, red, yellow }: QuarterFigures, roomId: string): readonly BulletinNote[] {
  return [...notesOf(red, '红灯', roomId, quarter), ...notesOf(yellow, '黄灯', roomId, quarter)]
}

function notesOf(
  lines: readonly LampLine[],
  lamp: '红灯' | '黄灯',
  roomId: string,
  quarter: string,
): readonly BulletinNote[] {
  const name = `${quarterName(quarter)}通报`
  // The line of a quarter is as it was at its end; whether the bulletin has been noted is asked of the line of today.
  const isNoted = ({ row, line }: LampLine) =>
    row.lines.some(
      (each) =>
        each.id === line.id && each.notes.some((note) => note.kind === 'bulletin' && note.text.startsWith(name)),
    )
  const open = lines.filter((each) => each.row.room === roomId && !isNoted(each))
  const streams = [...new Set(open.map(({ row }) => row.stream))]
  return streams.map((stream) => ({
    stream,
    lineIds: open.filter(({ row }) => row.stream === stream).map(({ line }) => line.id),
    text: `${name}（${lamp}）`,
  }))
}
