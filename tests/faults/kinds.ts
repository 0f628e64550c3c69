import type { FaultKind } from './campaign'
import { clocks } from './kinds/clocks'
import { crashes } from './kinds/crashes'
import { cuts } from './kinds/cuts'
import { damage } from './kinds/damage'
import { disks } from './kinds/disks'
import { displays } from './kinds/displays'
import { dying } from './kinds/dying'
import { fuzz } from './kinds/fuzz'
import { histories } from './kinds/histories'
import { jumps } from './kinds/jumps'
import { kills } from './kinds/kills'
import { exfat, ext4 } from './kinds/mounts'
import { naps } from './kinds/naps'
import { pulls } from './kinds/pulls'
import { returns } from './kinds/returns'
import { sticks } from './kinds/sticks'

/** In the order of the table. */
export const faultKinds: readonly FaultKind[] = [
  ...[kills, cuts, damage, disks, dying, sticks, pulls, exfat, ext4, fuzz, histories],
  ...[clocks, jumps, naps, displays, crashes, returns],
]
