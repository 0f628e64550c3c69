import { percentText, permyriad } from '../meeting/tally'
import type { Statistics } from './statistics'

/** 主要数字: what stands large at the top of the page, with what belongs to it in words. */
export type MainFigure = {
  readonly name: string
  readonly figure: string
  readonly unit: string
  readonly also: string
}

export function mainFigures(statistics: Statistics): readonly MainFigure[] {
  const { platforms, meetings, topics, lines, support } = statistics
  const { firstReply, lamps } = lines
  const { pooled } = support
  const waived = meetings.gateWaived > 0 ? `，其中未批先开 ${meetings.gateWaived} 场` : ''
  return [
    { name: '协商平台', figure: String(platforms.all), unit: '处', also: `本期用过 ${platforms.used} 处` },
    {
      ...{ name: '协商会议', figure: String(meetings.held), unit: '场' },
      also: `确认共识 ${meetings.confirmed} 条${waived}`,
    },
    {
      ...{ name: '到会', figure: String(meetings.came), unit: '人次' },
      also: `名册里 ${meetings.people} 人，其中委员 ${meetings.members} 人`,
    },
    {
      ...{ name: '议题', figure: String(topics.entered), unit: '件' },
      also: `办结 ${topics.closed} 件；形象工程 ${topics.showpieces} 件，占 ${shareOf(topics.showpieces, topics.entered)}`,
    },
    {
      ...{ name: '台账', figure: String(lines.agreed), unit: '条' },
      also: `红灯 ${lamps.red}，黄灯 ${lamps.yellow}，绿灯 ${lamps.green}，办结 ${lamps.finished}`,
    },
    {
      ...(firstReply.medianDays === null
        ? { name: '首次反馈', figure: '—', unit: '' }
        : { name: '首次反馈', figure: String(firstReply.medianDays), unit: '天' }),
      also:
        firstReply.medianDays === null
          ? `还在等 ${firstReply.waiting} 条`
          : `中位数；最长 ${firstReply.longestDays} 天，还在等 ${firstReply.waiting} 条`,
    },
    {
      ...{ name: '群众支持', unit: '' },
      figure: pooled ? shareOf(pooled.after.yes, pooled.after.of) : '—',
      also: pooled ? `协商前 ${shareOf(pooled.before.yes, pooled.before.of)}` : '还没有前后都问过的题',
    },
  ]
}

/** 每一个数字 with its unit: the first sheet of the workbook. A rate is in hundredths of a percent. */
export type Figure = {
  readonly name: string
  readonly value: number | null | { readonly rate: number | null }
  readonly unit: string
}

/** Beside each, the rule that defines it. */
export function allFigures({ platforms, meetings, topics, lines, support }: Statistics): readonly Figure[] {
  const { firstReply } = lines
  const [before, after] = [support.pooled?.before, support.pooled?.after]
  return [
    figure('协商平台', platforms.all, '处'), // F3
    figure('　名录里的场所', platforms.listed, '处'), // F3
    figure('　本期用过', platforms.used, '处'), // F3
    figure('　用过而未列入名录', platforms.unlisted, '处'), // F3
    figure('协商会议', meetings.held, '场'), // F4
    figure('　未经批准或未调研而开会', meetings.gateWaived, '场'), // T3
    figure('　会议时长', meetings.minutes, '分钟'), // F4
    figure('　确认共识', meetings.confirmed, '条'), // F4
    figure('　作出承诺', meetings.commitments, '条'), // F4
    figure('应到', meetings.seats, '人次'), // F5
    figure('到会', meetings.came, '人次'), // F5
    figure('列席', meetings.observers, '人次'), // F5
    figure('发言时间', meetings.spokenSeconds, '秒'), // F5
    figure('参与的人', meetings.people, '人'), // F6
    figure('　发过言', meetings.speakers, '人'), // F6
    figure('　其中委员', meetings.members, '人'), // F6
    figure('登记议题', topics.entered, '件'), // F8
    figure('　形象工程、面子议题', topics.showpieces, '件'), // P2
    figure('　形象工程占比', { rate: permyriad(topics.showpieces, topics.entered) }, ''), // V7
    figure('办结议题', topics.closed, '件'), // F8
    figure('台账', lines.agreed, '条'), // F7
    figure('　已有答复', lines.replied, '条'), // F11
    figure('首次反馈中位数', firstReply.medianDays, '天'), // F12
    figure('首次反馈最长', firstReply.longestDays, '天'), // F12
    figure('还在等反馈', firstReply.waiting, '条'), // F12
    figure('　等得最久', firstReply.longestWaitDays, '天'), // F12
    figure('前后都问过的测评题', support.questions.length, '道'), // F14
    figure('　只问过一次', support.askedOnce, '道'), // F14
    figure('协商前支持率', { rate: before ? permyriad(before.yes, before.of) : null }, ''), // F14
    figure('办理后支持率', { rate: after ? permyriad(after.yes, after.of) : null }, ''), // F14
  ]
}

function figure(name: string, value: Figure['value'], unit: string): Figure {
  return { name, value, unit }
}

function shareOf(part: number, whole: number): string {
  return percentText(permyriad(part, whole))
}
