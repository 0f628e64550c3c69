/**
 * 应急页: what the clerk sees when the console's page cannot be kept running. No script, no bridge, no file of the
 * build: whatever broke the console does not break this. Its buttons are links; main hears where they lead.
 */
export const safeHost = 'safe'

export const safeDigits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const
const acts = ['reopen', 'export', 'quit', 'back', 'clear', 'enter', ...safeDigits] as const
export type SafeAct = (typeof acts)[number]

export function safeActOf(url: string): SafeAct | null {
  return acts.find((act) => url === `app://${safeHost}/${act}`) ?? null
}

/** A key on the keyboard as the pad understands it; null for every other. */
export function safeKeyOf(key: string): SafeAct | null {
  if (key === 'Backspace') return 'clear'
  if (key === 'Escape') return 'back'
  if (key === 'Enter') return 'enter'
  return safeDigits.find((digit) => digit === key) ?? null
}

/** What the page shows, as the part of its address after `#`: '' is its beginning, the others the pad for the PIN. */
export type SafePlace = '' | 'wrong' | 'wait' | `pin${number}`

/** As long as a PIN may be (shared/contract/lock.ts). */
export const longestPin = 12

const counts = Array.from({ length: longestPin + 1 }, (_, count) => count)

/** Places are targets before the two parts, so that the style alone knows which part to show, and how many dots. */
const targets = [...counts.map((count) => `pin${count}`), 'wrong', 'wait'].map((id) => `<i id="${id}"></i>`).join('')
const dotStyles = counts
  .slice(1)
  .map((count) => `#pin${count}:target ~ .pad .dots b:nth-child(-n+${count})`)
  .join(', ')
const dots = counts
  .slice(1)
  .map(() => '<b></b>')
  .join('')
const keys = [...safeDigits.slice(0, 9), 'clear', '0', 'enter']
  .map((key) => `<a href="app://${safeHost}/${key}">${key === 'clear' ? '重输' : key === 'enter' ? '确定' : key}</a>`)
  .join('')

/** `__CSP_NONCE__` is filled in when it is served, as in every page. */
export const safePage = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>议事台 · 应急页</title>
<style nonce="__CSP_NONCE__">
html { background: #faf7f1; color: #1e1b16; font: 18px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
main { max-width: 40rem; margin: 16vh auto 0; padding: 0 2rem; }
h1 { font-size: 28px; margin: 0 0 1rem; }
a { display: inline-block; margin: 1rem 1rem 0 0; padding: .7rem 1.6rem; border: 1px solid #5c554a; border-radius: 9px; color: #1e1b16; text-decoration: none; }
a.first { background: #a8261c; border-color: #a8261c; color: #fff; }
.pad, .wrong, .wait { display: none; }
:target ~ .pad { display: block; }
:target ~ .first { display: none; }
#wrong:target ~ .pad .wrong, #wait:target ~ .pad .wait { display: block; color: #a8261c; }
.dots { display: flex; gap: 10px; height: 20px; align-items: center; border-bottom: 2px solid #5c554a; width: 21rem; padding: 6px 0; }
.dots b { width: 12px; height: 12px; border-radius: 50%; background: #1e1b16; visibility: hidden; }
${dotStyles} { visibility: visible; }
.keys { display: grid; grid-template-columns: repeat(3, 6.4rem); gap: .9rem; margin-top: 1.2rem; }
.keys a { margin: 0; padding: .6rem 0; text-align: center; font-variant-numeric: tabular-nums; }
a:focus-visible { outline: 3px solid #2b5a86; outline-offset: 3px; }
</style>
</head>
<body>
${targets}
<main class="first">
<h1>操作窗口连续出错，已经停下</h1>
<p>会议没有丢：已经保存的内容都在，计时照常走，大屏不受影响。</p>
<p>请先点“重新打开”。如果又回到这一页，请点“导出会议”把内容存到U盘，再关闭程序重新启动。</p>
<p><a class="first" href="app://safe/reopen" autofocus>重新打开</a><a href="app://safe/export">导出会议</a><a href="app://safe/quit">关闭程序</a></p>
</main>
<main class="pad">
<h1>请输入PIN码</h1>
<p>本室设了PIN码，导出会议之前要先输入。可以点下面的数字，也可以用键盘。</p>
<p class="wrong">PIN码不对，请再输一次。忘记了请找技术人员。</p>
<p class="wait">试错次数太多，请过几分钟再试。会议照常进行，没有受影响。</p>
<p class="dots">${dots}</p>
<div class="keys">${keys}</div>
<p><a href="app://safe/back">返回</a></p>
</main>
</body>
</html>
`
