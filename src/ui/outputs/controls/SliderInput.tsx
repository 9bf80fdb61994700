/** A slider with its number beside it. */
import type { ControlShape } from '../../../runtime/protocol/output'
import { short } from '../numbers'
import styles from './Controls.module.css'
import { positionOf, positions, valueAt } from './slider-scale'

export interface SliderInputProps {
  readonly control: Extract<ControlShape, { type: 'slider' }>
  readonly value: number
  readonly set: (value: number) => void
}

export function SliderInput({ control, value, set }: SliderInputProps) {
  const text = numberText(value)
  return (
    <label className={styles.slider}>
      <span className={styles.label}>{control.label}</span>
      <input
        type="range"
        min={0}
        max={positions(control)}
        step={1}
        value={positionOf(control, value)}
        aria-valuetext={text}
        onChange={(event) => set(valueAt(control, Number(event.target.value)))}
      />
      <output className={styles.number} aria-hidden="true">
        {text}
      </output>
    </label>
  )
}

/** In full where that is short: 0.0001 reads as it is typed. */
function numberText(value: number): string {
  const full = String(value)
  return Math.abs(value) < 1000 && full.length <= 8 ? full : short(value)
}
