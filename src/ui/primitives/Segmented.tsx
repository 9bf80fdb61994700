/** A choice among at most four, all in view: a radio group that looks like one control. */
import type { LucideIcon } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useRef } from 'react'
import { classes } from './classes'
import { Icon } from './Icon'
import styles from './Segmented.module.css'
import { steps } from './Tabs'
import { tip } from './Tooltip'

export interface Segment<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly icon?: LucideIcon
  readonly term?: string
}

export interface SegmentedProps<Id extends string> {
  readonly label: string
  readonly segments: readonly Segment<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
  readonly size?: 28 | 32
}

export function Segmented<Id extends string>({
  label,
  segments,
  value,
  onChange,
  size = 28,
}: SegmentedProps<Id>) {
  const group = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const at = segments.findIndex((segment) => segment.id === value)
    const next = steps(event.key, at, segments.length)
    if (next < 0) return
    event.preventDefault()
    onChange(segments[next].id)
    const button = group.current?.children[next]
    if (button instanceof HTMLElement) button.focus()
  }
  return (
    <div ref={group} role="radiogroup" aria-label={label} className={styles.group} onKeyDown={move}>
      {segments.map((segment) => (
        <button
          key={segment.id}
          type="button"
          role="radio"
          aria-checked={segment.id === value}
          tabIndex={segment.id === value ? 0 : -1}
          className={classes(
            styles.segment,
            size === 32 && styles.tall,
            segment.id === value && styles.chosen,
          )}
          onClick={() => onChange(segment.id)}
          {...(segment.term ? tip('', segment.term) : null)}
        >
          {segment.icon ? <Icon of={segment.icon} size={15} /> : null}
          {segment.label}
        </button>
      ))}
    </div>
  )
}
