/**
 * What a run costs: memory held for a time, and invocations.
 *
 * Time is billed from the beginning of an activation, a cold start included, to its end, rounded up to a millisecond, by
 * the run's clock. What a cold container does before its first call has been billed by AWS since August 2025.
 */
import type { Prices } from './settings'

export interface Bill {
  readonly requests: number
  readonly gbSeconds: number
}

export const NOTHING: Bill = { requests: 0, gbSeconds: 0 }

const MB_A_GB = 1024

/** Gigabyte-seconds of `memory` MB held for so many seconds. */
export function gbSeconds(memory: number, seconds: number): number {
  const milliseconds = Math.ceil(Math.max(0, seconds) * 1000 - 1e-6)
  return (memory / MB_A_GB) * (milliseconds / 1000)
}

export function add(bill: Bill, memory: number, seconds: number, requests = 1): Bill {
  return { requests: bill.requests + requests, gbSeconds: bill.gbSeconds + gbSeconds(memory, seconds) }
}

/** Dollars. */
export function cost({ requests, gbSeconds: held }: Bill, { gbSecond, million }: Prices): number {
  return held * gbSecond + (requests / 1_000_000) * million
}
