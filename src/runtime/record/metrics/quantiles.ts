/**
 * Percentiles of whole numbers in a fixed number of counters: a histogram whose slots grow by 4 %.
 *
 * What a quantile gives differs from the value at that place of a sorted list by 2 % at the most, whatever the values
 * are, and 0 is exact. Histograms are added slot by slot, so two intervals become one without their values.
 */

const GROWTH = 1.04
const LOG = Math.log(GROWTH)

/** The most that a quantile is wrong by, as a share of the value. */
export const QUANTILE_ERROR = (GROWTH - 1) / (GROWTH + 1)

/** Slot 0 is the value 0; the last one holds 2³¹ and everything above. */
export const SLOTS = 2 + Math.ceil((31 * Math.LN2) / LOG)

/** `value`: a whole number, 0 or more. */
export function slotOf(value: number): number {
  return value < 1 ? 0 : Math.min(SLOTS - 1, 1 + Math.ceil(Math.log(value) / LOG - 1e-9))
}

/** The value that all in a slot are taken for. */
export function valueOf(slot: number): number {
  return slot === 0 ? 0 : (2 * GROWTH ** (slot - 1)) / (GROWTH + 1)
}

/**
 * The values below or at which these shares lie (nearest rank); null where nothing was counted. `at`: where the histogram
 * begins in `counts`; `total`: what it has in all; `shares`: in rising order.
 */
export function quantiles(
  counts: Uint32Array,
  at: number,
  total: number,
  shares: readonly number[],
): readonly number[] | null {
  if (total === 0) return null
  const values: number[] = []
  let below = 0
  for (let slot = 0; slot < SLOTS && values.length < shares.length; slot++) {
    if (counts[at + slot] === 0) continue
    below += counts[at + slot]
    while (values.length < shares.length && below >= rankOf(shares[values.length], total))
      values.push(valueOf(slot))
  }
  return values
}

const rankOf = (share: number, total: number): number => Math.max(1, Math.ceil(share * total))
