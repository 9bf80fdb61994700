/**
 * What a step is called on the page, the same in every browser.
 */
import type { Step } from '../../src/notebooks/exercises/promise'

/** Of a deadline the first words are enough: how long it still has depends on the machine. */
export function named([from, to, method]: Step): RegExp {
  return new RegExp(`^(deliver ${method} from ${from} to ${to}, |let time pass for ${to}: ${method} )`)
}
