/** Hints, opened one by one; the solution opens after the last one. A dot a hint says how many there are. */
import { CircleCheck, Lightbulb, Lock } from 'lucide-react'
import type { CheckCell } from '../../notebooks/document/notebook'
import { Button } from '../primitives/Button'
import { classes } from '../primitives/classes'
import { Icon } from '../primitives/Icon'
import { useNotebook, useNotebookState } from './context'
import styles from './Hints.module.css'
import { Prose } from './ProseText'

export function Hints({ check }: { readonly check: CheckCell }) {
  const model = useNotebook()
  const opened = useNotebookState((state) => Math.min(state.hints[check.id] ?? 0, check.hints.length))
  const solved = useNotebookState((state) => state.solutions.includes(check.id))
  const all = check.hints.length
  const more = opened < all
  return (
    <div className={classes(opened > 0 && styles.open)}>
      <div aria-live="polite">
        {check.hints.slice(0, opened).map((hint, at) => (
          <div key={at} className={styles.hint}>
            <p className={styles.title}>
              <Icon of={Lightbulb} className={styles.bulb} />
              Hint {at + 1} of {all}
              {at === opened - 1 ? <Dots opened={opened} all={all} /> : null}
            </p>
            <Prose markdown={hint} look="card" />
          </div>
        ))}
      </div>
      <div className={styles.actions}>
        {more ? (
          <Button
            size={28}
            variant={opened === 0 ? 'quiet' : 'plain'}
            icon={opened === 0 ? Lightbulb : undefined}
            className={classes(opened === 0 && styles.first)}
            onClick={() => model.nextHint(check)}
          >
            {opened === 0 ? 'Show a hint' : 'Next hint'}
          </Button>
        ) : null}
        {opened > 0 && more ? (
          <Button size={28} icon={Lock} aria-disabled>
            Solution, after hint {all}
          </Button>
        ) : null}
        {!more && !solved && check.solution ? (
          <Button size={28} onClick={() => model.openSolution(check.id)}>
            Show the solution
          </Button>
        ) : null}
      </div>
      {solved ? <Solution check={check} /> : null}
    </div>
  )
}

/** Code where the check judges a cell to fill in; words where it judges an order of deliveries. */
function Solution({ check }: { readonly check: CheckCell }) {
  const model = useNotebook()
  const isCode = useNotebookState(({ shapes }) =>
    shapes.some((cell) => cell.id === check.cell && cell.kind === 'code' && cell.exercise),
  )
  const isThere = useNotebookState((state) => state.texts[check.cell] === check.solution)
  return (
    <div className={styles.hint}>
      <p className={styles.title}>One solution</p>
      {isCode ? (
        <>
          <pre className={styles.solution} tabIndex={0}>
            {check.solution}
          </pre>
          <div className={styles.actions} role="status">
            {isThere ? (
              <p className={styles.there}>
                <Icon of={CircleCheck} className={styles.done} />
                <span>
                  It is in the cell <code>{check.cell}</code>. Check it, then run the cell.
                </span>
              </p>
            ) : (
              <Button size={28} onClick={() => model.edit(check.cell, check.solution)}>
                Put it in the cell
              </Button>
            )}
          </div>
        </>
      ) : (
        <Prose markdown={check.solution} look="card" />
      )}
    </div>
  )
}

function Dots({ opened, all }: { readonly opened: number; readonly all: number }) {
  return (
    <span className={styles.dots} aria-hidden>
      {Array.from({ length: all }, (_, at) => (
        <span key={at} className={classes(styles.dot, at < opened && styles.full)} />
      ))}
    </span>
  )
}
