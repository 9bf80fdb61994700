/** An exercise's check: what to do, Check, what came of it, then hints one by one and, last, the solution. */
import { CircleCheck, CircleX, Hourglass, SquarePen, History, Play } from 'lucide-react'
import { useState } from 'react'
import type { CheckCell } from '../../notebooks/document/notebook'
import { isNotYet } from '../../notebooks/exercises/check'
import type { CheckResult } from '../../notebooks/kernel/session'
import { Button } from '../primitives/Button'
import { classes } from '../primitives/classes'
import { Icon } from '../primitives/Icon'
import { CellFrame } from './CellFrame'
import styles from './CheckCard.module.css'
import { useNotebook, useNotebookState } from './context'
import { FoundOrder } from './FoundOrder'
import { Hints } from './Hints'
import { useMoves } from './moves-context'
import { InlineProse, Prose } from './ProseText'

export function CheckCard({ cell }: { readonly cell: CheckCell }) {
  const model = useNotebook()
  const passed = useNotebookState((state) => state.passed.includes(cell.id))
  const check = useNotebookState((state) => state.checks[cell.id])
  const changed = useNotebookState(
    (state) => check !== undefined && !check.checking && (state.texts[cell.cell] ?? '') !== check.text,
  )
  return (
    <CellFrame cell={cell.id} label={`Exercise: ${cell.title}${passed ? ', passed' : ''}`}>
      <div className={styles.card}>
        <div className={styles.head}>
          <Icon
            of={passed ? CircleCheck : SquarePen}
            size={17}
            className={passed ? styles.done : styles.todo}
          />
          <h3 className={styles.title}>
            <InlineProse markdown={cell.title} />
          </h3>
          <Button
            variant="primary"
            icon={CircleCheck}
            disabled={check?.checking}
            data-enter=""
            onClick={() => void model.check(cell)}
          >
            {check?.checking ? 'Checking' : 'Check'}
          </Button>
        </div>
        {cell.instructions ? (
          <div className={styles.instructions}>
            <Prose markdown={cell.instructions} look="card" />
          </div>
        ) : null}
        <div aria-live="polite">
          {check?.result ? (
            <ResultCard result={check.result} dim={check.checking || changed} changed={changed} />
          ) : null}
          {check?.result?.correct && !changed && cell.hidden ? (
            <p className={styles.note}>Visible checks passed. Others are made when it is graded.</p>
          ) : null}
          {check?.result?.correct && !changed ? <NowRun cell={cell.cell} /> : null}
        </div>
        <FoundOrder check={cell} />
        <Hints check={cell} />
      </div>
    </CellFrame>
  )
}

/** A check runs the cell somewhere else: here nothing of it is made yet. */
function NowRun({ cell }: { readonly cell: string }) {
  const moves = useMoves()
  const isExercise = useNotebookState(({ shapes }) =>
    shapes.some((one) => one.id === cell && one.kind === 'code' && one.exercise),
  )
  const isRun = useNotebookState(({ runs }) => {
    const { state = 'idle', stale = false } = runs[cell] ?? {}
    return state !== 'idle' && state !== 'failed' && state !== 'stopped' && !stale
  })
  if (isRun || !isExercise) return null
  return (
    <div className={styles.next}>
      <p>
        Now run the cell <code>{cell}</code>: the check ran a copy, and here nothing has run yet.
      </p>
      <Button size={28} icon={Play} onClick={() => moves.run('stay', cell)}>
        Run the cell
      </Button>
    </div>
  )
}

/** What is unfinished is not wrong: amber, not red. */
const looks = {
  correct: { icon: CircleCheck, card: styles.correct, mark: styles.done },
  notYet: { icon: Hourglass, card: styles.notYet, mark: styles.open },
  wrong: { icon: CircleX, card: styles.wrong, mark: styles.bad },
}

interface ResultCardProps {
  readonly result: CheckResult
  readonly dim: boolean
  readonly changed: boolean
}

function ResultCard({ result, dim, changed }: ResultCardProps) {
  const model = useNotebook()
  const [refused, setRefused] = useState('')
  const run = result.failingRun
  const look = result.correct ? looks.correct : isNotYet(result) ? looks.notYet : looks.wrong
  return (
    <div className={classes(styles.result, look.card, dim && styles.dim)}>
      <Icon of={look.icon} size={20} className={look.mark} />
      <div className={styles.words}>
        <Prose markdown={result.message} look="plain" />
        {run ? (
          <div className={styles.actions}>
            <Button
              variant="danger"
              size={28}
              icon={History}
              onClick={() => void model.lookAt(run).then(setRefused)}
            >
              Look at the failing run
            </Button>
          </div>
        ) : null}
        {refused ? <p className={styles.note}>{refused}</p> : null}
        {changed ? <p className={styles.note}>The cell has changed since this check.</p> : null}
      </div>
    </div>
  )
}
