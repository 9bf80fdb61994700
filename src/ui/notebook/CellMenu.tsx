/** What can be done with a cell as a whole, behind three dots in its gutter. */
import { Ellipsis } from 'lucide-react'
import { Icon } from '../primitives/Icon'
import { Menu } from '../primitives/Menu'
import styles from './CellGutter.module.css'
import { useNotebook, useNotebookState } from './context'
import { DEEDS } from './deeds'
import { useMoves } from './moves-context'

export function CellMenu({ cell: id }: { readonly cell: string }) {
  const model = useNotebook()
  const moves = useMoves()
  // What can be done changes with the order of the cells and with what can be undone, not with a text.
  useNotebookState((state) => state.shapes)
  useNotebookState((state) => state.undoable * 1000 + state.redoable)
  const state = model.store.getState()
  const cell = state.notebook.cells.find((one) => one.id === id)
  if (cell === undefined) return null
  return (
    <Menu
      label="More for this cell"
      className={styles.more}
      items={DEEDS.map(({ id, label, keys, can }) => ({
        id,
        label,
        aside: keys,
        disabled: !can(cell, state),
      }))}
      onChoose={(chosen) => {
        model.select(id)
        DEEDS.find((deed) => deed.id === chosen)?.run(cell, { model, moves })
      }}
    >
      <Icon of={Ellipsis} size={15} />
    </Menu>
  )
}
