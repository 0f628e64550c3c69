import type { Room } from '../room/room'

/** What statistics ask of a room. */
export type StatisticsRoom = Pick<Room, 'id' | 'name' | 'venues' | 'ownSides'>
