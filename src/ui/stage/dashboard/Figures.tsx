/** The strip over the dashboard: the run in seven numbers, as the picture counts them. */
import { classes } from '../../primitives/classes'
import { tip } from '../../primitives/Tooltip'
import { useStage } from '../../store/stage-react'
import { grouped } from '../numbers'
import styles from './DashboardView.module.css'

export function Figures() {
  const actors = useStage(
    ({ frame }) =>
      frame.actors.length + frame.actorsLeftOut + frame.piles.reduce((sum, { count }) => sum + count, 0),
  )
  const workers = useStage((state) => state.frame.workers)
  const counts = useStage((state) => state.frame.counts)
  return (
    <dl className={styles.figures}>
      <Figure label="Actors" value={actors} />
      <Figure label="Workers" value={workers} term="containers that are there" />
      <Figure label="Sent" value={counts.sent} />
      <Figure label="Open" value={counts.open} term="sent, and come to no end yet" />
      <Figure label="Settled" value={counts.settled} />
      <Figure label="Failed" value={counts.failed + counts.died} term="threw, or its actor died" bad />
      <Figure label="Lost" value={counts.lost} term="on the way; no program can see it" bad />
      <Figure label="Undeliverable" value={counts.undeliverable} term="dead letters" bad />
    </dl>
  )
}

interface FigureProps {
  readonly label: string
  readonly value: number
  readonly term?: string
  /** More than none is a failure. */
  readonly bad?: boolean
}

function Figure({ label, value, term, bad = false }: FigureProps) {
  return (
    <div className={styles.figure} {...(term === undefined ? null : tip('', term))}>
      <dt>{label}</dt>
      <dd className={classes(bad && value > 0 && styles.bad)}>{grouped(value)}</dd>
    </div>
  )
}
