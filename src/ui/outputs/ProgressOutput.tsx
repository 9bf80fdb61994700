/** How far a long job is: a 4 px bar with its words, its numbers and the time that is left above. */
import { useEffect, useRef, useState } from 'react'
import { count, duration } from './numbers'
import styles from './Outputs.module.css'
import { beginRemaining, remainingWords, stepRemaining, type Remaining } from './remaining'

export interface ProgressOutputProps {
  readonly label: string
  readonly value: number
  readonly total: number
  readonly done: boolean
}

export function ProgressOutput({ label, value, total, done }: ProgressOutputProps) {
  const share = total > 0 ? Math.min(1, Math.max(0, value / total)) : done ? 1 : 0
  const time = useTime(value, total, done)
  return (
    <div className={styles.progress}>
      <span>{label}</span>
      <span>
        {count(value)} of {count(total)}
        {time ? `, ${time}` : ''}
      </span>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label || 'Progress'}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={Math.min(value, total)}
        aria-valuetext={`${count(value)} of ${count(total)}${time ? `, ${time}` : ''}`}
      >
        <div className={styles.fill} style={{ transform: `scaleX(${share})` }} />
      </div>
    </div>
  )
}

/** What is said of the time; '' for a job that was done when it was first seen. */
function useTime(value: number, total: number, done: boolean): string {
  const state = useRef<Remaining | null>(null)
  const [words, setWords] = useState('')
  useEffect(() => {
    const now = performance.now()
    if (state.current === null) {
      if (!done) state.current = beginRemaining(now, value)
      return
    }
    if (done) {
      setWords(`took ${duration((now - state.current.from) / 1000)}`)
      return
    }
    state.current = stepRemaining(state.current, now, value, total)
    setWords(remainingWords(state.current))
  }, [value, total, done])
  return words
}
