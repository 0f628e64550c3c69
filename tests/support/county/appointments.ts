import type { Instant } from '#shared/fact'
import { dayOf } from '#shared/text/dates'
import type { RoomDesk } from './room-desk'

/** Something that will be done at a certain time; what exactly is decided when the time has come. */
export type Appointment = { readonly at: Instant; readonly do: (desk: RoomDesk) => void }

/** Does everything in the order of time; what lies after the last day is not done. */
export function keepAppointments(desk: RoomDesk, appointments: readonly Appointment[], lastDay: string): void {
  const due = appointments.filter((each) => dayOf(each.at) <= lastDay)
  for (const appointment of due.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) appointment.do(desk)
}
