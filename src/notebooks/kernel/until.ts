/**
 * "Run until …": what a run that is held may be let go on to, and whether it has come there.
 *
 * A condition is plain data. It is held against what has become since the run was let go, so what was there already
 * doesn't count, and at least one step is taken. A condition that can never come (a name that nobody has) is refused
 * with words before anything is taken.
 */
import type { Broker } from '../../runtime/broker/broker'
import { R_SITE } from '../../runtime/record/record'
import { nearestName } from '../../runtime/broker/nearest'

export const COMPARISONS = ['=', '≠', '<', '≤', '>', '≥'] as const
export type Comparison = (typeof COMPARISONS)[number]

export type Until =
  /** A message is held that was not held before; '' stands for any. */
  | { readonly kind: 'message'; readonly method: string; readonly from: string; readonly to: string }
  /** A field of an actor, as the stage shows it, compares so with a value: as numbers where both are. */
  | {
      readonly kind: 'state'
      readonly actor: string
      readonly field: string
      readonly is: Comparison
      readonly value: string
    }
  /** So many messages wait for an actor, or are on their way to it. */
  | { readonly kind: 'depth'; readonly actor: string; readonly atLeast: number }
  /** A handler throws, an actor dies, or something is logged as an error. */
  | { readonly kind: 'error' }
  /** A line of a cell sends a message. */
  | { readonly kind: 'line'; readonly cell: string; readonly line: number }
  | { readonly kind: 'steps'; readonly count: number }
  /** Nothing is held any more. */
  | { readonly kind: 'end' }

/** What is read of a broker. */
export type UntilSource = Pick<
  Broker,
  'steps' | 'actors' | 'directory' | 'record' | 'names' | 'counts' | 'errorCount'
>

export class UntilWatch {
  /** Why the condition makes no sense here, or ''. */
  readonly problem: string
  private readonly heldBefore: ReadonlySet<string>
  private row: number
  private readonly troubleBefore: number
  private steps = 0

  constructor(
    private readonly until: Until,
    private readonly broker: UntilSource,
  ) {
    this.heldBefore = new Set(until.kind === 'message' ? broker.steps().map((step) => step.key) : [])
    this.row = broker.record.rows
    this.troubleBefore = this.trouble
    this.problem = this.problemOf()
  }

  private problemOf(): string {
    const { until } = this
    if (until.kind === 'steps' && !(until.count >= 1)) return 'At least one step is taken.'
    if (until.kind === 'depth' && !(until.atLeast >= 1)) return 'A mailbox is waited for from one message on.'
    if (until.kind === 'message') return this.nobody(until.from) || this.nobody(until.to)
    if (until.kind !== 'state' && until.kind !== 'depth') return ''
    const missing = until.actor === '' ? 'Choose an actor.' : this.nobody(until.actor)
    if (missing !== '' || until.kind === 'depth') return missing
    if (until.field.trim() === '') return 'Choose a field.'
    const fields = this.fieldsOf(until.actor)
    if (fields.length === 0 || fields.some(({ name }) => name === until.field)) return ''
    return `${until.actor} has no field ${until.field}: it has ${fields.map(({ name }) => name).join(', ')}.`
  }

  private nobody(name: string): string {
    if (name === '' || this.broker.directory.has(name)) return ''
    const near = nearestName(name, this.broker.directory.keys())
    return `There is no actor ${name} here.${near === '' ? '' : ` Did you mean ${near}?`}`
  }

  private fieldsOf(name: string) {
    const index = this.broker.directory.get(name)
    return index === undefined ? [] : this.broker.actors[index].state.fields
  }

  /** Failures, deaths and lines of errors so far. */
  private get trouble(): number {
    const { counts, errorCount } = this.broker
    return counts.failed + counts.died + errorCount
  }

  /** Asked after each step. */
  reached(): boolean {
    const { until, broker } = this
    this.steps++
    switch (until.kind) {
      case 'steps':
        return this.steps >= until.count
      case 'end':
        return false
      case 'error':
        return this.trouble > this.troubleBefore
      case 'line':
        return this.sentFrom(`${until.cell}:${until.line}`)
      case 'depth': {
        const index = broker.directory.get(until.actor)
        if (index === undefined) return false
        const { box } = broker.actors[index]
        return box.tail - box.started >= until.atLeast
      }
      case 'state': {
        const field = this.fieldsOf(until.actor).find(({ name }) => name === until.field)
        return field !== undefined && compares(field.text, until.is, until.value.trim())
      }
      case 'message':
        return broker
          .steps()
          .some(
            (step) =>
              step.kind !== 'timer' &&
              step.kind !== 'answer' &&
              !this.heldBefore.has(step.key) &&
              (until.method === '' || step.method === until.method) &&
              this.isNamed(step.from, until.from) &&
              this.isNamed(step.to, until.to),
          )
    }
  }

  private isNamed(index: number, name: string): boolean {
    return name === '' || this.broker.actors[index].name === name
  }

  private sentFrom(site: string): boolean {
    const { record, names } = this.broker
    for (let row = Math.max(this.row, record.first); row < record.rows; row++) {
      const number = record.get(row, R_SITE)
      if (number >= 0 && names[number] === site) return true
    }
    this.row = record.rows
    return false
  }
}

/** Compares two lines as a reader would: numbers by size, all else by letters. Quotes around a text may be left out. */
export function compares(text: string, is: Comparison, value: string): boolean {
  const [a, b] = [Number(text), Number(value)]
  const numbers = text.trim() !== '' && value !== '' && !Number.isNaN(a) && !Number.isNaN(b)
  const order = numbers ? Math.sign(a - b) : Math.sign(unquoted(text).localeCompare(unquoted(value)))
  switch (is) {
    case '=':
      return order === 0
    case '≠':
      return order !== 0
    case '<':
      return order < 0
    case '≤':
      return order <= 0
    case '>':
      return order > 0
    case '≥':
      return order >= 0
  }
}

function unquoted(text: string): string {
  return /^(['"]).*\1$/s.test(text) ? text.slice(1, -1) : text
}
