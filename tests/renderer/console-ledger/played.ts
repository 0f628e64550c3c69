import { type StreamId, streamOf } from '#shared/fact'
import type { TopicCommand } from '#shared/topic/topic'
import { sitDesk, type TestDesk } from '#tests/support/desk-bridge'

/** Every desk has its own: the page follows a stream for a moment after its test is over. */
export function topicOf(desk: TestDesk): StreamId {
  return streamOf('topic', idOf(desk))
}

export function idOf(desk: TestDesk): string {
  return desk.meeting.slice('meeting:'.length)
}

/** A desk on 20 November with one topic: two lines reported on 10 October, one of them overdue, and one not reported. */
export function deskWithLines(): TestDesk {
  const desk = sitDesk('2026-10-01T01:00:00.000Z')
  const does = (command: TopicCommand) => desk.does(topicOf(desk), command)
  does({
    type: 'topic.enter',
    ...{ title: '场镇停车难', said: '', suggestion: '', source: 'masses', channel: '走访', proposer: '试提出人' },
    ...{ contact: '', area: '东街', touched: '东街商户', enteredOn: '2026-09-01', code: '2026-001' },
  })
  does({ type: 'topic.accept', on: '2026-09-01', opinion: '' })
  for (const [text, kind, unit] of [
    ['年底前画好车位', 'commitment', '镇规划建设办'],
    ['赶场日派人疏导', 'suggestion', '交管所'],
    ['补种行道树', 'suggestion', ''],
  ] as const)
    does({
      type: 'lines.add',
      ...{ kind, text, unit, agreedOn: '2026-10-01', support: '', leader: '', dueOn: null },
    })
  desk.now = '2026-10-15T01:00:00.000Z'
  const [planned = '', guarded = ''] = lineIds(desk)
  does({
    type: 'lines.report',
    lineIds: [planned, guarded],
    ...{ to: '镇政府', paper: 'advice', number: '', on: '2026-10-10', replyDueOn: '2026-11-09' },
  })
  does({
    type: 'replies.receive',
    lineId: planned,
    ...{ on: '2026-10-15', unit: '镇规划建设办', result: 'doing', adoption: 'full', measures: '已经放线' },
    ...{ leader: '试领导', dueOn: '2027-01-31', explanation: '', toldWhom: '', reviewOn: null },
  })
  desk.now = '2026-11-01T01:00:00.000Z'
  return desk
}

export function lineIds(desk: TestDesk): readonly string[] {
  return desk.topic(topicOf(desk)).state.lines.map((line) => line.id)
}
