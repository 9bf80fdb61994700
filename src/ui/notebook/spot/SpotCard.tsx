/**
 * The card of a program with a mistake in it: its lines are choices, and "This line" answers.
 *
 * A wrong line is said to be wrong, and others may be tried. What is kept is how many were answered; which ones, this
 * card remembers while it is there. When the line is found the choices are lines again.
 */
import { CircleCheck, CircleX, TextSearch, X } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import type { SpotCell } from '../../../notebooks/document/notebook'
import { spottedWords } from '../../../notebooks/exercises/spot'
import { Button } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import { Icon } from '../../primitives/Icon'
import { useNotebook, useNotebookState } from '../context'
import { useMoves } from '../moves-context'
import { Prose } from '../ProseText'
import { CodeLine } from './CodeLine'
import styles from './SpotCard.module.css'
import { codeLines } from './tokens'

export function SpotCard({ cell }: { readonly cell: SpotCell }) {
  const model = useNotebook()
  const moves = useMoves()
  const spotted = useNotebookState((state) => state.spotted[cell.id])
  const found = spotted?.found ?? false
  const [chosen, setChosen] = useState<number | null>(null)
  /** Wrong lines that were answered, the last one last. */
  const [tried, setTried] = useState<readonly number[]>([])
  const isNew = chosen !== null && !tried.includes(chosen)
  const answer = (): void => {
    if (found || !isNew) return
    if (!model.spot(cell, chosen)) setTried([...tried, chosen])
    // The button goes, and the keys that it had would go nowhere.
    else moves.focusCell(cell.id)
  }
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        answer()
      }}
    >
      <p className={styles.title}>
        <Icon of={TextSearch} />
        Spot the mistake
      </p>
      <fieldset>
        <legend className={styles.question}>
          <Prose markdown={cell.question} />
        </legend>
        <Lines cell={cell} found={found} chosen={chosen} tried={tried} onChoose={setChosen} />
      </fieldset>
      {found ? null : (
        <div className={styles.row}>
          <p className={styles.tries}>{spotted ? `Lines tried: ${spotted.tries}` : 'Choose a line.'}</p>
          {/* Not disabled: after a wrong line the keys stay here. */}
          <Button type="submit" variant="primary" size={36} aria-disabled={!isNew}>
            This line
          </Button>
        </div>
      )}
      <div aria-live="polite">
        {found && spotted ? (
          <Found cell={cell} words={spottedWords(spotted)} />
        ) : tried.length > 0 ? (
          <Wrong cell={cell} line={tried[tried.length - 1]} />
        ) : null}
      </div>
    </form>
  )
}

interface LinesProps {
  readonly cell: SpotCell
  readonly found: boolean
  readonly chosen: number | null
  readonly tried: readonly number[]
  readonly onChoose: (line: number) => void
}

/** One tab stop, as any group of radio buttons: arrow keys go from line to line. Empty lines are passed over. */
function Lines({ cell, found, chosen, tried, onChoose }: LinesProps) {
  const group = useId()
  const lines = useMemo(() => codeLines(cell.code), [cell.code])
  const texts = useMemo(() => cell.code.split('\n'), [cell.code])
  return (
    // What is wider than the card is scrolled to, also by keys.
    <div className={styles.code} tabIndex={found ? 0 : undefined}>
      <div className={styles.lines}>
        {lines.map((tokens, at) => {
          const line = at + 1
          const right = found && cell.mistakes.includes(line)
          const on = !found && chosen === line
          const wrong = !found && tried.includes(line)
          const asks = !found && texts[at].trim() !== ''
          const Line = asks ? 'label' : 'div'
          return (
            <Line
              key={line}
              data-line={line}
              className={classes(
                styles.line,
                asks && styles.choice,
                on && styles.on,
                wrong && styles.wrong,
                right && styles.right,
              )}
            >
              <span className={styles.mark}>
                {asks ? (
                  <input
                    type="radio"
                    name={group}
                    checked={on}
                    onChange={() => onChoose(line)}
                    aria-label={`line ${line}: ${texts[at].trim()}${wrong ? ', not the mistake' : ''}`}
                    className={styles.radio}
                  />
                ) : null}
                {wrong ? <Icon of={X} size={14} className={styles.cross} /> : null}
                {right ? <Icon of={CircleCheck} size={15} className={styles.tick} /> : null}
              </span>
              <span className={styles.number}>{line}</span>
              <code>
                <CodeLine tokens={tokens} />
              </code>
              {right ? <span className="visually-hidden">the mistake</span> : null}
            </Line>
          )
        })}
      </div>
    </div>
  )
}

function Wrong({ cell, line }: { readonly cell: SpotCell; readonly line: number }) {
  return (
    <div className={classes(styles.result, styles.no)}>
      <Icon of={CircleX} size={20} className={styles.bad} />
      <div className={styles.words}>
        <p className={styles.verdict}>Line {line} is not the mistake.</p>
        <Prose markdown={cell.wrong[line] ?? cell.otherwise} look="plain" />
      </div>
    </div>
  )
}

function Found({ cell, words }: { readonly cell: SpotCell; readonly words: string }) {
  const repaired = useMemo(() => codeLines(cell.repaired), [cell.repaired])
  const { mistakes } = cell
  return (
    <div className={classes(styles.result, styles.yes)}>
      <Icon of={CircleCheck} size={20} className={styles.tick} />
      <div className={styles.words}>
        <p className={styles.verdict}>
          {mistakes.length === 1 ? `Line ${mistakes[0]}` : `Lines ${mistakes.join(' and ')}`}, {words}.
        </p>
        <Prose markdown={cell.explanation} look="plain" />
        <p className={styles.caption}>Repaired</p>
        <pre className={styles.repaired} tabIndex={0}>
          {repaired.map((tokens, at) => (
            <span key={at}>
              <CodeLine tokens={tokens} />
              {'\n'}
            </span>
          ))}
        </pre>
      </div>
    </div>
  )
}
