/**
 * A question before the answer can be seen. Locking in opens what follows; there is no second try and no score. What is
 * right, and why, comes when the cell that shows it has run: until then the card sends the reader there.
 */
import { CircleCheck, CircleHelp } from 'lucide-react'
import { useId, useState } from 'react'
import type { PredictCell } from '../../notebooks/document/notebook'
import { SKIPPED } from '../../notebooks/exercises/catch-up'
import { Button } from '../primitives/Button'
import { classes } from '../primitives/classes'
import { Icon } from '../primitives/Icon'
import { CellFrame } from './CellFrame'
import { useNotebook, useNotebookState } from './context'
import styles from './PredictCard.module.css'
import { InlineProse, Prose } from './ProseText'

export function PredictCard({ cell }: { readonly cell: PredictCell }) {
  const model = useNotebook()
  const locked = useNotebookState((state) => state.predictions[cell.id])
  const [chosen, setChosen] = useState<number | null>(null)
  const group = useId()
  const isLocked = locked !== undefined
  const skipped = locked === SKIPPED
  const { shownBy } = cell
  const isTold = useNotebookState(
    ({ ran, runs }) => shownBy === undefined || ran.includes(shownBy) || runs[shownBy]?.state === 'failed',
  )
  return (
    <CellFrame
      cell={cell.id}
      label={
        skipped
          ? 'Prediction, skipped'
          : isLocked
            ? 'Prediction, made'
            : 'Predict. Enter goes to the choices.'
      }
    >
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen !== null && !isLocked) model.lockIn(cell.id, chosen)
        }}
      >
        <p className={styles.title}>
          <Icon of={CircleHelp} />
          {skipped ? 'Skipped' : isLocked ? 'Your prediction' : 'Predict before you go on'}
        </p>
        <fieldset disabled={isLocked}>
          <legend className={styles.question}>
            <Prose markdown={cell.question} />
          </legend>
          <div className={styles.row}>
            <div className={styles.options}>
              {cell.options.map((option, at) => {
                const on = isLocked ? at === locked : at === chosen
                const right = isLocked && isTold && at === cell.answer
                return (
                  <label key={at} className={classes(styles.option, on && styles.on, right && styles.right)}>
                    <input
                      type="radio"
                      name={group}
                      checked={on}
                      onChange={() => setChosen(at)}
                      className={styles.radio}
                    />
                    <InlineProse markdown={option} />
                    {right ? <Icon of={CircleCheck} className={styles.tick} /> : null}
                    {right ? <span className="visually-hidden">what happens</span> : null}
                  </label>
                )
              })}
            </div>
            {isLocked ? null : (
              <Button type="submit" variant="primary" size={36} disabled={chosen === null}>
                Lock it in
              </Button>
            )}
          </div>
        </fieldset>
        <div aria-live="polite">
          {isTold && isLocked ? <Answer cell={cell} locked={locked} /> : null}
          {isLocked && !isTold && !skipped ? <NowRun cell={cell} locked={locked} /> : null}
        </div>
      </form>
    </CellFrame>
  )
}

/** A cell that waits for the reader has run already: what is missing are its messages. */
function NowRun({ cell, locked }: { readonly cell: PredictCell; readonly locked: number }) {
  const waits = useNotebookState((state) => state.runs[cell.shownBy ?? '']?.state === 'waiting')
  return (
    <div className={styles.answer}>
      <p className={styles.verdict}>
        You predicted <Quoted option={cell.options[locked]} />.{' '}
        {waits ? 'Now deliver the messages and see.' : 'Now run it and see.'}
      </p>
      <p className={styles.where}>
        The answer stands here when the cell <code>{cell.shownBy}</code> has run to its end.
      </p>
    </div>
  )
}

function Answer({ cell, locked }: { readonly cell: PredictCell; readonly locked: number }) {
  return (
    <div className={styles.answer}>
      <p className={styles.verdict}>
        {locked === SKIPPED ? 'You have skipped this one' : 'You predicted '}
        {locked === SKIPPED ? null : <Quoted option={cell.options[locked]} />}
        {locked === cell.answer ? (
          ', and so it is.'
        ) : (
          <>
            . The answer is <Quoted option={cell.options[cell.answer]} />.
          </>
        )}
      </p>
      <Prose markdown={cell.explanation} look="card" />
    </div>
  )
}

function Quoted({ option = '' }: { readonly option: string | undefined }) {
  return (
    <>
      “<InlineProse markdown={option} />”
    </>
  )
}
