/** A person's copy beside the original: which cells differ, and in which lines. The original comes back cell by cell. */
import { RotateCcw } from 'lucide-react'
import { useMemo } from 'react'
import { differenceOf, type DifferentCell } from '../../../notebooks/document/difference'
import { Button } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import { Dialog } from '../../primitives/Dialog'
import { useNotebook, useNotebookState } from '../context'
import styles from './Difference.module.css'

/** Lines of one cell that are drawn. */
const LINES = 400

const WHAT: Readonly<Record<DifferentCell['what'], string>> = {
  changed: 'changed',
  added: 'added by you',
  removed: 'removed',
  moved: 'moved',
}
const MARKS = { '+': 'yours: ', '-': 'original: ', ' ': '' } as const

export function Difference({ onClose }: { readonly onClose: () => void }) {
  const model = useNotebook()
  const notebook = useNotebookState((state) => state.notebook)
  const cells = useMemo(() => differenceOf(model.original, notebook), [model, notebook])
  return (
    <Dialog
      open
      wide
      title="What you changed"
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      {cells.length === 0 ? (
        'Nothing: every cell is as it was written.'
      ) : (
        <ul className={styles.cells} tabIndex={0} aria-label="Cells that differ">
          {cells.map((one) => (
            <li key={one.cell}>
              <div className={styles.head}>
                <code className={styles.name}>{one.cell}</code>
                <span className={styles.what}>{WHAT[one.what]}</span>
                {one.what === 'changed' ? (
                  <Button
                    variant="quiet"
                    size={28}
                    icon={RotateCcw}
                    onClick={() => model.undoEdits(one.cell)}
                  >
                    Undo my edits
                  </Button>
                ) : null}
              </div>
              <Lines cell={one} />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function Lines({ cell: { lines } }: { readonly cell: DifferentCell }) {
  if (lines.length === 0) return null
  const more = lines.length - LINES
  return (
    <pre className={styles.lines}>
      {lines.slice(0, LINES).map((line, at) =>
        line === null ? (
          <span key={at} className={styles.left}>
            …
          </span>
        ) : (
          <span
            key={at}
            className={classes(line.mark === '+' && styles.added, line.mark === '-' && styles.removed)}
          >
            <span className="visually-hidden">{MARKS[line.mark]}</span>
            <span aria-hidden className={styles.mark}>
              {line.mark === '-' ? '−' : line.mark}
            </span>
            {line.text || ' '}
          </span>
        ),
      )}
      {more > 0 ? <span className={styles.left}>and {more} more lines</span> : null}
    </pre>
  )
}
