/** How amounts are written: dollars with the digits that mean something, and seconds of memory. */
import { grouped } from '../numbers'

export { dollars } from '../../../runtime/protocol/dollars'

/** As a price list has it: as many digits as it needs. */
export function price(amount: number): string {
  return `$${Number(amount.toPrecision(6)).toFixed(12).replace(/0+$/, '').replace(/\.$/, '')}`
}

export function gbSeconds(amount: number): string {
  return grouped(Number(amount.toFixed(amount >= 100 ? 1 : 3)))
}

/** `list prices of 2026-11, before any free tier`. */
export function priceWords(asOf: string): string {
  if (asOf === '') return 'nobody is paid for it'
  return /^\d{4}-\d\d$/.test(asOf) ? `list prices of ${asOf}, before any free tier` : `prices: ${asOf}`
}
