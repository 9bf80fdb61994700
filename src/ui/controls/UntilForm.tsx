/** The sheet of "Run until …": what the run is let go on to. Names that are there are offered; a handler may be typed. */
import { Play } from 'lucide-react'
import { useId, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { Until } from '../../notebooks/kernel/session'
import { Button } from '../primitives/Button'
import { useStageStore } from '../store/stage-react'
import { comparisonWords } from './until-words'
import { choicesOf, filled, kinds, untilOf, type UntilDraft } from './until-draft'
import styles from './Form.module.css'

export interface CellChoice {
  readonly id: string
  readonly label: string
}

export interface UntilFormProps {
  readonly draft: UntilDraft
  readonly onDraft: (draft: UntilDraft) => void
  /** Cells that have run. */
  readonly cells: readonly CellChoice[]
  readonly onStart: (until: Until) => void
}

export function UntilForm({ draft: given, onDraft, cells, onStart }: UntilFormProps) {
  const stage = useStageStore()
  // What is there when the sheet opens: a list that changes under the hand would be chosen from wrongly.
  const [choices] = useState(() => choicesOf(stage.state.getState().frame))
  const draft = filled(
    given,
    choices,
    cells.map(({ id }) => id),
  )
  const set = (over: Partial<UntilDraft>): void => onDraft({ ...draft, ...over })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onStart(untilOf(draft))
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Choice
        label="Run until"
        value={draft.kind}
        options={kinds}
        onChange={(kind) => set({ kind: kind as UntilDraft['kind'] })}
      />
      <Fields draft={draft} set={set} choices={choices} cells={cells} />
      <div className={styles.end}>
        <Button
          variant="primary"
          type="submit"
          icon={Play}
          disabled={draft.kind === 'line' && draft.cell === ''}
        >
          Start
        </Button>
      </div>
    </form>
  )
}

interface FieldsProps {
  readonly draft: UntilDraft
  readonly set: (over: Partial<UntilDraft>) => void
  readonly choices: ReturnType<typeof choicesOf>
  readonly cells: readonly CellChoice[]
}

function Fields({ draft, set, choices, cells }: FieldsProps): ReactNode {
  const list = useId()
  const actors = choices.actors.map((name) => ({ id: name, label: name }))
  const anyone = [{ id: '', label: 'anyone' }, ...actors]
  switch (draft.kind) {
    case 'message':
      return (
        <>
          <Field label="Handler">
            {(id) => (
              <input
                id={id}
                className={styles.input}
                list={list}
                placeholder="any"
                value={draft.method}
                onChange={({ currentTarget }) => set({ method: currentTarget.value })}
              />
            )}
          </Field>
          <datalist id={list}>
            {choices.methods.map((method) => (
              <option key={method} value={method} />
            ))}
          </datalist>
          <Choice label="From" value={draft.from} options={anyone} onChange={(from) => set({ from })} />
          <Choice label="To" value={draft.to} options={anyone} onChange={(to) => set({ to })} />
        </>
      )
    case 'state': {
      const fields = choices.fieldsOf(draft.actor).map((name) => ({ id: name, label: name }))
      return (
        <>
          <Choice
            label="Actor"
            value={draft.actor}
            options={actors}
            onChange={(actor) => set({ actor, field: '' })}
          />
          {fields.length > 0 ? (
            <Choice label="Field" value={draft.field} options={fields} onChange={(field) => set({ field })} />
          ) : (
            <Field label="Field">
              {(id) => (
                <input
                  id={id}
                  className={styles.input}
                  value={draft.field}
                  required
                  onChange={({ currentTarget }) => set({ field: currentTarget.value })}
                />
              )}
            </Field>
          )}
          <Choice
            label="Compares"
            value={draft.is}
            options={Object.entries(comparisonWords).map(([id, label]) => ({ id, label }))}
            onChange={(is) => set({ is: is as UntilDraft['is'] })}
          />
          <Field label="Value">
            {(id) => (
              <input
                id={id}
                className={styles.input}
                value={draft.value}
                required
                onChange={({ currentTarget }) => set({ value: currentTarget.value })}
              />
            )}
          </Field>
        </>
      )
    }
    case 'depth':
      return (
        <>
          <Choice label="Actor" value={draft.actor} options={actors} onChange={(actor) => set({ actor })} />
          <Amount label="At least" value={draft.atLeast} onChange={(atLeast) => set({ atLeast })} />
        </>
      )
    case 'line':
      return cells.length === 0 ? (
        <p className={styles.note}>No cell has run yet.</p>
      ) : (
        <>
          <Choice label="Cell" value={draft.cell} options={cells} onChange={(cell) => set({ cell })} />
          <Amount label="Line" value={draft.line} onChange={(line) => set({ line })} />
        </>
      )
    default:
      return null
  }
}

function Field({
  label,
  children,
}: {
  readonly label: string
  readonly children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children(id)}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly onChange: (id: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          className={styles.input}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface AmountProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}

function Amount({ label, value, onChange }: AmountProps) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          className={styles.input}
          type="number"
          min={1}
          step={1}
          value={Number.isNaN(value) ? '' : value}
          required
          onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
        />
      )}
    </Field>
  )
}
