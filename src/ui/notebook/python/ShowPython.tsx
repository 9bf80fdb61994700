/**
 * "Show the Python": the same program as in the original system, under the cell that it belongs to.
 *
 * It is there to be read and compared, and it never runs: the panel says so. The button stands in the cell's foot and
 * the panel right below it, so that readers of either kind come from one to the other.
 */
import { lazy, Suspense, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { CodeCell } from '../../../notebooks/document/notebook'
import { Button } from '../../primitives/Button'
import styles from './ShowPython.module.css'

const PythonCode = lazy(() => import('./PythonCode').then((chunk) => ({ default: chunk.PythonCode })))

export interface ShownPython {
  /** For the foot of the cell; null where the cell has no Python. */
  readonly button: ReactNode
  /** Below the foot; null while it is closed. */
  readonly panel: ReactNode
}

export function usePython({ python }: CodeCell): ShownPython {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLElement>(null)
  // A long cell has its foot at the lower edge of what is seen, and the panel would open below it.
  useEffect(() => {
    if (open) panel.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const id = useId()
  if (python === undefined) return { button: null, panel: null }
  return {
    button: (
      <Button
        ref={button}
        variant="quiet"
        size={28}
        className={styles.button}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <span>
          <span className={styles.verb}>{open ? 'Hide the ' : 'Show the '}</span>Python
        </span>
      </Button>
    ),
    panel: open ? (
      <section
        ref={panel}
        id={id}
        aria-label="The same in Python"
        className={styles.panel}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          setOpen(false)
          button.current?.focus()
        }}
      >
        <p className={styles.words}>The same in Python. It is here to be read: Python does not run here.</p>
        {/* Lines that are too long scroll, by keyboard too. */}
        <pre className={styles.code} tabIndex={0}>
          <Suspense fallback={python}>
            <PythonCode text={python} />
          </Suspense>
        </pre>
      </section>
    ) : null,
  }
}
