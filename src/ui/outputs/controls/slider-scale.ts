/** Where a slider's thumb stands and which value that is. Positions are whole numbers from 0 on. Pure. */

export interface SliderRange {
  readonly min: number
  readonly max: number
  /** 0: as fine as the slider allows. */
  readonly step: number
  readonly scale: 'linear' | 'log'
}

/** Positions of a slider that has no step of its own. */
const FINE = 200
/** Positions at the most: a thumb has no more pixels. */
const MOST = 10_000

/** The last position. */
export function positions({ min, max, step, scale }: SliderRange): number {
  if (scale === 'log') return FINE
  if (step > 0) return Math.min(MOST, Math.max(1, Math.floor((max - min) / step + 1e-9)))
  const isWhole = Number.isInteger(min) && Number.isInteger(max) && max - min >= 20
  return isWhole ? Math.min(max - min, MOST) : FINE
}

/** The value at a position; one that reads well, such as 0.3 and not 0.30000000000000004. */
export function valueAt(range: SliderRange, position: number): number {
  const { min, max, step, scale } = range
  const last = positions(range)
  const share = Math.min(1, Math.max(0, position / last))
  if (scale === 'linear') {
    const width = step > 0 && last < MOST ? step : (max - min) / last
    return within(range, Number((min + width * Math.round(share * last)).toPrecision(10)))
  }
  if (share === 0) return min
  if (share === 1) return max
  const exact = min * (max / min) ** share
  const value = step > 0 ? min + Math.round((exact - min) / step) * step : Number(exact.toPrecision(2))
  return within(range, Number(value.toPrecision(10)))
}

export function positionOf(range: SliderRange, value: number): number {
  const { min, max, scale } = range
  const last = positions(range)
  if (scale === 'log') return Math.round((Math.log(value / min) / Math.log(max / min)) * last)
  const { step } = range
  const width = step > 0 && last < MOST ? step : (max - min) / last
  return Math.min(last, Math.max(0, Math.round((value - min) / width)))
}

function within({ min, max }: SliderRange, value: number): number {
  return Math.min(max, Math.max(min, value))
}
