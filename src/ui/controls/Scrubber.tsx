/**
 * The scrubber: where in a run one is, how far it was gone, and the way to another place of it.
 *
 * A component over plain values, so that a run that is made again and a recording that is read are moved by the same
 * hand. While somebody drags, only the thumb moves; the run is led to its place once, when the hand lets go. What lies
 * beyond `length` is known and was not gone yet: one can't go there.
 */
import { GitBranch } from 'lucide-react'
import { useRef, useState } from 'react'
import type { CSSProperties, KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { Icon } from '../primitives/Icon'
import { Menu } from '../primitives/Menu'
import { classes } from '../primitives/classes'
import { tip } from '../primitives/Tooltip'
import { inGroups, keyedTo, pointedTo, ticksOf } from './track'
import styles from './Scrubber.module.css'
import { useWidth } from './use-width'

export interface ScrubberMark {
  readonly at: number
  readonly mark: 'fault' | 'error'
}

export interface ScrubberFork {
  readonly at: number
  /** Its branches: an id that is passed back, and words. */
  readonly branches: readonly { readonly id: string; readonly label: string; readonly detail?: string }[]
}

export interface ScrubberProps {
  readonly label: string
  readonly position: number
  /** As far as the run was gone. */
  readonly length: number
  /** Steps that are drawn, when more are known than were gone. */
  readonly total?: number
  /** Below this nobody goes. */
  readonly first?: number
  readonly marks?: readonly ScrubberMark[]
  readonly forks?: readonly ScrubberFork[]
  /** The place in words, beside the track and for readers. */
  readonly words: (at: number) => string
  /** What is shown of them. */
  readonly shown?: (at: number) => ReactNode
  /** Why it can't be moved, or ''. */
  readonly fixed?: string
  /** Leads there; until it has come, the thumb waits at its place. */
  readonly seek: (position: number) => Promise<unknown>
  readonly onBranch?: (at: number, id: string) => void
}

const markWords = { fault: 'a fault', error: 'an error' }
/** Pixels between two forks that have a sign each. */
const apart = 22
const noMarks: readonly ScrubberMark[] = []
const noForks: readonly ScrubberFork[] = []

export function Scrubber(props: ScrubberProps) {
  const { label, position, length, first = 0, marks = noMarks, forks = noForks, words, fixed = '' } = props
  const total = Math.max(props.total ?? length, length)
  const track = useRef<HTMLDivElement>(null)
  const thumb = useRef<HTMLDivElement>(null)
  const width = useWidth(track)
  const [led, setLed] = useState<number | null>(null)
  /** Where the hand leads, while it holds; the events of a drag are faster than what is drawn. */
  const hand = useRef<number | null>(null)
  /** The last place that was asked for, while the way there is not over. */
  const way = useRef<{ readonly to: number; readonly done: Promise<unknown> } | null>(null)
  const still = fixed !== '' || length <= first
  const at = led ?? position
  const share = total === 0 ? 0 : Math.min(1, at / total)
  const reach = total === 0 ? 0 : Math.min(1, length / total)
  const marked = new Map(marks.map((mark) => [mark.at, mark.mark]))
  const said = marked.get(at)

  const lead = (to: number): void => {
    hand.current = to
    setLed(to)
  }
  const go = (): void => {
    const to = hand.current
    if (to === null) return
    hand.current = null
    const before = way.current
    if (before === null && to === position) return setLed(null)
    if (before?.to === to) return
    // One after the other: how to get there is counted from where the one before has come to.
    const next = () => props.seek(to)
    const mine = { to, done: before === null ? next() : before.done.then(next, next) }
    way.current = mine
    void mine.done.finally(() => {
      if (way.current !== mine) return
      way.current = null
      if (hand.current === null) setLed(null)
    })
  }
  const leave = (): void => {
    hand.current = null
    setLed(null)
  }
  const under = (event: PointerEvent): number => {
    const box = track.current!.getBoundingClientRect()
    return pointedTo((event.clientX - box.left) / Math.max(1, box.width), first, length, total)
  }
  const onPointerDown = (event: PointerEvent): void => {
    if (still || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    event.preventDefault()
    thumb.current?.focus({ preventScroll: true })
    lead(under(event))
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (hand.current !== null) lead(under(event))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || still) return
    if (event.key === 'Escape' && hand.current !== null) {
      event.stopPropagation()
      return leave()
    }
    const to = keyedTo(event.key, hand.current ?? at, first, length)
    if (to === null) return
    event.preventDefault()
    event.stopPropagation()
    lead(to)
  }
  return (
    <div className={styles.scrubber}>
      <div
        ref={track}
        className={classes(styles.track, still && styles.still)}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={go}
        onPointerCancel={leave}
        {...(fixed === '' ? null : tip(fixed))}
      >
        <div className={styles.known} />
        <div className={styles.gone} style={{ width: `${reach * 100}%` }} />
        <div className={styles.done} style={{ width: `${share * 100}%` }} />
        {ticksOf(total).map((place, n) => (
          <i
            key={place}
            className={classes(styles.tick, n <= at ? styles.past : n <= length && styles.ahead)}
            style={{ left: `${place * 100}%` }}
          />
        ))}
        {marks.map((mark) => (
          <i
            key={`mark ${mark.at}`}
            className={classes(styles.mark, mark.mark === 'error' && styles.error)}
            data-mark={mark.mark}
            style={{ left: `${(mark.at / Math.max(1, total)) * 100}%` }}
            {...tip(`Step ${mark.at}: ${markWords[mark.mark]}`)}
          />
        ))}
        <div
          ref={thumb}
          role="slider"
          className={styles.thumb}
          style={{ left: `${share * 100}%` } as CSSProperties}
          tabIndex={fixed === '' ? 0 : -1}
          aria-label={label}
          aria-valuemin={first}
          aria-valuemax={Math.max(first, length)}
          aria-valuenow={at}
          aria-valuetext={said === undefined ? words(at) : `${words(at)}, ${markWords[said]}`}
          aria-disabled={still}
          onKeyDown={onKeyDown}
          onKeyUp={go}
          onBlur={go}
        />
        {inGroups(forks, total, width, apart).map((group) => (
          <span
            key={group.at}
            className={styles.fork}
            style={{ left: `${(group.at / Math.max(1, total)) * 100}%` }}
            onPointerDown={(event) => event.stopPropagation()}
          >
            <Fork forks={group.all} onBranch={props.onBranch} />
          </span>
        ))}
      </div>
      <span className={styles.words} aria-hidden>
        {props.shown?.(at) ?? words(at)}
      </span>
    </div>
  )
}

/** A sign above the track where others ways begin; its menu names each by its first step. */
function Fork({
  forks,
  onBranch,
}: { readonly forks: readonly ScrubberFork[] } & Pick<ScrubberProps, 'onBranch'>) {
  const items = forks.flatMap(({ at, branches }) =>
    branches.map(({ id, label, detail }) => ({
      id: `${at} ${id}`,
      label,
      detail: [forks.length > 1 ? `after step ${at}` : '', detail ?? ''].filter(Boolean).join(', '),
    })),
  )
  const where = forks.length === 1 ? `after step ${forks[0].at}` : `from step ${forks[0].at} on`
  return (
    <Menu
      label={`${items.length} branches ${where}`}
      items={items}
      className={styles.sign}
      onChoose={(id) => {
        const space = id.indexOf(' ')
        onBranch?.(Number(id.slice(0, space)), id.slice(space + 1))
      }}
    >
      <Icon of={GitBranch} size={13} />
    </Menu>
  )
}
