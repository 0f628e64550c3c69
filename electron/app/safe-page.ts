/**
 * 应急页: what the clerk sees when the console's page cannot be kept running. No script, no bridge, no file of the
 * build: whatever broke the console does not break this. Its buttons are links; main hears where they lead.
 */
export const safeHost = 'safe'

export type SafeAct = 'reopen' | 'export' | 'quit'

export function safeActOf(url: string): SafeAct | null {
  return acts.find((act) => url === `app://${safeHost}/${act}`) ?? null
}

const acts = ['reopen', 'export', 'quit'] as const

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
a:focus-visible { outline: 3px solid #2b5a86; outline-offset: 3px; }
</style>
</head>
<body>
<main>
<h1>操作窗口连续出错，已经停下</h1>
<p>会议没有丢：已经保存的内容都在，计时照常走，大屏不受影响。</p>
<p>请先点“重新打开”。如果又回到这一页，请点“导出会议”把内容存到U盘，再关闭程序重新启动。</p>
<p><a class="first" href="app://safe/reopen" autofocus>重新打开</a><a href="app://safe/export">导出会议</a><a href="app://safe/quit">关闭程序</a></p>
</main>
</body>
</html>
`
