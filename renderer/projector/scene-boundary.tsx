import { Component, type ReactNode } from 'react'

type SceneBoundaryProps = {
  /** A new message is a new attempt. */
  readonly attempt: number
  readonly instead: ReactNode
  readonly children: ReactNode
}

type SceneBoundaryState = { readonly attempt: number; readonly failed: boolean }

/** A scene that fails shows the emblem, and the next message is tried again. The room never sees an error. */
export class SceneBoundary extends Component<SceneBoundaryProps, SceneBoundaryState> {
  override state: SceneBoundaryState = { attempt: this.props.attempt, failed: false }

  static getDerivedStateFromError(): Partial<SceneBoundaryState> {
    return { failed: true }
  }

  static getDerivedStateFromProps(
    { attempt }: SceneBoundaryProps,
    state: SceneBoundaryState,
  ): SceneBoundaryState | null {
    return attempt === state.attempt ? null : { attempt, failed: false }
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children
  }
}
