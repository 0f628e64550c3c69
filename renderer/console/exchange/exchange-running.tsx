import { Button, Progress } from '@mantine/core'
import type { Refusal } from '#shared/decision'
import styles from './exchange.module.css'
import { cancelExchange, type Exchange, forgetExchange } from './exchanging'

const titles = { writing: '正在导出上报文件，请不要拔U盘', looking: '正在核对选中的文件', taking: '正在收账' } as const

/** The bar, the step in words, and the way to stop it. */
export function ExchangeRunning({ exchange }: { readonly exchange: Extract<Exchange, { state: 'running' }> }) {
  const { what, progress, isCancelling } = exchange
  const percent = progress ? Math.floor((100 * progress.done) / Math.max(progress.total, 1)) : 0
  return (
    <section className={styles.part} aria-label={titles[what]}>
      <p className={styles.strong}>{titles[what]}</p>
      <Progress.Root size={14}>
        <Progress.Section value={percent} color="jade" aria-label="进度" />
      </Progress.Root>
      <p className={styles.step}>
        <span role="status">{isCancelling ? '正在停下，请稍等' : (progress?.step ?? '正在准备')}</span>
        <span>{percent}%</span>
      </p>
      <div className={styles.acts}>
        <Button className={styles.main} variant="default" loading={isCancelling} onClick={() => void cancelExchange()}>
          取消
        </Button>
      </div>
    </section>
  )
}

export function ExchangeFailed({ refusal }: { readonly refusal: Refusal }) {
  const isCancelled = refusal.code.endsWith('.cancelled')
  return (
    <section className={styles.part} aria-label="没有完成">
      <div className={styles.said} data-tone={isCancelled ? 'amber' : 'cinnabar'} role="alert">
        <p className={styles.strong}>{isCancelled ? '已取消' : '没有完成'}</p>
        <p>{refusal.message}</p>
      </div>
      <div className={styles.acts}>
        <Button className={styles.main} variant="default" onClick={forgetExchange}>
          重新来
        </Button>
      </div>
    </section>
  )
}
