import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import type { Feature } from 'write-excel-file/node'
import { sanitizeTextContent } from 'write-excel-file/utility'

/** What the printer needs to know of one sheet; `headerRow` counts from 1. */
export type PrintedSheet = { readonly name: string; readonly headerRow: number; readonly landscape: boolean }

/**
 * How sheets look on screen and come out of a printer: header row kept in sight and repeated on every page, A4, as wide as
 * the page, page x of y below. The writer has no words for this but lets us complete the parts of the file.
 */
export function printSetup(sheets: readonly PrintedSheet[]): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const sheet = sheets[sheetIndex]
            if (!sheet) throw new Error(`the writer asks for sheet ${sheetIndex}, it was given ${sheets.length}`)
            return completed(xml, sheet, sheetIndex === 0)
          },
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            put(xml, '<definedNames/>', `<definedNames>${sheets.map(titleRow).join('')}</definedNames>`),
        },
      },
    },
  }
}

/** The order of these elements is fixed by the format (ECMA-376, CT_Worksheet): views first, printing last. */
function completed(xml: string, sheet: PrintedSheet, isFirst: boolean): string {
  const views =
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    `<pane ySplit="${sheet.headerRow}" topLeftCell="A${sheet.headerRow + 1}" activePane="bottomLeft" state="frozen"/>` +
    '</sheetView></sheetViews>'
  const printing =
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.3" footer="0.4"/>' +
    `<pageSetup paperSize="9" orientation="${sheet.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>` +
    '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>'
  if (xml.includes('<sheetViews>')) throw new Error('the writer made views of its own; it was asked for none')
  return put(put(xml, '<cols>', `${views}<cols>`), '</worksheet>', `${printing}</worksheet>`)
}

/** 打印标题: the header row of every sheet. */
function titleRow(sheet: PrintedSheet, index: number): string {
  const name = sanitizeTextContent(`'${sheet.name.replaceAll("'", "''")}'`)
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${name}!$${sheet.headerRow}:$${sheet.headerRow}</definedName>`
}

function put(xml: string, place: string, text: string): string {
  if (!xml.includes(place)) throw new Error(`the writer's file has no ${place}; it was written for version 4.1.1`)
  return xml.replace(place, () => text)
}
