import { quarterName } from '../text/quarters'
import { noUnit, type QuarterFigures, type UnitFigures } from './quarter-figures'

/**
 * 下一阶段建议 (J8): what the figures of a quarter ask for, one paragraph a line, proposed and then worded by the office.
 * It says only what can be counted.
 */
export function proposedAdvice(figures: QuarterFigures, before: QuarterFigures): string {
  const { red, yellow, units, results, reviewsComing } = figures
  const overdue = (node: string) => red.filter(({ reading }) => reading.node?.name === node).length
  const still = yellow.filter(({ reading }) => reading.why.includes('没有进展')).length
  const near = yellow.length - still
  const nameless = units.find(({ unit }) => unit === noUnit)
  return [
    red.length > 0
      ? `对亮红灯的 ${red.length} 条逐条督办${mostOf(units, 'red')}，说明原因、重定时限，10 个工作日内报告进展。`
      : '本季度没有亮红灯的条目，各承办单位要继续按节点推进。',
    overdue('报送') > 0 ? `有 ${overdue('报送')} 条商定后没有按时报送，请尽快补报。` : '',
    overdue('反馈') > 0 ? `有 ${overdue('反馈')} 条超过反馈期限，请承办单位尽快书面反馈。` : '',
    overdue('办结') > 0 ? `有 ${overdue('办结')} 条超过办结期限，请牵头领导专题推动。` : '',
    overdue('回头看') + overdue('安排回头看') > 0
      ? `有 ${overdue('回头看') + overdue('安排回头看')} 条到了时间没有回头看，请补上。`
      : '',
    near > 0 ? `对临近时限的 ${near} 条提前提醒${mostOf(units, 'yellow')}，防止转为红灯。` : '',
    still > 0 ? `对长期没有进展的 ${still} 条，请承办单位说明情况。` : '',
    results.cannot > 0 ? `对暂不能办的 ${results.cannot} 条，继续向群众做好解释，条件具备时重新提出。` : '',
    reviewsComing > 0 ? `下季度应回头看 ${reviewsComing} 条，请提前安排人员。` : '',
    nameless ? `有 ${nameless.followed} 条还没有明确责任单位，请尽快确定。` : '',
    red.length > before.red.length
      ? `红灯比${quarterName(before.quarter)}多 ${red.length - before.red.length} 条，要查找共性原因。`
      : '',
  ]
    .filter((each) => each !== '')
    .join('\n')
}

/** The three units with most of a lamp, named: who has to do something. */
function mostOf(units: readonly UnitFigures[], lamp: 'red' | 'yellow'): string {
  const named = units
    .filter((each) => each[lamp] > 0 && each.unit !== noUnit)
    .sort((a, b) => b[lamp] - a[lamp] || (a.unit < b.unit ? -1 : 1))
    .slice(0, 3)
    .map((each) => `${each.unit} ${each[lamp]} 条`)
  return named.length > 0 ? `（${named.join('、')}）` : ''
}
