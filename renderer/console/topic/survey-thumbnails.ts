import { useEffect, useState } from 'react'
import type { Attachment } from '#shared/topic/survey'
import { ask } from '../../bridge/ask'

/*
 * 小图: drawn by this page from the photograph itself, one after the other, and remembered small. The large bytes are let
 * go at once: sixty photographs of a telephone would not fit in a small machine's memory.
 */
const drawn = new Map<string, Promise<string | null>>()
let last: Promise<unknown> = Promise.resolve()

/** The address of a small picture, or null while there is none. `isWhole`: the file was looked at and is there. */
export function useThumbnail(file: Attachment, isWhole: boolean): string | null {
  const [address, setAddress] = useState<string | null>(null)
  const { name, size, sha256 } = file
  useEffect(() => {
    if (!isWhole) return
    let isWanted = true
    const drawing = drawn.get(sha256) ?? inTurn(() => draw({ name, size, sha256 }))
    drawn.set(sha256, drawing)
    void drawing.then((small) => {
      if (small === null) drawn.delete(sha256)
      if (isWanted) setAddress(small)
    })
    return () => {
      isWanted = false
    }
  }, [name, size, sha256, isWhole])
  return address
}

function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = last.then(work)
  last = turn.catch(() => {})
  return turn
}

async function draw(file: Pick<Attachment, 'name' | 'size' | 'sha256'>): Promise<string | null> {
  const answer = await ask('attachments.picture', file)
  if (!answer.ok || !answer.value) return null
  const picture = new Image()
  picture.src = answer.value
  // A damaged picture rejects; it then stays a word.
  const isDrawn = await picture.decode().then(
    () => true,
    () => false,
  )
  if (!isDrawn) return null
  const scale = Math.max(width / picture.naturalWidth, height / picture.naturalHeight)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.naturalWidth * scale)
  canvas.height = Math.round(picture.naturalHeight * scale)
  // Drawn from the element, a photograph stands upright as its camera says.
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/jpeg', 0.8)
}

/** Twice the size on the page, for fine screens. */
const width = 128
const height = 96
