import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BulletinRooms } from '#shared/room/bulletins'
import { BulletinDialog } from './bulletin-dialog'

/** 季度通报: opens the bulletin of the quarter, over this room's ledger or the county's. */
export function BulletinButton({ rooms = 'own' }: { readonly rooms?: BulletinRooms }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        季度通报
      </Button>
      <BulletinDialog rooms={rooms} opened={opened} onClose={() => setOpened(false)} />
    </>
  )
}
