/**
 * Finds actors by a part of their name or class. Whoever is found is chosen at once, so that every view shows it.
 *
 * Enter leads to the next, Shift+Enter to the one before, Esc closes and leaves the choice. It asks the session and not
 * the picture: of ten thousand actors few are drawn, and each can be found.
 */
import { ChevronDown, Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { IconButton } from '../../primitives/Button'
import { Icon } from '../../primitives/Icon'
import { useStageStore } from '../../store/stage-react'
import { grouped } from '../numbers'
import styles from './Finder.module.css'

export interface FinderProps {
  /** What it looks for at first. */
  readonly first: string
  readonly onClose: () => void
}

interface Found {
  readonly all: readonly number[]
  /** Place of the chosen one. */
  readonly at: number
}

const nobody: Found = { all: [], at: 0 }

export function Finder({ first, onClose }: FinderProps) {
  const stage = useStageStore()
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState(first)
  const [found, setFound] = useState(nobody)

  const show = (all: readonly number[], at: number): void => {
    setFound({ all, at })
    if (all.length > 0) stage.seek(all[at])
  }
  const look = (text: string): void => {
    setWords(text)
    show(stage.find(text), 0)
  }
  /** Asks again, for actors come and go; the place is that of whom was found last. */
  const step = (by: number): void => {
    const all = stage.find(words)
    const at = all.indexOf(found.all[found.at])
    show(all, at < 0 ? 0 : (at + by + all.length) % all.length)
  }

  const start = useRef(look)
  useEffect(() => {
    field.current?.select()
    if (first !== '') start.current(first)
  }, [first])

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key !== 'Escape' && by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (by === undefined) onClose()
    else step(by)
  }

  const { all, at } = found
  const place = all.length > 0 ? `${grouped(at + 1)} of ${grouped(all.length)}` : words.trim() ? 'nobody' : ''
  return (
    <div className={styles.finder} role="search" aria-label="Actors" onKeyDown={onKeyDown}>
      <label className={styles.box}>
        <Icon of={Search} size={15} />
        <input
          ref={field}
          className={styles.field}
          value={words}
          placeholder="Name or class"
          aria-label="Find an actor"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => look(event.target.value)}
        />
        <span className={styles.place} role="status">
          {place}
          {all.length > 0 ? <span className="visually-hidden">: {stage.nameOf(all[at])}</span> : null}
        </span>
      </label>
      <IconButton
        icon={ChevronDown}
        label="Next actor found"
        size={28}
        disabled={all.length < 2}
        onClick={() => step(1)}
      />
      <IconButton icon={X} label="Close the search" size={28} onClick={onClose} />
    </div>
  )
}
