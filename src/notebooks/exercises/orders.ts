/**
 * Words about orders: what a report of all orders says, and who came first in one order.
 */
import type { CheckResult, ExploreOutcome, ExploreReport } from '../kernel/session'
import { incorrect } from './check'
import type { Delivery } from './evidence'
import { plainValue, sameValue } from './value'

/** Why a report cannot be judged, or null where all orders were tried. */
export function unfinished(report: ExploreReport): CheckResult | null {
  switch (report.status) {
    case 'complete':
      return report.orders === 0
        ? incorrect('Not checked: the cell sends no message, so there is no order to try.')
        : null
    case 'limit':
      return incorrect(`Not finished: ${report.orders} orders tried. ${report.reason}`.trim())
    case 'stopped':
      return incorrect(`Stopped after ${report.orders} orders. Check again to try them all.`)
    case 'nondeterministic':
      return incorrect(`The same order gave two different runs. ${report.reason}`.trim())
    case 'failed':
      return incorrect(`The program stopped while its orders were tried. ${report.reason}`.trim())
  }
}

/** Outcomes other than the expected value, the rarest first: it is the one that a reader has not seen yet. */
export function unexpected(report: ExploreReport, expected: readonly string[]): readonly ExploreOutcome[] {
  return report.outcomes
    .filter((outcome) => !expected.some((value) => sameValue(value, outcome.value)))
    .sort((a, b) => a.orders - b.orders)
}

/** `6 of 24 orders end with 190, 6 with 210`. */
export function describeOutcomes(report: ExploreReport, outcomes: readonly ExploreOutcome[]): string {
  return outcomes
    .map(({ value, orders }, at) => {
      const what = plainValue(value) === '' ? 'nothing' : `\`${plainValue(value)}\``
      if (at > 0) return `${orders} with ${what}`
      const verb = orders === 1 ? 'ends' : 'end'
      return `${orders} of ${report.orders} ${report.orders === 1 ? 'order' : 'orders'} ${verb} with ${what}`
    })
    .join(', ')
}

/** Which of two methods this actor handled first; one that it has not handled comes last. null: neither. */
export function firstOf(order: readonly Delivery[], actor: string, a: string, b: string): string | null {
  return order.find((one) => one.to === actor && (one.method === a || one.method === b))?.method ?? null
}
