/** A choice: a few short options stand in view, more of them in a list. */
import { useId } from 'react'
import type { ControlShape } from '../../../runtime/protocol/output'
import { Segmented } from '../../primitives/Segmented'
import styles from './Controls.module.css'

export interface ChoiceInputProps {
  readonly control: Extract<ControlShape, { type: 'choice' }>
  readonly value: string
  readonly set: (value: string) => void
}

const IN_VIEW = 4
const LETTERS = 32

export function ChoiceInput({ control, value, set }: ChoiceInputProps) {
  const { label, options } = control
  const id = useId()
  if (options.length <= IN_VIEW && options.join('').length <= LETTERS)
    return (
      <div className={styles.choice}>
        <span className={styles.label} aria-hidden="true">
          {label}
        </span>
        <Segmented
          label={label}
          segments={options.map((option) => ({ id: option, label: option }))}
          value={value}
          onChange={set}
        />
      </div>
    )
  return (
    <div className={styles.choice}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select id={id} className={styles.select} value={value} onChange={(event) => set(event.target.value)}>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </div>
  )
}
