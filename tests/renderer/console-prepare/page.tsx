import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import type { Meeting } from '#shared/meeting/meeting'
import type { TestDesk } from '#tests/support/desk-bridge'
import { useMeeting, useRoomStream } from '../../../renderer/bridge/streams'
import { BeginningContext, RoomContext } from '../../../renderer/console/shell/beginning'
import { usePlace } from '../../../renderer/console/shell/place'
import { Kit } from '../../../renderer/kit/kit'

/** A screen in the shell as the clerk has it: the room known, the list of meetings the place to start from. */
export function open(desk: TestDesk, screen: ReactNode) {
  usePlace.setState({ place: { screen: 'meetings' } })
  const user = userEvent.setup({ delay: null })
  const page = render(
    <Kit>
      <BeginningContext value={desk.beginning()}>
        <InRoom desk={desk}>{screen}</InRoom>
      </BeginningContext>
    </Kit>,
  )
  return { user, ...page }
}

function InRoom({ desk, children }: { readonly desk: TestDesk; readonly children: ReactNode }) {
  const followed = useRoomStream(desk.roomStream)
  const room = (followed.phase === 'open' ? followed.state : null) ?? desk.room()
  return <RoomContext value={room}>{children}</RoomContext>
}

export function place() {
  return usePlace.getState().place
}

/** The one meeting of the test, live as the page has it. */
export function useTestMeeting(desk: TestDesk): Meeting | undefined {
  const followed = useMeeting(desk.meeting)
  return followed.phase === 'open' ? followed.state?.meeting : undefined
}
