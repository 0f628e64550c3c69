import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import type { MeetingHistory } from '#shared/meeting/history'
import type { TestDesk } from '#tests/support/desk-bridge'
import { anchorTo } from '../../../renderer/bridge/desk-clock'
import { useMeeting } from '../../../renderer/bridge/streams'
import { BeginningContext, RoomContext } from '../../../renderer/console/shell/beginning'
import { Kit } from '../../../renderer/kit/kit'

/** One part of the console on its own page, following the test desk's meeting as its screen would. */
export function showPart(desk: TestDesk, part: (history: MeetingHistory) => ReactNode) {
  anchorTo(desk.now)
  return render(
    <Kit>
      <BeginningContext value={desk.beginning()}>
        <RoomContext value={desk.room()}>
          <Following desk={desk} part={part} />
        </RoomContext>
      </BeginningContext>
    </Kit>,
  )
}

type FollowingProps = { readonly desk: TestDesk; readonly part: (history: MeetingHistory) => ReactNode }

function Following({ desk, part }: FollowingProps) {
  const followed = useMeeting(desk.meeting)
  return followed.phase === 'open' && followed.state ? part(followed.state) : null
}
