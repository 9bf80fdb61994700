/** The strip over the view: how the platform stands, and what it has cost by now. */
import type { FunctionsView, PlatformView } from '../../../runtime/protocol/functions-view'
import { tip } from '../../primitives/Tooltip'
import { grouped } from '../numbers'
import styles from './FunctionsView.module.css'
import { dollars, gbSeconds, priceWords } from './money'

export function Figures({ view }: { readonly view: FunctionsView }) {
  const platform = platformOf(view)
  const [bill, sum] = [platform?.bill, view.platforms.reduce((all, one) => all + one.bill.dollars, 0)]
  const more = view.platforms.length - 1
  return (
    <dl className={styles.figures}>
      <Figure label="Platform" value={platform?.name ?? 'none yet'} name />
      <Figure label="Running" value={grouped(platform?.running ?? 0)} term="containers that are at work" />
      <Figure
        label="Waiting"
        value={grouped(platform?.waiting ?? 0)}
        term="in the queue, since the limit is reached"
      />
      <Figure
        label="Containers"
        value={grouped(platform?.containers ?? 0)}
        term="busy, warm, or on their way"
      />
      <Figure label="Limit" value={platform ? grouped(platform.limit) : ''} term="concurrency limit" />
      <Figure
        label="Invocations"
        value={grouped(bill?.requests ?? 0)}
        term="those that have ended: each is billed"
      />
      <Figure label="GB-seconds" value={gbSeconds(bill?.gbSeconds ?? 0)} term="memory held for a time" />
      <Figure
        label={more > 0 ? `Cost of ${view.platforms.length} platforms` : 'Cost'}
        value={dollars(sum)}
        term={platform ? priceWords(platform.prices.asOf) : undefined}
        money
      />
    </dl>
  )
}

/** That of the newest job. */
export function platformOf({ platforms, jobs }: FunctionsView): PlatformView | null {
  return platforms.find(({ name }) => name === jobs[0]?.platform) ?? platforms.at(0) ?? null
}

interface FigureProps {
  readonly label: string
  readonly value: string
  readonly term?: string
  readonly money?: boolean
  readonly name?: boolean
}

function Figure({ label, value, term, money = false, name = false }: FigureProps) {
  return (
    <div className={styles.figure} {...(term === undefined ? null : tip('', term))}>
      <dt>{label}</dt>
      <dd className={money ? styles.money : name ? styles.name : undefined}>{value}</dd>
    </div>
  )
}
