/**
 * Where a page that failed to draw ends, or one of its halves: words, and two ways on.
 *
 * What was written is kept before anything else (`keep`), and it lives outside React, so the page can also be drawn
 * again without a reload. Where the browser keeps nothing, that is the way that loses no text, and it stands first.
 */
import { RotateCw } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { Button } from '../primitives/Button'
import { classes } from '../primitives/classes'
import styles from './Words.module.css'

export interface ErrorBoundaryProps {
  /** What failed; the rest of the page goes on. The whole page, when left out. */
  readonly part?: 'notebook' | 'stage'
  /** Keeps what was written; false where that was refused. Left out where nothing can be written. */
  readonly keep?: () => boolean
  readonly children: ReactNode
}

interface State {
  readonly failed: Error | null
  readonly kept: boolean
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failed: null, kept: true }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failed: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(): void {
    if (this.props.keep && !this.props.keep()) this.setState({ kept: false })
  }

  override render(): ReactNode {
    const { failed, kept } = this.state
    const { part } = this.props
    if (!failed) return this.props.children
    const reload = (
      <Button
        key="reload"
        variant={kept ? 'primary' : 'plain'}
        size={36}
        icon={RotateCw}
        onClick={() => window.location.reload()}
      >
        Reload
      </Button>
    )
    const again = (
      <Button
        key="again"
        variant={kept ? 'plain' : 'primary'}
        size={36}
        onClick={() => this.setState({ failed: null })}
      >
        Draw it again
      </Button>
    )
    return (
      <div className={classes(styles.words, part && styles.part)} role="alert">
        {part ? <h2>The {part} could not be drawn</h2> : <h1>This page could not be drawn</h1>}
        <p>
          The mistake is in Actorium, not in your code: <code>{failed.message}</code>
        </p>
        {this.props.keep ? <p>{kept ? KEPT : NOT_KEPT}</p> : null}
        {part ? <p>{ELSE[part]}</p> : null}
        <div className={styles.actions}>{kept ? [reload, again] : [again, reload]}</div>
      </div>
    )
  }
}

const ELSE = {
  notebook: 'The stage beside it goes on.',
  stage: 'The notebook beside it goes on, and so do your actors.',
} as const
const KEPT = 'What you wrote is kept.'
const NOT_KEPT = 'This browser keeps nothing: a reload forgets what you wrote. Draw it again first.'
