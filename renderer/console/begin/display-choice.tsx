import { Radio, Stack } from '@mantine/core'
import type { DisplayRow } from '#shared/contract/wall'

type DisplayChoiceProps = {
  readonly displays: readonly DisplayRow[]
  /** The display the wall is on, or null when it is on none. */
  readonly chosen: string | null
  readonly onChoose: (displayId: string | null) => void
  /** Offers a small window beside the console as well, for a room without a projector. */
  readonly withPractice?: boolean
}

/** What `displays.choose` calls the practice window. */
export const practice = 'practice'

/** 大屏放在哪个显示器: every display by name and size; never the one the console itself is on. */
export function DisplayChoice({ displays, chosen, onChoose, withPractice = false }: DisplayChoiceProps) {
  const others = displays.filter((each) => !each.isConsole)
  return (
    <Radio.Group
      label="大屏放在哪个显示器"
      description={
        others.length === 0
          ? '现在只接着一个显示器。接上投影后程序会认出来，到时也可以在设置里选。'
          : '选中的显示器会记住，下次接上就直接用。'
      }
      value={chosen ?? none}
      onChange={(value) => onChoose(value === none ? null : value)}
    >
      <Stack gap={8} mt={6} mb={6}>
        {others.map((each) => (
          <Radio key={each.id} value={each.id} color="jade" label={`${each.label}（${each.size}）`} />
        ))}
        {withPractice && <Radio value={practice} color="jade" label="在一个小窗口里试看" />}
        <Radio value={none} color="jade" label="先不用大屏" />
      </Stack>
    </Radio.Group>
  )
}

const none = 'none'
