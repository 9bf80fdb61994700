/** Dollars as they are shown, by a platform and on the page. */

/** `$0.0000123`: three digits that mean something, never in powers of ten. */
export function dollars(amount: number): string {
  if (amount === 0) return '$0'
  const digits = Math.min(12, Math.max(2, 2 - Math.floor(Math.log10(Math.abs(amount)))))
  return `$${amount.toFixed(digits)}`
}
