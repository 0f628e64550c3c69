import { longDate } from '#shared/text/dates'
import type { ReadFrom } from './stick-files'
import { megabytes } from './stick-trouble'

/** 目录: what an export holds, for a person with any browser and for a person with a checksum program. */
export type Listing = {
  readonly title: string
  readonly room: string
  /** The meeting's day, `2026-11-21`; null where the files are of no one meeting. */
  readonly heldOn: string | null
  readonly exportedAt: string
  readonly program: string
  readonly files: readonly {
    readonly name: string
    readonly what: string
    readonly size: number
    readonly sha256: string
  }[]
  readonly notMade: readonly string[]
  readonly readFrom: ReadFrom
}

export const listingName = '目录.html'

/** One page, no script, nothing from elsewhere. It is written last: a folder without it was not finished. */
export function listingHtml(listing: Listing): string {
  const rows = listing.files.map(
    (file) =>
      `<tr><td><a href="${encodeURIComponent(file.name)}">${escaped(file.name)}</a></td><td>${escaped(file.what)}</td>` +
      `<td class="n">${escaped(megabytes(file.size))}</td><td><code>${file.sha256}</code></td></tr>`,
  )
  const notMade = listing.notMade.map((sentence) => `<p class="bad">${escaped(sentence)}</p>`).join('')
  const checked =
    listing.readFrom === 'device'
      ? '以下文件写好后已从盘上重新读出核对，与原文一致。'
      : '以下文件写好后已重新读出核对，与原文一致（本机系统不支持绕过缓存，核对时可能读的是内存）。'
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(listing.title)} · 目录</title>
<style>
body { font: 16px/1.7 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1e1b16; }
h1 { font-size: 24px; } table { border-collapse: collapse; width: 100%; } .bad { color: #a8261c; }
th, td { border: 1px solid #888; padding: .4rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.n { white-space: nowrap; text-align: right; } code { font-size: 12px; }
</style>
</head>
<body>
<h1>${escaped(listing.title)}</h1>
<p>${escaped(listing.room)}${listing.heldOn === null ? '' : `　会议日期 ${escaped(longDate(listing.heldOn))}`}　导出时间 ${escaped(listing.exportedAt)}　${escaped(listing.program)}</p>
<p>${checked}</p>
${notMade}<table>
<thead><tr><th>文件</th><th>内容</th><th>大小</th><th>校验码（SHA-256）</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<p>核对办法：在 Windows 的命令提示符中输入 <code>certutil -hashfile 文件名 SHA256</code>，在 Linux 的终端中输入 <code>sha256sum 文件名</code>，与上表一致即未改动。</p>
</body>
</html>
`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
