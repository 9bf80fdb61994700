/** How fast messages travel in Slow motion. */
import styles from './SpeedSlider.module.css'
import { speedAt, speedSteps, stepOf } from './speed'

export interface SpeedSliderProps {
  readonly speed: number
  readonly onChange: (speed: number) => void
}

export function SpeedSlider({ speed, onChange }: SpeedSliderProps) {
  const step = stepOf(speed)
  return (
    <label className={styles.speed}>
      <span className={styles.label}>Speed</span>
      <input
        type="range"
        min={0}
        max={speedSteps}
        step={1}
        value={step}
        aria-valuetext={`${speed} times`}
        onChange={(event) => onChange(speedAt(Number(event.currentTarget.value)))}
      />
      <output className={styles.value}>{speed}×</output>
    </label>
  )
}
