/** The bar that looks for words in all cells, and puts others in their place. Enter goes on, Shift+Enter back. */
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { isQuestion, textOf } from '../../../notebooks/document/edits'
import { matchesIn, replacedIn, type Query } from '../../../notebooks/document/find'
import { grouped } from '../../stage/numbers'
import { openCells } from '../../store/open-cells'
import { Button, IconButton } from '../../primitives/Button'
import { useNotebook, useNotebookState } from '../context'
import { useMoves } from '../moves-context'
import styles from './FindBar.module.css'
import { closeFind, foundStore, openFind } from './found-store'

export function FindBar() {
  const model = useNotebook()
  const moves = useMoves()
  const { replacing, matches, at, asked } = useStore(foundStore)
  const [query, setQuery] = useState<Query>({ words: asked, matchCase: false, wholeWord: false })
  const [by, setBy] = useState('')
  const [said, setSaid] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const all = useNotebookState((state) => state.notebook.cells)
  const predictions = useNotebookState((state) => state.predictions)
  const cells = useMemo(() => openCells(all, predictions).open, [all, predictions])

  useEffect(() => {
    if (asked !== '') setQuery((now) => ({ ...now, words: asked }))
    field.current?.focus()
    field.current?.select()
  }, [asked])
  useEffect(() => {
    const { matches } = matchesIn(cells, query)
    foundStore.setState((now) => ({ matches, at: Math.min(now.at, matches.length - 1) }))
  }, [cells, query])
  useEffect(() => closeFind, [])

  const go = (to: number): void => {
    const { matches } = foundStore.getState()
    if (matches.length === 0) return foundStore.setState({ at: -1 })
    const next = ((to % matches.length) + matches.length) % matches.length
    foundStore.setState({ at: next })
    const { cell } = matches[next]
    model.select(cell)
    // An editor scrolls to its line itself.
    const frame = document.querySelector(`[data-cell="${CSS.escape(cell)}"]`)
    if (!frame?.querySelector('.cm-content')) frame?.scrollIntoView({ block: 'nearest' })
  }
  const text = (cell: string): string => {
    const found = cells.find(({ id }) => id === cell)
    return found ? textOf(found) : ''
  }
  /** Found, and not to be replaced. */
  const isFixed = (id: string): boolean => cells.some((cell) => cell.id === id && isQuestion(cell))
  const replace = (): void => {
    const match = matches[at]
    if (match === undefined || isFixed(match.cell)) return go(at + 1)
    const before = text(match.cell)
    model.edit(match.cell, before.slice(0, match.from) + by + before.slice(match.to))
    setSaid('Replaced 1.')
    // What follows has moved up by one place.
    queueMicrotask(() => go(at))
  }
  const replaceAll = (): void => {
    const own = matches.filter(({ cell }) => !isFixed(cell))
    const changed = [...new Set(own.map(({ cell }) => cell))]
    for (const cell of changed) model.edit(cell, replacedIn(text(cell), query, by))
    setSaid(`Replaced ${grouped(own.length)}.`)
    // Its button can't be pressed any more, and would take the keys with it.
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      closeFind()
      moves.focusCell(model.store.getState().selected)
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      if (event.target.dataset.by !== undefined) replace()
      else go(at + (event.shiftKey ? -1 : 1))
    }
  }
  const flag = (key: 'matchCase' | 'wholeWord', words: string) => (
    <label className={styles.flag}>
      <input
        type="checkbox"
        checked={query[key]}
        onChange={({ currentTarget }) => setQuery({ ...query, [key]: currentTarget.checked })}
      />
      {words}
    </label>
  )

  return (
    <div role="search" aria-label="Find in the notebook" className={styles.bar} onKeyDown={onKeyDown}>
      <div className={styles.row}>
        <input
          ref={field}
          className={styles.input}
          aria-label="Find"
          placeholder="Find"
          spellCheck={false}
          value={query.words}
          onChange={({ currentTarget }) => {
            setSaid('')
            setQuery({ ...query, words: currentTarget.value })
          }}
        />
        <span className={styles.count} role="status">
          {query.words === ''
            ? ''
            : matches.length === 0
              ? said || 'Not found'
              : `${at < 0 ? '' : `${grouped(at + 1)} of `}${grouped(matches.length)}`}
        </span>
        <IconButton icon={ArrowUp} label="The one before" size={28} onClick={() => go(at - 1)} />
        <IconButton icon={ArrowDown} label="The next one" size={28} onClick={() => go(at + 1)} />
        {flag('matchCase', 'Case')}
        {flag('wholeWord', 'Word')}
        {replacing ? null : (
          <Button variant="quiet" size={28} onClick={() => openFind(true)}>
            Replace…
          </Button>
        )}
        <span className={styles.gap} />
        <IconButton
          icon={X}
          label="Close"
          size={28}
          onClick={() => {
            closeFind()
            moves.focusCell(model.store.getState().selected)
          }}
        />
      </div>
      {replacing ? (
        <div className={styles.row}>
          <input
            className={styles.input}
            data-by=""
            aria-label="Replace by"
            placeholder="Replace by"
            spellCheck={false}
            value={by}
            onChange={({ currentTarget }) => setBy(currentTarget.value)}
          />
          <Button size={28} disabled={matches.length === 0} onClick={replace}>
            Replace
          </Button>
          <Button size={28} disabled={matches.length === 0} onClick={replaceAll}>
            Replace all
          </Button>
        </div>
      ) : null}
    </div>
  )
}
