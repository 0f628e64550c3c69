import { strFromU8, unzipSync } from 'fflate'
import readSheet from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { toXlsx } from '#electron/export/xlsx'
import { signInSheet } from '#shared/papers/sign-in-sheet'
import { tallySheets } from '#shared/papers/tally-sheets'
import { playMorning } from '#tests/papers/morning'
import { inputOf, workbookOf } from '#tests/papers/play'

const input = inputOf(playMorning().meeting)

describe('tables as XLSX', () => {
  it('hold counts as numbers, shares as percentages and times as times of the room', async () => {
    const sheets = await readSheet(Buffer.from(await toXlsx(workbookOf(tallySheets, input))))
    const result = sheets[1]?.data ?? []
    const yes = result.find((row) => row[0] === '赞成')
    expect(yes?.[1]).toBe(27)
    expect(yes?.[2]).toBeCloseTo(0.8182, 4)

    const [signedIn] = await readSheet(Buffer.from(await toXlsx(workbookOf(signInSheet, input))))
    const late = signedIn?.data.find((row) => row[1] === '陈秀英')
    // 9:09 in the room, whatever this machine's time zone is. Spreadsheets count days, so the last millisecond is rounded.
    expect(Number(late?.[6])).toBeCloseTo(Date.parse('2026-11-21T09:09:00.000Z'), -2)
  })

  it('print on A4, as wide as the page, with the header on every page', async () => {
    const parts = unzipSync(await toXlsx(workbookOf(signInSheet, input)))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
    expect(sheet).toContain('<pane ySplit="5" topLeftCell="A6" activePane="bottomLeft" state="frozen"/>')
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'签到表\'!$5:$5</definedName>',
    )
  })
})
