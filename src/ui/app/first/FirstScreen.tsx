/**
 * The first screen: no catalogue, a stage already paused, and a question that one's own clicks answer.
 *
 * Everything stands where it will stand before the session is there; envelopes become clickable when it is.
 */
import { useEffect, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import { Button } from '../../primitives/Button'
import { Dialog } from '../../primitives/Dialog'
import { Logo } from '../../primitives/Logo'
import { PaneSwitch } from '../../primitives/PaneSwitch'
import { showPane, useProjector } from '../../primitives/projector'
import { ProjectorToggle } from '../../primitives/ProjectorToggle'
import { ThemeToggle } from '../../primitives/ThemeToggle'
import { CodeView } from './CodeView'
import { defaultLabels, type Labels } from './first-run'
import type { Goal } from './first-words'
import styles from './FirstScreen.module.css'
import { FirstStage } from './FirstStage'
import { Story } from './Story'
import { useFirstRun } from './use-first-run'

export interface FirstScreenProps {
  /** null while it starts. */
  readonly session: Session | null
  /** The program behind the boxes, for "Show the code". */
  readonly code: string
  readonly startLabel?: string
  readonly labels?: Labels
  readonly onStartLesson: () => void
  readonly onTeach: () => void
  readonly onLessons: () => void
}

export function FirstScreen(props: FirstScreenProps) {
  const { session, code, labels = defaultLabels, startLabel = 'Start lesson 1 · 12 min' } = props
  const { onStartLesson, onTeach, onLessons } = props
  const play = useFirstRun(session, labels)
  const [goal, setGoal] = useState<Goal>('less')
  const [showsCode, setShowsCode] = useState(false)
  const projector = useProjector()
  // The question stands over the stage; words alone would ask for envelopes that nobody sees.
  useEffect(() => {
    if (projector.on) showPane('stage')
  }, [projector.on])
  const again = (next: Goal): void => {
    setGoal(next)
    play.startAgain()
  }
  return (
    <div className={styles.page} data-pane={projector.on ? projector.pane : undefined}>
      <header className={styles.header}>
        <Logo />
        <nav className={styles.nav} aria-label="Pages">
          <Button variant="quiet" onClick={onTeach}>
            I teach a class
          </Button>
          <Button variant="quiet" onClick={onLessons}>
            All lessons
          </Button>
          <PaneSwitch beside="Words" />
          <ThemeToggle />
          {/* Last: it grows with the page, and stays under the pointer. */}
          <ProjectorToggle />
        </nav>
      </header>
      <main className={styles.main}>
        <div className={styles.words}>
          <h1 className={styles.hero}>
            Two accounts, 100 each. A transfer of 10 is under way, and an auditor is counting.
          </h1>
          <Story
            play={play}
            goal={goal}
            startLabel={startLabel}
            onAgain={again}
            onCode={() => setShowsCode(true)}
            onStartLesson={onStartLesson}
            onTeach={onTeach}
            onLessons={onLessons}
          />
          <p className={styles.small}>
            These boxes are real programs running in four Web Workers of your browser. Nothing to install.
          </p>
        </div>
        <FirstStage play={play} />
      </main>
      <Dialog
        open={showsCode}
        title="The code of the four boxes"
        wide
        onClose={() => setShowsCode(false)}
        actions={
          <Button variant="primary" onClick={() => setShowsCode(false)}>
            Close
          </Button>
        }
      >
        <CodeView text={code} label="The code" />
      </Dialog>
    </div>
  )
}
