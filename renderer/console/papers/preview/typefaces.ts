import { useEffect, useState } from 'react'
import type { Face } from '#shared/papers/document'
import { faces, localSources } from '#shared/papers/fonts'
import { installPaperFonts } from '../../../look/paper-fonts'

/*
 * The typefaces of papers on the screen: the machine's own where it has those of the standard, open ones where not, so that
 * the preview breaks its lines as the printer will.
 */

/** Which faces of the standard this machine lacks; null until it is known. Asked once. */
export function useMissingFaces(): readonly Face[] | null {
  const [missing, setMissing] = useState<readonly Face[] | null>(null)
  useEffect(() => {
    let isWanted = true
    asked ??= whichAreMissing()
    void asked.then((known) => {
      if (isWanted) setMissing(known)
    })
    return () => {
      isWanted = false
    }
  }, [])
  return missing
}

let asked: Promise<readonly Face[]> | null = null

async function whichAreMissing(): Promise<readonly Face[]> {
  // A page of tests has no typefaces.
  if (typeof FontFace === 'undefined' || !('fonts' in document)) return []
  installPaperFonts()
  const found = await Promise.all(
    faces.map(async (face) => {
      const own = new FontFace(`official-${face}`, localSources(face))
      const isThere = await own.load().then(
        () => true,
        () => false,
      )
      if (isThere) document.fonts.add(own)
      return isThere
    }),
  )
  return faces.filter((_, index) => !found[index])
}
