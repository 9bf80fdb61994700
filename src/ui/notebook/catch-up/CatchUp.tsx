/** Catch me up: where to, what that puts in and skips, and then it is done and run. */
import { useMemo, useState } from 'react'
import { headingsOf } from '../../../notebooks/document/headings'
import { missingBefore } from '../../../notebooks/exercises/catch-up'
import { many } from '../../outputs/numbers'
import { Button } from '../../primitives/Button'
import { Dialog } from '../../primitives/Dialog'
import { Field } from '../../primitives/Field'
import { useNotebook, useNotebookState } from '../context'
import { useMoves } from '../moves-context'
import styles from './CatchUp.module.css'

export function CatchUp({ onClose }: { readonly onClose: () => void }) {
  const model = useNotebook()
  const moves = useMoves()
  const cells = useNotebookState((state) => state.notebook.cells)
  const predictions = useNotebookState((state) => state.predictions)
  const passed = useNotebookState((state) => state.passed)
  const headings = useMemo(() => headingsOf(cells).slice(1), [cells])
  const [to, setTo] = useState(() => headings.at(-1)?.cell ?? '')
  const { answers, skips } = missingBefore(cells, to, { predictions, passed })
  const parts = [
    answers.length > 0 ? `${many(answers.length, 'reference answer')} will be put in` : '',
    skips.length > 0 ? `${many(skips.length, 'prediction')} will be skipped` : '',
  ].filter((part) => part !== '')
  return (
    <Dialog
      open
      title="Catch me up"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant="primary"
            onClick={() => {
              onClose()
              void model.catchUp(to)
              if (to !== '') moves.goToSoon(to)
            }}
          >
            Catch me up
          </Button>
        </>
      }
    >
      <Field label="To">
        <select value={to} onChange={({ currentTarget }) => setTo(currentTarget.value)}>
          {headings.map(({ cell, text }, at) => (
            <option key={at} value={cell}>
              {text}
            </option>
          ))}
        </select>
      </Field>
      <p className={styles.words} role="status">
        {parts.length === 0 ? 'Nothing is missing before it' : parts.join(', and ')}. Then everything above
        runs. What you have now stays in the history.
      </p>
    </Dialog>
  )
}
