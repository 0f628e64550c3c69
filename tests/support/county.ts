import type { Fact } from '#shared/fact'
import { addDays } from '#shared/text/dates'
import { chance } from '#tests/bench/written-words'
import { keepAppointments } from './county/appointments'
import { meetingAppointments } from './county/meetings'
import { RoomDesk } from './county/room-desk'
import { foundRoom, roomIdOf, townshipOf } from './county/rooms'
import { topicAppointments } from './county/topics'

/** 一个县: so many rooms, each with so many meetings, every meeting on its own topic; the same seed, the same county. */
export type CountyPlan = {
  readonly rooms: number
  readonly meetings: number
  readonly seed: number
  /** The day of the first meeting, and the day up to which everything has happened: what would come later has not. */
  readonly from?: string
  readonly to?: string
}

export type GeneratedRoom = {
  readonly room: string
  readonly name: string
  /** In the order of its journal, sealed, `n` from 1. */
  readonly facts: readonly Fact[]
}

export const countyFrom = '2025-02-03'
export const countyTo = '2026-11-20'

/**
 * The rooms of a county one after the other, each with its roster, plans, topics at all stages and meetings with people,
 * speeches and votes: real commands, judged by the real deciders in the order of time and sealed by the desk's own hand.
 * About 130 facts a meeting with its topic; 26 rooms × 40 meetings take some seconds.
 */
export function* generateCounty(plan: CountyPlan): Generator<GeneratedRoom> {
  for (let number = 1; number <= plan.rooms; number += 1) yield generateRoom(number, plan)
}

/** One room of the county; `number` counts from 1. */
export function generateRoom(number: number, plan: CountyPlan): GeneratedRoom {
  const { meetings, seed, from = countyFrom, to = countyTo } = plan
  const next = chance(seed * 1_000_003 + number * 7_919)
  const desk = new RoomDesk(roomIdOf(number))
  foundRoom(desk, number, addDays(from, -120))
  // The last meeting is the coming week's, so that something is always being prepared.
  const spread = (dayNumberOf(from, to) + 7) / Math.max(1, meetings - 1)
  const appointments = Array.from({ length: meetings }, (_, index) => {
    const on = addDays(from, Math.round(index * spread) + (number % 5))
    const topic = { number: number * 1000 + index, id: `${desk.room}-t${index + 1}`, on }
    return [
      ...topicAppointments(topic, desk.room, next),
      ...meetingAppointments({ ...topic, topicId: topic.id, id: `${desk.room}-m${index + 1}` }, next),
    ]
  }).flat()
  keepAppointments(desk, appointments, to)
  return { room: desk.room, name: townshipOf(number), facts: desk.facts }
}

function dayNumberOf(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
