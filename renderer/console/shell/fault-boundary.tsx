import { Button } from '@mantine/core'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { EmptyState } from '../../kit/empty-state'
import styles from './console.module.css'
import { usePlace } from './place'

type FaultBoundaryProps = { readonly children: ReactNode }
type FaultBoundaryState = { readonly fault: Error | null }

/**
 * A fault of ours takes one screen and not the meeting: what was kept is kept, the wall goes on, and the clerk can go
 * back to the list or open the page again.
 */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { fault: null }

  static getDerivedStateFromError(fault: Error): FaultBoundaryState {
    return { fault }
  }

  override componentDidCatch(fault: Error, { componentStack }: ErrorInfo): void {
    // Main writes what a page prints as an error into the log.
    console.error(fault, componentStack)
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (!fault) return this.props.children
    const again = () => this.setState({ fault: null })
    const home = () => {
      usePlace.getState().go({ screen: 'meetings' })
      again()
    }
    return (
      <div className={styles.middle} role="alert">
        <EmptyState
          title="这一页出了问题"
          text={`已经存盘的内容都在，大屏不受影响。可以重新打开这一页，或者先回到会议列表。打电话求助时请念这一句：${fault.message.slice(0, 160)}`}
          action={
            <>
              <Button variant="default" onClick={home}>
                回到会议列表
              </Button>
              <Button onClick={again}>重新打开这一页</Button>
            </>
          }
        />
      </div>
    )
  }
}
