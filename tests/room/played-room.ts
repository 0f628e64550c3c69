import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { newStream, sealFacts } from '#electron/journal/seal'
import { nothingBeside } from '#shared/beside'
import type { Refusal } from '#shared/decision'
import type { Fact } from '#shared/fact'
import { pictureAddress } from '#shared/room/emblem-picture'
import { decideRoom, evolveRoom, type Room, type RoomCommand, roomCommandSchema, roomFacts } from '#shared/room/room'

export const checkDay = '2026-11-21'
const at = `${checkDay}T01:00:00.000Z`

/** A room set up in a test: real commands through the real schema, decide and evolve; every fact fits its own schema. */
export class PlayedRoom {
  room: Room
  readonly facts: Fact[] = []

  constructor(name = '青禾镇协商议事室', township = '青禾镇') {
    this.room = this.do({ type: 'room.setUp', name, township })
  }

  do(command: RoomCommand): Room {
    const answer = this.#decide(command)
    if ('refusal' in answer) throw new Error(`${command.type} was refused: ${answer.refusal.message}`)
    this.room = answer.room
    return answer.room
  }

  refused(command: RoomCommand): Refusal {
    const before = this.room
    const answer = this.#decide(command)
    if (!('refusal' in answer)) throw new Error(`${command.type} was accepted and should not have been`)
    if (before !== this.room) throw new Error('a refusal changed the room')
    return answer.refusal
  }

  #decide(command: RoomCommand): { refusal: Refusal } | { room: Room } {
    const parsed = roomCommandSchema.parse(command)
    const now = this.facts.length === 0 ? null : this.room
    const decision = decideRoom(now, parsed, { at, id: 'x', beside: nothingBeside })
    if (!decision.ok) return { refusal: decision.refusal }
    const last = this.facts.at(-1)
    const sealed = sealFacts(decision.value, {
      n: this.facts.length + 1,
      tip: last ? { seq: last.seq, hash: last.hash } : newStream,
      room: 'r1',
      stream: 'room:r1',
      at,
      by: 'clerk',
    })
    // What is kept has been text once: nothing that JSON cannot say may be needed again.
    const kept: Fact[] = JSON.parse(JSON.stringify(sealed))
    for (const fact of kept) roomFacts[fact.type as keyof typeof roomFacts].parse(fact.data)
    this.facts.push(...kept)
    const room = kept.reduce<Room | null>(evolveRoom, now)
    if (!room) throw new Error('a command that is accepted leaves a room')
    return { room }
  }
}

/** The sample emblem as a room keeps it. */
export function somePicture(): string {
  const address = pictureAddress(smallPng())
  if (!address) throw new Error('the test picture is a PNG')
  return address
}

/** A PNG of 240 × 240 points, whole. */
export function smallPng(): Uint8Array {
  return readFileSync(resolve(import.meta.dirname, 'samples/emblem.png'))
}
