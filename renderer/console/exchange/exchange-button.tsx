import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import styles from './exchange.module.css'
import { useExchange } from './exchanging'
import { ReturnIn } from './return-in'
import { ReturnOut } from './return-out'

type Way = 'out' | 'in'

/** 上报与汇总: a room's ledger goes to the county on a stick; the county takes many rooms' files in. */
export function ExchangeButton() {
  const [opened, setOpened] = useState(false)
  const [way, setWay] = useState<Way>('out')
  const isRunning = useExchange().state === 'running'
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        上报与汇总
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        size={760}
        title="上报与汇总"
        closeOnClickOutside={!isRunning}
      >
        <div className={styles.dialog}>
          <SegmentedControl
            aria-label="上报还是汇总"
            data={[
              { value: 'out', label: '上报：导出本室台账' },
              { value: 'in', label: '汇总：收各议事室的台账' },
            ]}
            value={way}
            onChange={(value) => setWay(value === 'in' ? 'in' : 'out')}
            disabled={isRunning}
            data-autofocus
          />
          {way === 'out' ? <ReturnOut /> : <ReturnIn />}
        </div>
      </Modal>
    </>
  )
}
