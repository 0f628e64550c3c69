/** Texts that break files, lines or readers elsewhere. Each is typed by somebody, some day, or pasted from a web page. */
export const nastyTexts: readonly string[] = [
  '=HYPERLINK("http://example.com","点我")',
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '＝１＋１',
  '＋１',
  '－１',
  '＠某人',
  ' =空格之后',
  '\t=制表之后',
  '第一行\n=第二行',
  'a\u0000b\u0001c\u0008d\u001bе',
  '\ud800半个字\udc00',
  '\ufffe\uffff不是字符',
  '王\u202e宁小\u202c',
  '\u200f从右往左\u200e\u2066里面\u2069',
  '零\u200b宽\ufeff空\u2060白',
  '一家三口👨‍👩‍👧，好👍🏽',
  '生僻字𬎆㛃𠮷𪚥',
  '<w:p>&amp;"\'</w:p>]]><!-- -->',
  '__proto__',
  '{{7*7}} %s %n \\u0041',
  '字'.repeat(20_000),
  'A'.repeat(500),
  '',
]

/** What no file may contain as a character: half characters, controls, direction marks. */
export const forbidden = /\p{Surrogate}|[^\P{Cc}\n\r\t]|\p{Bidi_Control}|\p{Noncharacter_Code_Point}/u
