/** What narrows the lines down: words, level, actor, message. The actor is the one that is chosen everywhere. */
import { ChevronDown, X } from 'lucide-react'
import { Button } from '../../primitives/Button'
import { Icon } from '../../primitives/Icon'
import { Menu } from '../../primitives/Menu'
import { Segmented } from '../../primitives/Segmented'
import { useStage, useStageStore } from '../../store/stage-react'
import { printers, type LogLevel } from './log-filter'
import styles from './LogList.module.css'

const levels: readonly { readonly id: LogLevel; readonly label: string; readonly term: string }[] = [
  { id: 'all', label: 'All', term: 'console.log and above' },
  { id: 'warn', label: 'Warnings', term: 'console.warn and above' },
  { id: 'error', label: 'Errors', term: 'console.error, and errors of handlers' },
]

/** Actors in the menu, at the most. */
const listed = 30

export interface LogToolsProps {
  readonly title?: string
  readonly words: string
  readonly onWords: (words: string) => void
  readonly level: LogLevel
  readonly onLevel: (level: LogLevel) => void
  /** Index of the actor whose lines alone are shown. */
  readonly actor: number | null
  /** Only lines of the chosen message; null where none is chosen. */
  readonly onlyMessage: boolean | null
  readonly onOnlyMessage: (only: boolean) => void
}

export function LogTools(props: LogToolsProps) {
  const { title, words, onWords, level, onLevel, actor, onlyMessage, onOnlyMessage } = props
  const stage = useStageStore()
  return (
    <div className={styles.tools}>
      {title === undefined ? null : <h3 className={styles.title}>{title}</h3>}
      <input
        type="search"
        className={styles.search}
        placeholder="Only lines with…"
        aria-label="Only lines with these words"
        value={words}
        onChange={(event) => onWords(event.target.value)}
      />
      <Segmented label="Levels" segments={levels} value={level} onChange={onLevel} />
      {actor === null ? (
        <Printers />
      ) : (
        <Button size={28} variant="quiet" icon={X} onClick={() => stage.choose(null)}>
          only {stage.nameOf(actor)}
        </Button>
      )}
      {onlyMessage === null ? null : (
        <Button
          size={28}
          variant="quiet"
          aria-pressed={onlyMessage}
          icon={onlyMessage ? X : undefined}
          onClick={() => onOnlyMessage(!onlyMessage)}
        >
          {onlyMessage ? 'only the chosen message' : 'Only the chosen message'}
        </Button>
      )}
    </div>
  )
}

/** Chooses one of those that have printed. */
function Printers() {
  const stage = useStageStore()
  const logs = useStage((state) => state.logs)
  const items = printers(logs, listed).map((index) => ({ id: String(index), label: stage.nameOf(index) }))
  if (items.length === 0) return null
  return (
    <Menu
      label="Only lines of"
      items={items}
      className={styles.menu}
      onChoose={(id) => stage.select({ kind: 'actor', index: Number(id), change: null }, false)}
    >
      all actors <Icon of={ChevronDown} size={14} />
    </Menu>
  )
}
