/** What the marks and the lines of the pictures mean: each in its colour and its shape. */
import { grouped } from '../../stage/numbers'
import { mostOf } from './active'
import type { Allowed } from './ActiveChart'
import { marks, type Shape } from './marks'
import styles from './Calls.module.css'
import { tip } from '../../primitives/Tooltip'

export function MarkLegend({ running }: { readonly running: boolean }) {
  return (
    <ul className={styles.legend} aria-label="Marks of a call">
      {marks.map(({ of, label, term, token, shape }) => (
        <li key={of} {...tip('', term)}>
          <MarkShape shape={shape} colour={`var(${token})`} />
          {label}
        </li>
      ))}
      <li>
        <i className={styles.cold} aria-hidden />
        cold start
      </li>
      {running ? (
        <li>
          <i className={styles.running} aria-hidden />
          runs now
        </li>
      ) : null}
    </ul>
  )
}

const paths: Readonly<Record<Shape, string>> = {
  ring: 'M9 5a4 4 0 1 1-8 0a4 4 0 1 1 8 0',
  triangle: 'M1.5 1L9 5L1.5 9z',
  square: 'M1.5 1.5h7v7h-7z',
  diamond: 'M5 0.5L9.5 5L5 9.5L0.5 5z',
  cross: 'M1.5 1.5L8.5 8.5M8.5 1.5L1.5 8.5',
}

function MarkShape({ shape, colour }: { readonly shape: Shape; readonly colour: string }) {
  const open = shape === 'ring' || shape === 'cross'
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden>
      <path
        d={paths[shape]}
        fill={open ? 'none' : colour}
        stroke={open ? colour : 'none'}
        strokeWidth={open ? 1.75 : 0}
      />
    </svg>
  )
}

/** `allowed`: in words too, since what is far above the rest doesn't fit into the picture. */
export function ActiveLegend({ allowed }: { readonly allowed: Allowed | null }) {
  return (
    <ul className={styles.legend} aria-label="Lines of the histogram">
      <li>
        <i className={styles.segment} aria-hidden />a call in its container
      </li>
      <li>
        <i className={styles.active} aria-hidden />
        active calls
      </li>
      {allowed ? (
        <>
          <li>
            <i className={styles.waiting} aria-hidden />
            waiting, {grouped(mostOf(allowed.waiting))} at most
          </li>
          <li {...tip('', 'concurrency limit')}>
            <i className={styles.limit} aria-hidden />
            limit {grouped(allowed.limit.value.at(-1) ?? 0)}
          </li>
        </>
      ) : null}
    </ul>
  )
}
