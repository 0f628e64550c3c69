import { Menu } from '@mantine/core'
import type { ReactElement } from 'react'
import type { Attendee } from '#shared/meeting/attendance'
import { presenceOf } from './presence'
import type { SignInActs } from './sign-in-acts'

type PersonMenuProps = {
  readonly person: Attendee
  readonly acts: SignInActs
  /** The button it opens from. */
  readonly children: ReactElement
}

/** What else can be noted of somebody: leaving, coming back, 请假, 代理人. */
export function PersonMenu({ person, acts, children }: PersonMenuProps) {
  const presence = presenceOf(person)
  return (
    <Menu position="bottom-end" shadow="sm">
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {presence === 'present' ? (
          <Menu.Item onClick={() => acts.leave(person)}>登记离场</Menu.Item>
        ) : (
          <Menu.Item onClick={() => void acts.signIn([person])}>{presence === 'left' ? '又回来了' : '签到'}</Menu.Item>
        )}
        {presence !== 'present' && person.leave === null && (
          <Menu.Item onClick={() => acts.ask({ what: 'excuse', person })}>登记请假…</Menu.Item>
        )}
        {person.leave !== null && <Menu.Item onClick={() => acts.withdrawExcuse(person)}>取消请假</Menu.Item>}
        <Menu.Item onClick={() => acts.ask({ what: 'proxy', person })}>
          {person.proxy ? `代理人：${person.proxy}…` : '登记代理人…'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
