import { builtInSides, type OwnSide } from '../roster/sides'
import { line } from '../text/clean'
import { z } from '../text/zod'

export const ownSideIds = ['own-1', 'own-2', 'own-3'] as const satisfies readonly OwnSide['id'][]

export const sideColorNames = {
  amber: '琥珀',
  blue: '蓝',
  jade: '青绿',
  plum: '梅紫',
  ink: '墨',
} as const satisfies Record<OwnSide['color'], string>

const sideColors = ['amber', 'blue', 'jade', 'plum', 'ink'] as const

export const ownSideSchema = z.strictObject({
  id: z.enum(ownSideIds),
  label: line('代表方名称', 8),
  color: z.enum(sideColors),
})

/**
 * 自有代表方: the room's three own places beside the sides every room has (R4). An id stands once, and no two sides are
 * called the same, for papers and charts know them by their name alone.
 */
export const ownSidesSchema = z
  .array(ownSideSchema)
  .max(ownSideIds.length, `自有代表方最多 ${ownSideIds.length} 个`)
  .check((payload) => {
    const seen = new Set(builtInSides.map((side) => side.label))
    const ids = new Set<string>()
    for (const [index, { id, label }] of payload.value.entries()) {
      const at = (message: string, path: (string | number)[]) =>
        payload.issues.push({ code: 'custom', input: label, path, message })
      if (ids.has(id)) at('同一个位置写了两次', [index, 'id'])
      if (seen.has(label)) at(`已经有“${label}”这一方，请换一个名称`, [index, 'label'])
      ids.add(id)
      seen.add(label)
    }
  })
