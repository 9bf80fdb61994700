/**
 * An input control: what a person sets here, code in the notebook hears.
 *
 * The page has the newest value at once; the notebook gets it when it can. A control that nobody can use any more says
 * what to do, and one that stands in a run which must repeat says why it stands still.
 */
import { Square } from 'lucide-react'
import { useState } from 'react'
import type { ControlShape, ControlState, ControlValue, Output } from '../../../runtime/protocol/output'
import { Button } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import type { Inputs } from '../inputs'
import { ChoiceInput } from './ChoiceInput'
import styles from './Controls.module.css'
import { DrawingInput } from './DrawingInput'
import { SliderInput } from './SliderInput'

export interface ControlOutputProps {
  readonly output: Extract<Output, { kind: 'control' }>
  readonly inputs: Inputs
}

const WORDS: Record<ControlState, string> = {
  live: '',
  fixed:
    'Stays as it is, because this run has to repeat. Choose Full speed and run this cell again to use it.',
  over: 'Run this cell again to use it',
}

export function ControlOutput({ output, inputs }: ControlOutputProps) {
  const { key, control, state, busy } = output
  const [value, setValue] = useState(output.value)
  const set = (next: ControlValue) => {
    setValue(next)
    inputs.control(key, next)
  }
  return (
    <div>
      <div className={styles.row}>
        <fieldset disabled={state !== 'live'} className={styles.control}>
          <Input control={control} value={value} usable={state === 'live'} set={set} />
        </fieldset>
        {/* Beside the fieldset: one that gets another child is laid out anew, and a thumb that is being dragged is lost. */}
        {busy ? (
          <span className={styles.busy}>
            <span role="status">Working</span>
            <Button variant="quiet" size={28} icon={Square} onClick={() => void inputs.stop()}>
              Stop
            </Button>
          </span>
        ) : null}
      </div>
      {state === 'live' ? null : (
        <p className={classes(styles.words, state === 'over' && styles.over)}>{WORDS[state]}</p>
      )}
    </div>
  )
}

interface InputProps {
  readonly control: ControlShape
  readonly value: ControlValue
  readonly usable: boolean
  readonly set: (value: ControlValue) => void
}

function Input({ control, value, usable, set }: InputProps) {
  switch (control.type) {
    case 'slider':
      return <SliderInput control={control} value={Number(value)} set={set} />
    case 'choice':
      return <ChoiceInput control={control} value={String(value)} set={set} />
    case 'toggle':
      return (
        <label className={styles.toggle}>
          <input type="checkbox" checked={value === true} onChange={(event) => set(event.target.checked)} />
          {control.label}
        </label>
      )
    case 'button':
      return (
        <Button onClick={() => set(Number(value) + 1)} className={styles.press}>
          {control.label}
        </Button>
      )
    case 'drawing':
      return <DrawingInput control={control} ink={value as Float32Array} usable={usable} set={set} />
  }
}
