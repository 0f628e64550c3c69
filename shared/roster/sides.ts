import type { SideColor, SideName } from '../views/scene'

/**
 * 代表方: on whose behalf somebody sits in the room (P7). The list is closed; a room that needs one more (乡贤、物业…)
 * names one of its three own places in its settings. Console, wall, charts and papers take word and colour from here.
 */
export const sideIds = [
  'masses',
  'merchants',
  'departments',
  'members',
  'professionals',
  'village',
  'other',
  'own-1',
  'own-2',
  'own-3',
] as const
export type SideId = (typeof sideIds)[number]

export type Side = SideName & { readonly id: SideId }
export type OwnSideId = Extract<SideId, `own-${number}`>

/** What a room's settings say about one of its own places. */
export type OwnSide = { readonly id: OwnSideId; readonly label: string; readonly color: SideColor }

/** The sides every room has, in the order in which they are listed and counted. */
export const builtInSides: readonly Side[] = [
  { id: 'masses', label: '群众', color: 'amber' },
  { id: 'merchants', label: '商户', color: 'plum' },
  { id: 'departments', label: '部门', color: 'blue' },
  { id: 'members', label: '委员', color: 'jade' },
  { id: 'professionals', label: '专业人士', color: 'ink' },
  { id: 'village', label: '村社', color: 'amber' },
  { id: 'other', label: '其他', color: 'ink' },
]

/** The sides a room can choose from: the built-in ones, its own before 其他. */
export function sidesOf(own: readonly OwnSide[] = []): readonly Side[] {
  return [...builtInSides.slice(0, -1), ...own, ...builtInSides.slice(-1)]
}

/** Word and colour of a side. A place of another room whose name is not known here reads 其他. */
export function sideOf(id: SideId, own: readonly OwnSide[] = []): Side {
  const found = sidesOf(own).find((side) => side.id === id)
  return found ?? { id, label: '其他', color: 'ink' }
}

/**
 * The side that a word from a list means, or null: its label first, then the words that published lists use for it.
 * Longer words are tried before shorter ones, so that 经营户代表 is a merchant and not one of the masses.
 */
export function sideNamed(word: string, own: readonly OwnSide[] = []): Side | null {
  const said = word.replace(/\s/gu, '')
  if (said === '') return null
  const sides = sidesOf(own)
  const exact = sides.find((side) => side.label === said || `${side.label}代表` === said || side.id === said)
  if (exact) return exact
  const meant = [...alsoCalled].sort(([a], [b]) => b.length - a.length).find(([call]) => said.includes(call))?.[1]
  return sides.find((side) => side.id === meant) ?? null
}

const alsoCalled: readonly (readonly [string, SideId])[] = [
  ...words('masses', '群众 居民 村民 住户 业主 家长 市民 老百姓 利益相关 利益攸关 当事人'),
  ...words('merchants', '商户 商家 经营户 企业 业主单位 个体户 个体工商户 店主 商会'),
  ...words('departments', '部门 单位 机关 政府 站所 科室 乡镇 镇街 街道办 职能部门'),
  ...words('members', '委员 政协委员 人大代表 党代表 两代表一委员 政协'),
  ...words('professionals', '专业人士 专家 学者 律师 工程师 技术人员 专业人员'),
  ...words('village', '村社 村干部 社区 社区干部 村委会 居委会 村支两委 村两委 网格员'),
  ...words('other', '其他 其它'),
]

function words(id: SideId, list: string): readonly (readonly [string, SideId])[] {
  return list.split(' ').map((word) => [word, id] as const)
}
