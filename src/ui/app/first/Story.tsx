/** The words at the left: the question, then what came of the order that was chosen, then every order. */
import { GitBranch, Square } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { exploreWords } from '../../controls/explore-words'
import { Button } from '../../primitives/Button'
import { grouped } from '../../stage/numbers'
import { counts, question, verdictOf, type Goal } from './first-words'
import styles from './Story.module.css'
import type { FirstPlay } from './use-first-run'

export interface StoryProps {
  readonly play: FirstPlay
  readonly goal: Goal
  readonly startLabel: string
  readonly onAgain: (goal: Goal) => void
  readonly onCode: () => void
  readonly onStartLesson: () => void
  readonly onTeach: () => void
  readonly onLessons: () => void
}

export function Story(props: StoryProps) {
  const { play, goal, onAgain, onCode } = props
  const { total } = play.run
  const { exploring } = play.explore
  const again = useRef<HTMLButtonElement>(null)
  // The last envelope takes the focus with it. Who delivers by keyboard goes on from here.
  useEffect(() => {
    if (total !== null && document.activeElement === document.body)
      again.current?.focus({ preventScroll: true })
  }, [total])
  if (total === null)
    return (
      <p className={styles.question}>
        Click the envelopes in any order. <b className={styles.ask}>{question[goal]}</b>
      </p>
    )
  const verdict = verdictOf(total)
  const tried = exploring.state === 'done'
  return (
    <div className={styles.story}>
      <p className={styles.question} role="status">
        <b>{verdict.what}</b> {verdict.why}
      </p>
      <div className={styles.buttons}>
        <Button
          ref={again}
          size={36}
          variant={tried ? 'plain' : 'primary'}
          onClick={() => onAgain(verdict.goal)}
          disabled={exploring.state === 'running'}
        >
          {verdict.again}
        </Button>
        {exploring.state === 'running' ? (
          <Button size={36} icon={Square} onClick={play.explore.stop}>
            Stop
          </Button>
        ) : (
          <Button size={36} icon={GitBranch} term="explore" onClick={() => void play.explore.start()}>
            Try every order
          </Button>
        )}
        <Button size={36} onClick={onCode}>
          Show the code
        </Button>
      </div>
      <Every play={play} />
      <Onwards {...props} primary={tried} />
    </div>
  )
}

function Every({ play }: { readonly play: FirstPlay }) {
  const { exploring } = play.explore
  if (exploring.state === 'idle') return null
  if (exploring.state === 'running')
    return (
      <p className={styles.every} role="status">
        Trying every order: {exploring.tried === 0 ? 'starting' : `${grouped(exploring.tried)} tried`}
      </p>
    )
  return (
    <p className={styles.every} role="status">
      {exploreWords(exploring.report, counts)}
    </p>
  )
}

function Onwards({
  startLabel,
  onStartLesson,
  onTeach,
  onLessons,
  primary,
}: StoryProps & { readonly primary: boolean }) {
  return (
    <div className={styles.onwards}>
      <Button size={36} variant={primary ? 'primary' : 'plain'} onClick={onStartLesson}>
        {startLabel}
      </Button>
      <Button size={36} variant="quiet" onClick={onTeach}>
        I teach a class
      </Button>
      <Button size={36} variant="quiet" onClick={onLessons}>
        All lessons
      </Button>
    </div>
  )
}
