/**
 * The actors of a run as a table: the first of them in the order that was asked for, of however many there are.
 *
 * Facts are a few numbers an actor; what is shown of one (its state, why it died) is written out for those rows only.
 */
import type {
  ActorColumn,
  ActorRow,
  ActorsQuery,
  ActorsView,
  ClockUnit,
} from '../../../runtime/protocol/dashboard'
import type { ActorStatus, FieldView } from '../../../runtime/protocol/view'
import { compareWords, TopRows, type Compare } from './top-rows'

export type ActorFacts = Omit<ActorRow, 'cause' | 'state'>

export interface ActorTable {
  readonly unit: ClockUnit
  readonly actors: Iterable<ActorFacts>
  causeOf(index: number): string
  fieldsOf(index: number): readonly FieldView[]
}

/** Fields of a state that are written, and letters of a field. */
const FIELDS = 4
const LETTERS = 60

export function actorsView(table: ActorTable, { words, sort, most }: ActorsQuery): ActorsView {
  const wanted = words.trim().toLowerCase()
  const top = new TopRows<ActorFacts>(
    most,
    sort === null ? endedLast : turned(by[sort.column], sort.descending),
  )
  let total = 0
  for (const actor of table.actors) {
    total++
    if (wanted === '' || `${actor.name}\n${actor.className}`.toLowerCase().includes(wanted)) top.add(actor)
  }
  const rows = top.rows().map((facts): ActorRow => ({
    ...facts,
    cause: table.causeOf(facts.index),
    state: stateLine(table.fieldsOf(facts.index)),
  }))
  return { unit: table.unit, rows, found: top.count, total }
}

export function stateLine(fields: readonly FieldView[]): string {
  const line = fields
    .slice(0, FIELDS)
    .map(({ name, text }) => `${name} ${text.length > LETTERS ? `${text.slice(0, LETTERS)}…` : text}`)
    .join(', ')
  return fields.length > FIELDS ? `${line}, ${fields.length - FIELDS} more` : line
}

const over = (status: ActorStatus): boolean => status === 'stopped' || status === 'dead'
const endedLast: Compare<ActorFacts> = (a, b) => Number(over(a.status)) - Number(over(b.status))

const STATUSES: readonly ActorStatus[] = ['alive', 'starting', 'restarting', 'stopped', 'dead']

const by: Readonly<Record<ActorColumn, Compare<ActorFacts>>> = {
  name: (a, b) => compareWords(a.name, b.name),
  class: (a, b) => compareWords(a.className, b.className),
  status: (a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status),
  worker: (a, b) => a.worker - b.worker,
  depth: (a, b) => a.depth - b.depth,
  handled: (a, b) => a.handled - b.handled,
  failed: (a, b) => a.failed - b.failed,
  undeliverable: (a, b) => a.undeliverable - b.undeliverable,
  busy: (a, b) => (a.inHand?.lasts ?? -1) - (b.inHand?.lasts ?? -1),
}

export function turned<T>(compare: Compare<T>, descending: boolean): Compare<T> {
  return descending ? (a, b) => compare(b, a) : compare
}
