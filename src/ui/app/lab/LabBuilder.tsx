/**
 * A teacher's own lab: lessons in order, a title and the class's seed, and the link that holds it all.
 *
 * Nothing is kept or sent. Whoever has the link has the lab.
 */
import { ArrowDown, ArrowUp, Copy, Plus, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import { labs } from '../../../notebooks/lessons/labs'
import { Button, IconButton } from '../../primitives/Button'
import { copied } from '../../primitives/clipboard'
import type { CatalogueEntry } from '../catalogue'
import { isOnlyHere } from '../wall/code-path'
import { added, besideRemoved, moved, removed } from './lab-draft'
import { labHref, labOf, MOST_LESSONS, MOST_TITLE, readSeed } from './lab-link'
import styles from './LabBuilder.module.css'

const QrSquare = lazy(() => import('../wall/QrSquare').then((chunk) => ({ default: chunk.QrSquare })))

/** A button that is to have the focus once the list is drawn. */
type Wanted = `${'up' | 'down' | 'remove'} ${string}` | 'add' | null

export function LabBuilder({ catalogue }: { readonly catalogue: readonly CatalogueEntry[] }) {
  const [lessons, setLessons] = useState<readonly string[]>([])
  const [title, setTitle] = useState('')
  const [seedText, setSeedText] = useState('')
  const [said, setSaid] = useState('')
  const root = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<Wanted>(null)
  useEffect(() => {
    if (wanted === null) return
    root.current?.querySelector<HTMLElement>(`[data-part="${CSS.escape(wanted)}"]`)?.focus()
    setWanted(null)
  }, [wanted])

  const titleOf = (id: string): string => catalogue.find((entry) => entry.id === id)?.title ?? id
  const become = (next: readonly string[], words: string, focus: Wanted): void => {
    setLessons(next)
    setSaid(words)
    setWanted(focus)
  }
  const move = (id: string, by: 1 | -1): void => {
    const next = moved(lessons, id, by)
    const place = `${titleOf(id)} is number ${next.indexOf(id) + 1} of ${next.length}.`
    become(next, place, `${by === 1 ? 'down' : 'up'} ${id}`)
  }
  const remove = (id: string): void => {
    const beside = besideRemoved(lessons, id)
    become(removed(lessons, id), `${titleOf(id)} is removed.`, beside === null ? 'add' : `remove ${beside}`)
  }
  const seed = readSeed(seedText.trim())
  const isSeed = seed === null || typeof seed === 'number'
  return (
    <div ref={root} className={styles.builder}>
      <div className={styles.ready}>
        <span>Begin with</span>
        {labs.map((lab) => (
          <Button
            key={lab.name}
            size={28}
            onClick={() => become(lab.lessons, `${lab.title}: ${lab.lessons.length} lessons.`, null)}
          >
            {lab.title}
          </Button>
        ))}
      </div>
      <Adder
        catalogue={catalogue.filter(({ id }) => !lessons.includes(id))}
        full={lessons.length >= MOST_LESSONS}
        onAdd={(id) => become(added(lessons, id), `${titleOf(id)} is added.`, 'add')}
      />
      {lessons.length === 0 ? (
        <p className={styles.note}>The lab has no lesson yet.</p>
      ) : (
        <ol className={styles.list} aria-label="Lessons of your lab">
          {lessons.map((id, at) => (
            <li key={id} className={styles.lesson}>
              <span className={styles.name}>{titleOf(id)}</span>
              <IconButton
                icon={ArrowUp}
                size={28}
                label={`Move up: ${titleOf(id)}`}
                data-part={`up ${id}`}
                aria-disabled={at === 0}
                onClick={() => move(id, -1)}
              />
              <IconButton
                icon={ArrowDown}
                size={28}
                label={`Move down: ${titleOf(id)}`}
                data-part={`down ${id}`}
                aria-disabled={at === lessons.length - 1}
                onClick={() => move(id, 1)}
              />
              <IconButton
                icon={X}
                size={28}
                label={`Remove: ${titleOf(id)}`}
                data-part={`remove ${id}`}
                onClick={() => remove(id)}
              />
            </li>
          ))}
        </ol>
      )}
      <div className={styles.fields}>
        <label className={styles.field}>
          <span>Title</span>
          <input
            className={styles.input}
            value={title}
            maxLength={MOST_TITLE}
            placeholder="Tuesday, group 2"
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <label className={styles.field}>
          <span>Class seed</span>
          <input
            className={styles.input}
            value={seedText}
            inputMode="numeric"
            placeholder="none"
            aria-invalid={!isSeed}
            onChange={(event) => setSeedText(event.target.value)}
          />
        </label>
      </div>
      {isSeed ? null : (
        <p role="alert" className={styles.problem}>
          {seed.refused}
        </p>
      )}
      {lessons.length > 0 && isSeed ? (
        <Made
          address={
            window.location.href.replace(/#.*$/, '') + labHref(labOf(lessons, title.trim(), labs), seed, labs)
          }
          onSay={setSaid}
        />
      ) : null}
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </div>
  )
}

interface AdderProps {
  /** What is not in the list yet. */
  readonly catalogue: readonly CatalogueEntry[]
  readonly full: boolean
  readonly onAdd: (id: string) => void
}

function Adder({ catalogue, full, onAdd }: AdderProps) {
  const id = useId()
  const [chosen, setChosen] = useState('')
  const lesson = catalogue.some((entry) => entry.id === chosen) ? chosen : (catalogue[0]?.id ?? '')
  return (
    <div className={styles.adder}>
      <label htmlFor={id}>Lesson</label>
      <select
        id={id}
        className={styles.input}
        value={lesson}
        disabled={full || lesson === ''}
        onChange={(event) => setChosen(event.target.value)}
      >
        {catalogue.map((entry) => (
          <option key={entry.id} value={entry.id}>
            {entry.number ? `${entry.number} ` : ''}
            {entry.title}, {entry.minutes} min
          </option>
        ))}
      </select>
      <Button icon={Plus} data-part="add" disabled={full || lesson === ''} onClick={() => onAdd(lesson)}>
        Add
      </Button>
    </div>
  )
}

function Made({ address, onSay }: { readonly address: string; readonly onSay: (words: string) => void }) {
  const [state, setState] = useState({ address: '', words: '' })
  const words = state.address === address ? state.words : ''
  const copy = async (): Promise<void> => {
    const done = (await copied(address))
      ? 'The link is copied.'
      : 'This browser lets no page copy here. Choose the link and copy it yourself.'
    setState({ address, words: done })
    onSay(done)
  }
  return (
    <div className={styles.made}>
      <div className={styles.link}>
        <a href={address}>{address}</a>
        <div className={styles.copy}>
          <Button variant="primary" icon={Copy} onClick={() => void copy()}>
            Copy link
          </Button>
          <span className={styles.note}>{words}</span>
        </div>
        {isOnlyHere(address) ? <p className={styles.note}>Only this computer can open it.</p> : null}
      </div>
      <div className={styles.code} role="img" aria-label="QR code of the lab’s link">
        <Suspense>
          <QrSquare address={address} />
        </Suspense>
      </div>
    </div>
  )
}
