import type { FaultKind } from './campaign'
import { clocks } from './kinds/clocks'
import { crashes } from './kinds/crashes'
import { cuts } from './kinds/cuts'
import { damage } from './kinds/damage'
import { disks } from './kinds/disks'
import { displays } from './kinds/displays'
import { fuzz } from './kinds/fuzz'
import { jumps } from './kinds/jumps'
import { kills } from './kinds/kills'
import { naps } from './kinds/naps'
import { pulls } from './kinds/pulls'
import { sticks } from './kinds/sticks'

/** In the order of the table. */
export const faultKinds: readonly FaultKind[] = [
  ...[kills, cuts, damage, disks, sticks, pulls, fuzz],
  ...[clocks, jumps, naps, displays, crashes],
]
