/** The notebook's headings, as a menu that leads to them. */
import { TableOfContents } from 'lucide-react'
import { useMemo } from 'react'
import { headingsOf, type Heading } from '../../notebooks/document/headings'
import type { Cell } from '../../notebooks/document/notebook'
import { Icon } from '../primitives/Icon'
import { Menu } from '../primitives/Menu'
import { tip } from '../primitives/Tooltip'
import { openCells } from '../store/open-cells'
import { useNotebookState } from './context'
import styles from './FileMenu.module.css'
import type { Moves } from './moves'

export function Contents({ moves }: { readonly moves: Moves }) {
  const key = useNotebookState(({ notebook, predictions }) => keyOf(notebook.cells, predictions))
  const headings = useMemo(() => JSON.parse(key) as readonly Listed[], [key])
  if (headings.length < 2) return null
  const items = headings.map(({ text, level, closed }, at) => ({
    id: String(at),
    label: `${'\u2003'.repeat(level - 1)}${text}`,
    disabled: closed,
  }))
  return (
    <span {...tip('Contents', 'headings')}>
      <Menu<string>
        label="Contents"
        className={styles.button}
        items={items}
        align="end"
        onChoose={(id) => moves.focusCell(headings[Number(id)].cell)}
      >
        <Icon of={TableOfContents} size={16} />
      </Menu>
    </span>
  )
}

/** The headings as a text, so that what is typed elsewhere draws nothing again; looked for when a cell has changed. */
function keyOf(cells: readonly Cell[], predictions: Readonly<Record<string, number>>): string {
  if (last?.cells === cells && last.predictions === predictions) return last.key
  const open = new Set(openCells(cells, predictions).open)
  const listed = cells.flatMap((cell) =>
    headingsOf([cell]).map((heading): Listed => ({ ...heading, closed: !open.has(cell) })),
  )
  last = { cells, predictions, key: JSON.stringify(listed) }
  return last.key
}

interface Listed extends Heading {
  /** A prediction comes first. */
  readonly closed: boolean
}

let last: { readonly cells: readonly Cell[]; readonly predictions: unknown; readonly key: string } | null =
  null
