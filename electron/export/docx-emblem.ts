import { AlignmentType, ImageRun, LineRuleType, Paragraph } from 'docx'
import { emblemHeight, linePitch } from '#shared/papers/layout'
import { emblemPicture } from '#shared/room/emblem-picture'
import { twips } from './docx-measures'

/** 会标 above the title, centred, in a place of two lines; nothing where the address holds no picture. */
export function emblemParagraphs(address: string): Paragraph[] {
  const picture = emblemPicture(address)
  if (!picture) return []
  // The library counts pixels of 1/96 inch.
  const height = (emblemHeight / 25.4) * 96
  const width = Math.min((picture.width / picture.height) * height, (widest / 25.4) * 96)
  const inPoints = (emblemHeight / 25.4) * 72
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      // A line of exact height would cut the picture off.
      spacing: {
        line: 240,
        lineRule: LineRuleType.AUTO,
        before: 0,
        after: Math.max(0, twips(2 * linePitch - inPoints - 1)),
      },
      keepNext: true,
      children: [
        new ImageRun({
          type: picture.type === 'png' ? 'png' : 'jpg',
          data: picture.bytes,
          transformation: { width: Math.round(width), height: Math.round(height) },
          altText: { name: '会标', description: '会标', title: '会标' },
        }),
      ],
      run: { size: 2 },
    }),
  ]
}

/** A banner is not a page wide, in millimetres. */
const widest = 60
