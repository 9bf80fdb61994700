/** What is left of the notebook while it is folded: a rail that unfolds it. */
import { PanelLeftOpen } from 'lucide-react'
import { Icon } from '../primitives/Icon'
import styles from './NotebookRail.module.css'

export interface NotebookRailProps {
  readonly title: string
  readonly onOpen: () => void
}

export function NotebookRail({ title, onOpen }: NotebookRailProps) {
  return (
    <>
      {/* The page's own heading is folded away with the page. */}
      <h1 className="visually-hidden">{title}</h1>
      <button type="button" className={styles.rail} aria-label="Show the notebook" onClick={onOpen}>
        <Icon of={PanelLeftOpen} size={17} />
        <span className={styles.word}>Notebook</span>
      </button>
    </>
  )
}
