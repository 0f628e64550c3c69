/*
 * 编的话: names, places and sentences for meetings that nobody held. Everybody in them is invented. The same number
 * always makes the same word, so that a journal made today is the one made tomorrow.
 */

/** Chance that can be repeated: a number from 0 up to 1 for each call. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function oneOf<Item>(items: readonly Item[], next: () => number): Item {
  const item = items[Math.floor(next() * items.length)]
  if (item === undefined) throw new Error('there is nothing to choose from')
  return item
}

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任',
]
const givenFirst = [...'小志国建晓文玉桂春秋雅启长守世德自立明家光永正新海云']
const givenLast = [...'宁强顺英芳龙华文秀海礼燕远霖琴满生业明贵兰平安军辉杰敏丽']

export function personNameOf(number: number): string {
  const next = chance(number * 7919 + 1)
  return `${oneOf(surnames, next)}${oneOf(givenFirst, next)}${oneOf(givenLast, next)}`
}

const places = [
  '东街',
  '西街',
  '南街',
  '北街',
  '河坝',
  '老车站',
  '新桥',
  '石板巷',
  '场镇',
  '青石湾',
  '梨树坪',
  '龙井社区',
]
const things = [
  '停车场',
  '路灯',
  '饮水管网',
  '农贸市场',
  '垃圾分类点',
  '健身广场',
  '排水沟',
  '电梯加装',
  '校门口拥堵',
  '公厕改造',
  '河道清淤',
  '便民公交',
]
const verbs = ['建设', '整治', '改造', '管护', '收费', '选址']

export function titleOf(number: number): { readonly title: string; readonly topic: string } {
  const next = chance(number * 104_729 + 5)
  const [place, thing, verb] = [oneOf(places, next), oneOf(things, next), oneOf(verbs, next)]
  return {
    title: `${place}${thing}${verb}协商会（第${number}场）`,
    topic: `${place}${thing}${verb}怎么办、谁来办、钱从哪里来`,
  }
}

const openings = ['我觉得', '群众反映', '部门答复：', '建议', '大家同意', '还有一点，', '村上的意见是', '这件事']
const middles = [
  '施工要避开赶场天，噪声不能影响学校上课',
  '费用由财政补助一半，其余按户分摊，困难户免交',
  '先把排水沟清通，再谈路面硬化',
  '选址靠近卫生院，救护车才进得来',
  '管护要定到人，每月公示一次账目',
  '收费标准要开会定，不能一家说了算',
  '老年人多，台阶要加扶手，照明要够亮',
  '月底前拿出方案，贴在公示栏里',
]
const endings = [
  '，请大家议一议。',
  '，记录在案。',
  '，会后书面答复。',
  '，争取年内办好。',
  '，这一条没有不同意见。',
  '，还要再听听临街商户的。',
]

export function sentence(next: () => number): string {
  return `${oneOf(openings, next)}${oneOf(places, next)}的${oneOf(things, next)}，${oneOf(middles, next)}${oneOf(endings, next)}`
}
