/**
 * 姓 and 名. A compound surname counts as one when something follows it: 欧阳明 is 欧阳 and 明, but 司马 alone is 司 and 马.
 * Dots and blanks between the parts of a longer name are left out.
 */
export function partsOfName(name: string): { readonly surname: string; readonly given: string } {
  const characters = bareCharacters(name)
  const two = characters.slice(0, 2).join('')
  const length = characters.length > 2 && compoundSurnames.has(two) ? 2 : 1
  return { surname: characters.slice(0, length).join(''), given: characters.slice(length).join('') }
}

/** The characters of a name without dots and blanks. */
export function bareCharacters(name: string): string[] {
  return [...name.normalize('NFC').replace(/[\s·•‧・･]/gu, '')]
}

/** `王　宁`: two-character names in a column take the width of three, with one full-width blank (公文 habit). */
export function spacedName(name: string): string {
  const characters = [...name]
  const isTwo = characters.length === 2 && characters.every((each) => /\p{Script=Han}/u.test(each))
  return isTwo ? characters.join('\u3000') : name
}

const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 上官 皇甫 令狐 诸葛 司徒 司马 司空 司寇 申屠 夏侯 端木 尉迟 公孙 慕容 长孙 宇文 鲜于 闾丘 独孤 东方 南宫 西门 东郭 ' +
    '南门 百里 呼延 轩辕 公冶 公羊 公西 宗政 濮阳 淳于 单于 太叔 澹台 赫连 钟离 仲孙 叔孙 第五 万俟 闻人 拓跋 乐正 宰父 夹谷 巫马 ' +
    '壤驷 漆雕 左丘 东门 颛孙 完颜 纳兰 耶律 那拉 亓官 微生 羊舌 屈突 贺兰 斛律 哥舒 仆固 达奚 褚师 即墨'
  ).split(' '),
)
