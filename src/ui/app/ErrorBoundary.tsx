/**
 * Where a page that failed to draw ends: words, and two ways on, neither of which loses text.
 *
 * What was written is kept before anything else (`onError`), and it lives outside React, so the page can also be drawn
 * again without a reload.
 */
import { RotateCw } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { Button } from '../primitives/Button'
import styles from './Words.module.css'

export interface ErrorBoundaryProps {
  readonly onError?: () => void
  readonly children: ReactNode
}

interface State {
  readonly failed: Error | null
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failed: null }

  static getDerivedStateFromError(error: unknown): State {
    return { failed: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(): void {
    this.props.onError?.()
  }

  override render(): ReactNode {
    const { failed } = this.state
    if (!failed) return this.props.children
    return (
      <main className={styles.words} role="alert">
        <h1>This page could not be drawn</h1>
        <p>
          What you wrote is kept. The mistake is in Actorium, not in your code: <code>{failed.message}</code>
        </p>
        <div className={styles.actions}>
          <Button variant="primary" size={36} icon={RotateCw} onClick={() => window.location.reload()}>
            Reload
          </Button>
          <Button size={36} onClick={() => this.setState({ failed: null })}>
            Draw it again
          </Button>
        </div>
      </main>
    )
  }
}
