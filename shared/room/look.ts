import { z } from '../text/zod'
import type { WallAccent } from '../views/scene'
import { emblemPictureSchema } from './emblem-picture'

/**
 * 主色: the ground of the wall's band and of its ceremonial page. Only grounds that keep every word on them at 7:1 in all
 * three themes are offered (tests/renderer/projector/contrast.test.ts); what is live or decisive stays cinnabar.
 */
export const accents = ['cinnabar', 'jade', 'blue', 'plum'] as const
export type Accent = (typeof accents)[number] & WallAccent

export const accentNames: Readonly<Record<Accent, string>> = {
  cinnabar: '朱红',
  jade: '青绿',
  blue: '靛蓝',
  plum: '梅紫',
}

export const lookSchema = z.strictObject({
  /** 会标: the room's own emblem as a data address, or null for the one that comes with the program. */
  emblem: emblemPictureSchema.nullable(),
  accent: z.enum(accents),
})
export type RoomLook = Readonly<z.infer<typeof lookSchema>>

export const firstLook: RoomLook = { emblem: null, accent: 'cinnabar' }
