import { NumberInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { LedgerRules } from '#shared/room/ledger-rules'
import { ToneChip } from '../../kit/tone-chip'
import { useRoom } from '../shell/beginning'
import { useRoomForm } from './room-form'
import { Section } from './section'
import { ledgerFormSchema } from './settings-form'
import styles from './settings-screen.module.css'

/** 台账灯: when a line turns yellow, and how far off the nodes are that nobody set by hand (R3). */
export function LedgerPart() {
  const room = useRoom()
  const { form, state, fields } = useRoomForm({
    part: 'ledger',
    schema: ledgerFormSchema,
    kept: room.ledger,
    asks: (ledger) => ({ type: 'room.setLedgerRules', ledger }),
  })
  const days = (rule: keyof LedgerRules, label: string, description: string) => (
    <Controller
      key={rule}
      control={form.control}
      name={rule}
      render={({ field, fieldState }) => (
        <NumberInput
          label={label}
          description={description}
          suffix=" 天"
          allowDecimal={false}
          error={fieldState.error?.message}
          {...field}
        />
      )}
    />
  )
  return (
    <form {...fields}>
      <Section title="红黄绿灯" text="灯每天自己变，不用打开台账。改了以后，已有的行马上照新的天数算。" state={state}>
        <p className={styles.lamps}>
          <ToneChip tone="jade" dotted>
            按时
          </ToneChip>
          <ToneChip tone="amber" dotted>
            快到期或没有进展
          </ToneChip>
          <ToneChip tone="cinnabar" dotted>
            逾期
          </ToneChip>
        </p>
        <div className={styles.pair}>
          {days('yellowDays', '提前亮黄灯', '离时限还有这么多天就亮黄灯')}
          {days('staleDays', '无进展亮黄灯', '这么多天没有新的进展也亮黄灯')}
        </div>
      </Section>
      <Section title="自动定的时限" text="没有另外写日期的，照这里往后推；单独写了日期的不动。">
        <div className={styles.pair}>
          {days('reportWithinDays', '报送时限', '散会后这么多天内报送')}
          {days('replyWithinDays', '反馈时限', '报送后这么多天内答复')}
          {days('reviewAfterDays', '回头看间隔', '答复已办之后这么多天回头看')}
        </div>
      </Section>
    </form>
  )
}
