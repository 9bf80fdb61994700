/** The gutter of a code cell: its number (a dot while it queues), run or stop, and whether it is stale. */
import { Play, Square } from 'lucide-react'
import { IconButton } from '../primitives/Button'
import { classes } from '../primitives/classes'
import { tip } from '../primitives/Tooltip'
import styles from './CellGutter.module.css'
import { CellMenu } from './CellMenu'
import { useNotebook, useNotebookState } from './context'
import { useMoves } from './moves-context'

export function CellGutter({ cell }: { readonly cell: string }) {
  const model = useNotebook()
  const moves = useMoves()
  const count = useNotebookState((state) => state.runs[cell]?.count ?? 0)
  const state = useNotebookState((now) => now.runs[cell]?.state ?? 'idle')
  const stale = useNotebookState((now) => now.runs[cell]?.stale ?? false)
  const busy = state === 'running' || state === 'waiting' || state === 'queued'
  return (
    <>
      <span className={styles.count}>
        {state === 'queued' ? (
          <span
            className={styles.dot}
            role="img"
            aria-label="queued"
            {...tip('Waits for the cell that runs')}
          />
        ) : (
          <>[{count > 0 ? count : <>&nbsp;</>}]</>
        )}
      </span>
      <IconButton
        size={28}
        icon={busy ? Square : Play}
        label={busy ? 'Stop this cell' : 'Run this cell'}
        className={classes(styles.button, state === 'running' && styles.running)}
        onClick={() => (busy ? model.stop() : moves.run('stay', cell))}
      />
      <CellMenu cell={cell} />
      {stale ? (
        <span
          className={styles.stale}
          role="img"
          aria-label="Changed since it ran"
          {...tip('Changed since it ran', 'stale')}
        />
      ) : null}
    </>
  )
}
