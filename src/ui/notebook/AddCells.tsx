/** Below the last cell: a new one of a person's own. */
import { Plus } from 'lucide-react'
import { Button } from '../primitives/Button'
import styles from './AddCells.module.css'
import { useNotebook, useNotebookState } from './context'
import { add } from './deeds'
import { useMoves } from './moves-context'

export function AddCells() {
  const model = useNotebook()
  const moves = useMoves()
  const last = useNotebookState((state) => state.shapes.at(-1)?.id ?? null)
  return (
    <div className={styles.add} role="group" aria-label="Add a cell at the end">
      <Button variant="quiet" size={28} icon={Plus} onClick={() => add({ model, moves }, 'code', last, true)}>
        Code
      </Button>
      <Button
        variant="quiet"
        size={28}
        icon={Plus}
        onClick={() => add({ model, moves }, 'prose', last, true)}
      >
        Text
      </Button>
    </div>
  )
}
