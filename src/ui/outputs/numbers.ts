/** Numbers and sizes as the page writes them: thin space for thousands, decimal point, a space before the unit. */
const THIN = '\u2009'

export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, THIN)
}

/** A chart's or a table's number: short, never longer than it is exact. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (Number.isInteger(value)) return count(value)
  const size = Math.abs(value)
  if (size >= 1000) return count(value)
  return String(Number(value.toPrecision(size >= 1 ? 4 : 3)))
}

/** 0.14 s, 12.3 s, 2 min 5 s. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(2)} s`
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** 640 B, 1.2 KiB, 2.7 MiB. */
export function bytes(value: number): string {
  if (value < 1024) return `${value} B`
  if (value < 1024 * 1024) return `${(value / 1024).toFixed(1)} KiB`
  return `${(value / 1024 / 1024).toFixed(1)} MiB`
}

/** 1 message, 4 messages. */
export function many(value: number, one: string, more = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : more}`
}
