/**
 * Tabs with a 2 px underline. A locked tab stays in the row, shows a lock and says when it opens.
 *
 * The caller draws the panel; `tabId` and `panelId` tie the two together for readers.
 */
import { Lock } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { classes } from './classes'
import { Icon } from './Icon'
import styles from './Tabs.module.css'
import { tip } from './Tooltip'

export interface Tab<Id extends string> {
  readonly id: Id
  readonly label: string
  /** When it opens, in words; a tab with words here is locked. */
  readonly locked?: string
}

export interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
  /** Prefix of the ids of tabs and panels. */
  readonly name: string
}

export const tabId = (name: string, id: string): string => `${name}-tab-${id}`
export const panelId = (name: string, id: string): string => `${name}-panel-${id}`

export function Tabs<Id extends string>({ label, tabs, value, onChange, name }: TabsProps<Id>) {
  const move = (event: KeyboardEvent) => {
    const open = tabs.filter((tab) => !tab.locked)
    const at = open.findIndex((tab) => tab.id === value)
    const next = steps(event.key, at, open.length)
    if (next < 0) return
    event.preventDefault()
    onChange(open[next].id)
    document.getElementById(tabId(name, open[next].id))?.focus()
  }
  return (
    <div role="tablist" aria-label={label} className={styles.tabs} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabId(name, tab.id)}
          aria-selected={tab.id === value}
          aria-controls={tab.id === value ? panelId(name, tab.id) : undefined}
          aria-disabled={tab.locked ? true : undefined}
          tabIndex={tab.id === value ? 0 : -1}
          className={classes(styles.tab, tab.id === value && styles.chosen, tab.locked && styles.locked)}
          onClick={() => (tab.locked ? undefined : onChange(tab.id))}
          {...(tab.locked ? tip(tab.locked) : null)}
        >
          {tab.locked ? <Icon of={Lock} size={14} /> : null}
          {tab.label}
        </button>
      ))}
    </div>
  )
}

/** Where an arrow key, Home or End leads in a row that wraps; -1 for any other key. */
export function steps(key: string, at: number, length: number): number {
  if (length === 0) return -1
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % length
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (at - 1 + length) % length
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  return -1
}
