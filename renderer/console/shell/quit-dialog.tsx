import { useCallback, useState } from 'react'
import { ask, sayRefusal } from '../../bridge/ask'
import { useTold } from '../../bridge/told'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { finishTyping } from '../../kit/finish-typing'

/** The clerk closed the window: what is being typed is kept, and a meeting that runs is said once before the end. */
export function QuitDialog() {
  const [asked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const quit = useCallback(async () => {
    setBusy(true)
    await finishTyping()
    const answer = await ask('app.quit', {})
    setBusy(false)
    if (!answer.ok) sayRefusal(answer.refusal)
  }, [])
  useTold(
    'app.closeAsked',
    useCallback(({ isMeetingOn }) => (isMeetingOn ? setAsked(true) : void quit()), [quit]),
  )
  return (
    <ConfirmDialog
      opened={asked}
      title="会议还没有散会，要关闭议事台吗？"
      confirmLabel="关闭议事台"
      cancelLabel="继续开会"
      isBusy={isBusy}
      onConfirm={() => void quit()}
      onClose={() => setAsked(false)}
    >
      大屏会一起关掉。会议的内容都已存盘，下次打开时可以从现在的地方接着开。
    </ConfirmDialog>
  )
}
