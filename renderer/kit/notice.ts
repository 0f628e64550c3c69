import { type NotificationData, notifications } from '@mantine/notifications'

/** Says something in the corner. What was said under the same id and is still there makes room for the newer words. */
export function say(notice: NotificationData & { readonly id: string }): void {
  // The library keeps the older one when an id is shown again.
  notifications.hide(notice.id)
  notifications.show({ closeButtonProps: { 'aria-label': '关闭' }, ...notice })
}
