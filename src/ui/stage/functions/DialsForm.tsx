/**
 * The sheet of the platform's figures. What is empty is as the program says; what is set goes before it, from the next
 * call on. A figure that can't be used is refused with its reason.
 */
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { FunctionsView } from '../../../runtime/protocol/functions-view'
import form from '../../controls/Form.module.css'
import { Button, buttonClass } from '../../primitives/Button'
import { Icon } from '../../primitives/Icon'
import { Menu } from '../../primitives/Menu'
import { tip } from '../../primitives/Tooltip'
import { useStage } from '../../store/stage-react'
import { dials, draftOf, emptyDraft, wishOf, type Draft } from './dials'
import type { FunctionsSession } from './FunctionsView'
import styles from './Dials.module.css'

export interface DialsFormProps {
  readonly session: FunctionsSession
  readonly view: FunctionsView
  readonly onClose: () => void
}

export function DialsForm({ session, view: { wished, presets }, onClose }: DialsFormProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(wished))
  const [refused, setRefused] = useState('')
  const stepping = useStage((state) => state.frame.mode === 'step')
  const set = async (next: Draft): Promise<void> => {
    const wish = wishOf(next)
    const answer = typeof wish === 'string' ? { refused: wish } : await session.setPlatform(wish)
    setRefused(answer?.refused ?? '')
    if (answer === null) onClose()
  }
  return (
    <form
      className={styles.sheet}
      onSubmit={(event) => {
        event.preventDefault()
        void set(draft)
      }}
    >
      <div className={styles.head}>
        <h3 className={styles.title}>Figures of the platform</h3>
        <Menu
          label="Take the figures of"
          className={buttonClass('quiet', 28)}
          align="end"
          items={presets.map(({ name, coldStart, limit }) => ({
            id: name,
            label: name,
            detail: `limit ${limit}, cold start ${coldStart} s`,
          }))}
          onChoose={(id) => {
            const preset = presets.find(({ name }) => name === id)
            if (preset) setDraft(draftOf(preset))
          }}
        >
          As of…
          <Icon of={ChevronDown} size={15} />
        </Menu>
      </div>
      {dials.map(({ of, label, unit, term }) => (
        <label key={of} className={styles.row} {...tip('', term)}>
          <span className={form.label}>{label}</span>
          <input
            className={form.input}
            inputMode={of === 'asOf' ? undefined : 'decimal'}
            placeholder="by the program"
            value={draft[of]}
            onChange={({ currentTarget: { value } }) => setDraft({ ...draft, [of]: value })}
          />
          <span className={styles.unit}>{unit}</span>
        </label>
      ))}
      <p className={form.note}>
        {stepping ? 'Holds from the next cell on, ' : 'Holds from the next call on, '}until the notebook is
        restarted.
      </p>
      <p className={styles.refused} role="alert">
        {refused}
      </p>
      <div className={form.end}>
        <Button size={32} variant="quiet" onClick={() => void set(emptyDraft)}>
          As the program says
        </Button>
        <Button size={32} variant="primary" type="submit">
          Set
        </Button>
      </div>
    </form>
  )
}
