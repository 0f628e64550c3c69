import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import 'dayjs/locale/zh-cn'
import { getNonce } from 'get-nonce'
import type { ReactNode } from 'react'
import { theme } from './theme'

/** The interface library around a page: our theme, Chinese dates, one place for notices. */
export function Kit({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme="light"
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={() => getNonce() ?? ''}
    >
      <DatesProvider settings={{ locale: 'zh-cn', firstDayOfWeek: 1, weekendDays: [0, 6] }}>
        <Notifications position="bottom-center" limit={4} containerWidth={520} zIndex={500} />
        {children}
      </DatesProvider>
    </MantineProvider>
  )
}
