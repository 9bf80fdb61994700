/** The palette: a field and everything that can be asked for, narrowed by what is typed. What was done last is first. */
import { Command as List } from 'cmdk'
import { useEffect, useMemo, useRef } from 'react'
import { useNotebook } from '../context'
import { useMoves } from '../moves-context'
import { commandsOf, GROUPS, type Command } from './commands'
import styles from './Palette.module.css'
import { closePalette } from './palette-store'

/** Commands by their ids, the latest first; of the page, not of a notebook. */
let latest: readonly string[] = []
const LATEST = 4

export function Palette() {
  const model = useNotebook()
  const moves = useMoves()
  const box = useRef<HTMLDialogElement>(null)
  const groups = useMemo(() => groupsOf(commandsOf({ model, moves })), [model, moves])

  useEffect(() => {
    const before = document.activeElement
    box.current?.showModal()
    box.current?.querySelector('input')?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  const act = (command: Command): void => {
    latest = [command.id, ...latest.filter((id) => id !== command.id)].slice(0, LATEST)
    closePalette()
    // The focus goes back first: a command may put it elsewhere.
    setTimeout(command.run)
  }

  return (
    <dialog
      ref={box}
      aria-label="Commands"
      className={styles.palette}
      onCancel={(event) => {
        event.preventDefault()
        closePalette()
      }}
      onClick={(event) => (event.target === box.current ? closePalette() : undefined)}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <List label="Commands" loop className={styles.root}>
        <List.Input placeholder="What do you want to do?" className={styles.field} />
        <List.List className={styles.list} label="Commands">
          <List.Empty className={styles.empty}>Nothing is called so.</List.Empty>
          {groups.map(({ name, commands }) => (
            <List.Group key={name} heading={name} className={styles.group}>
              {commands.map((command) => (
                <List.Item
                  key={command.id}
                  value={`${name}-${command.id}`}
                  keywords={[command.label, command.group]}
                  disabled={command.disabled}
                  className={styles.command}
                  onSelect={() => act(command)}
                >
                  <span className={styles.label}>{command.label}</span>
                  {command.keys ? <kbd className={styles.keys}>{command.keys}</kbd> : null}
                </List.Item>
              ))}
            </List.Group>
          ))}
        </List.List>
      </List>
    </dialog>
  )
}

interface Group {
  readonly name: string
  readonly commands: readonly Command[]
}

function groupsOf(all: readonly Command[]): readonly Group[] {
  const last = latest.flatMap((id) => all.filter((command) => command.id === id))
  const groups = [
    { name: 'Latest', commands: last },
    ...GROUPS.map((name) => ({ name, commands: all.filter(({ group }) => group === name) })),
  ]
  return groups.filter(({ commands }) => commands.length > 0)
}
