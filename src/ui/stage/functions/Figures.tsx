/** The strip over the view: how the platform stands, and what it has cost by now. */
import type { FunctionsView, PlatformView } from '../../../runtime/protocol/functions-view'
import { tip } from '../../primitives/Tooltip'
import { grouped } from '../numbers'
import styles from './FunctionsView.module.css'
import { dollars, gbSeconds, priceWords } from './money'

export function Figures({ view: { platforms } }: { readonly view: FunctionsView }) {
  const sum = (of: (platform: PlatformView) => number): number =>
    platforms.reduce((all, one) => all + of(one), 0)
  const [first] = platforms
  const asOf = new Set(platforms.map(({ prices }) => priceWords(prices.asOf)))
  return (
    <dl className={styles.figures}>
      {platforms.length > 1 ? (
        <Figure
          label="Platforms"
          value={grouped(platforms.length)}
          term={`${namesOf(platforms)}: together`}
        />
      ) : (
        <Figure label="Platform" value={first?.name ?? 'none yet'} name />
      )}
      <Figure
        label="Running"
        value={grouped(sum(({ running }) => running))}
        term="containers that are at work"
      />
      <Figure
        label="Waiting"
        value={grouped(sum(({ waiting }) => waiting))}
        term="in the queue, since the limit is reached"
      />
      <Figure
        label="Containers"
        value={grouped(sum(({ containers }) => containers))}
        term="busy, warm, or on their way"
      />
      <Figure
        label="Limit"
        value={first ? grouped(sum(({ limit }) => limit)) : '–'}
        term={platforms.length > 1 ? `concurrency limits: ${limitsOf(platforms)}` : 'concurrency limit'}
      />
      <Figure
        label="Invocations"
        value={grouped(sum(({ bill }) => bill.requests))}
        term="those that have ended: each is billed"
      />
      <Figure
        label="GB-seconds"
        value={gbSeconds(sum(({ bill }) => bill.gbSeconds))}
        term="memory held for a time"
      />
      <Figure
        label="Cost"
        value={dollars(sum(({ bill }) => bill.dollars))}
        term={asOf.size > 0 ? [...asOf].join('; ') : undefined}
        money
      />
    </dl>
  )
}

const namesOf = (platforms: readonly PlatformView[]): string => platforms.map(({ name }) => name).join(', ')

const limitsOf = (platforms: readonly PlatformView[]): string =>
  platforms.map(({ name, limit }) => `${name} ${grouped(limit)}`).join(', ')

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
