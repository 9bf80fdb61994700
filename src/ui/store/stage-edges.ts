/**
 * What an edge looks like, from its rate: envelopes below about 12 a second, a rate pill above.
 *
 * The border has two sides (12 to become busy, 8 to become quiet), so that an edge near it does not flicker.
 */
import type { StageFrame } from '../../runtime/protocol/view'

export interface EdgeLook {
  /** Deliveries a second of the run's clock, to three significant digits, so that a steady edge is an unchanged one. */
  readonly rate: number
  readonly busy: boolean
  readonly method: string
}

export const busyFrom = 12
export const quietBelow = 8

export function isBusy(was: boolean, rate: number): boolean {
  return rate >= (was ? quietBelow : busyFrom)
}

/** Two digits below 10, three above: 4.2, 62.4, 1 240. */
export function roundedRate(rate: number): number {
  if (!(rate > 0)) return 0
  const digits = rate < 10 ? 2 : 3
  return Number(rate.toPrecision(digits))
}

/**
 * The look for a rate, of real seconds: those count for whether dots can be followed. The same object while it would look
 * the same. `clockRate`: seconds of the run's clock in a real one.
 */
export function lookOf(
  previous: EdgeLook | undefined,
  rate: number,
  method: string,
  clockRate = 1,
): EdgeLook {
  const busy = isBusy(previous?.busy ?? false, rate)
  const shown = busy ? roundedRate(rate / clockRate) : 0
  if (previous && previous.busy === busy && previous.rate === shown && previous.method === method)
    return previous
  return { rate: shown, busy, method }
}

/** 1.5 + log₁₀(rate) ÷ 2, at most 5; quiet edges are 1.5. */
export function edgeWidth(look: EdgeLook): number {
  return look.busy ? Math.min(5, 1.5 + Math.log10(Math.max(1, look.rate)) / 2) : 1.5
}

/** One number for a pair of nodes, for maps that are read once a particle. Holds for −32768 … 32767. */
export function edgeKey(from: number, to: number): number {
  return (from + 32768) * 65536 + (to + 32768)
}

/** The node that an actor is drawn as: its own, or the pile that it is in. */
export function nodeOf({ pileOf }: Pick<StageFrame, 'pileOf'>, index: number): number {
  return pileOf[index] || index
}
