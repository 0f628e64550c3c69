import { createRoot } from 'react-dom/client'
import '../../../renderer/look/tokens.css'
import type { Scene, WallFrame, WallSize, WallTheme } from '#shared/views/scene'
import { Wall } from '../../../renderer/projector/wall'
import { nowFrom } from '../../../renderer/projector/wall-clock'
import { frame, longFrame, messageOf, ordinary, sentAt, stress } from './scenes'

/*
 * One scene, full page: index.html#stress/agenda/dark/large. `gallery.show` changes it without loading again;
 * `gallery.names` lists what there is.
 */

const place = document.getElementById('wall')
if (!place) throw new Error('index.html carries the element the wall is drawn into')
const root = createRoot(place)
const sets: Record<string, Record<string, Scene>> = { ordinary, stress }
let number = 0

function show(address: string): void {
  const [set = 'ordinary', name = 'emblem', theme = 'paper', size = 'standard'] = address.split('/')
  const scene = sets[set]?.[name]
  if (!scene) throw new Error(`no scene ${set}/${name}`)
  const about: WallFrame = {
    ...(set === 'stress' ? longFrame : frame),
    theme: theme as WallTheme,
    size: size as WallSize,
  }
  number += 1
  root.render(<Wall message={messageOf(scene, about, number)} now={nowFrom(sentAt)} />)
}

declare global {
  var gallery: { show: (address: string) => void; names: readonly string[] }
}

globalThis.gallery = {
  show,
  names: Object.entries(sets).flatMap(([set, scenes]) => Object.keys(scenes).map((name) => `${set}/${name}`)),
}
show(location.hash.slice(1) || 'ordinary/emblem')
