/**
 * The report of trying every order, as a sentence: `24 orders: 12 end with 200, 6 end with 190. Only 4 truly differ.`
 *
 * Every number comes from the report. A search that did not finish never claims what it did not see.
 */
import type { ExploreOutcome, ExploreReport } from '../../notebooks/kernel/session'
import { counted, grouped } from '../stage/numbers'

export interface Verb {
  readonly one: string
  readonly many: string
}

export const endWith: Verb = { one: 'ends with', many: 'end with' }
const listed = 6

/** Most frequent first; equal ones by number, then by text. */
export function sortedOutcomes(outcomes: readonly ExploreOutcome[]): ExploreOutcome[] {
  return [...outcomes].sort((a, b) => b.orders - a.orders || byValue(a.value, b.value))
}

/** `fromHere`: some messages were delivered before, and only the orders of the rest were tried. */
export function exploreWords(report: ExploreReport, verb: Verb = endWith, fromHere = false): string {
  const { status, orders, outcomes } = report
  if (status === 'failed') return report.reason || 'The orders could not be tried.'
  if (status === 'nondeterministic')
    return `The same order gave two different runs.${report.reason ? ` ${report.reason}` : ''}`
  if (status === 'stopped') return `Stopped: ${grouped(orders)} tried. ${soFar(report, verb)}`.trim()
  if (status === 'limit')
    return `Not finished: ${grouped(orders)} tried.${report.reason ? ` ${report.reason}` : ''} ${soFar(report, verb)}`.trim()
  if (orders === 0) return 'No order to try: nothing is held.'
  if (outcomes.length === 1 && orders > 1)
    return `No order${fromHere ? ' from here' : ''} changes it: ${outcomes[0].value} (all ${grouped(orders)} tried).`
  return `${counted(orders, 'order')}${fromHere ? ' from here' : ''}: ${ended(list(outcomes, verb))}${differ(report)}`
}

function soFar(report: ExploreReport, verb: Verb): string {
  return report.outcomes.length === 0 ? '' : `So far ${ended(list(report.outcomes, verb))}`
}

/** A value may end with a full stop of its own, as the words of an error do. */
function ended(words: string): string {
  return words.endsWith('.') ? words : `${words}.`
}

function list(outcomes: readonly ExploreOutcome[], verb: Verb): string {
  const sorted = sortedOutcomes(outcomes)
  const words = sorted
    .slice(0, listed)
    .map(({ orders, value }) => `${grouped(orders)} ${orders === 1 ? verb.one : verb.many} ${value}`)
  const rest = sorted.length - listed
  return rest > 0 ? `${words.join(', ')}, and ${counted(rest, 'other result')}` : words.join(', ')
}

function differ({ orders, distinct }: ExploreReport): string {
  if (distinct <= 0 || orders <= 1) return ''
  if (distinct >= orders) return ' All of them truly differ.'
  return distinct === 1 ? ' None truly differs.' : ` Only ${grouped(distinct)} truly differ.`
}

function byValue(a: string, b: string): number {
  const x = Number(a)
  const y = Number(b)
  if (Number.isFinite(x) && Number.isFinite(y)) return x - y
  return a < b ? -1 : a > b ? 1 : 0
}
