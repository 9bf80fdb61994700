/** Times of the dashboard in words: ms, or deliveries where somebody delivers. */
import type { ClockUnit } from '../../../runtime/protocol/dashboard'
import { counted } from '../numbers'
import { lastedWords } from '../timeline/axis'

export function clockWords(value: number, unit: ClockUnit): string {
  if (unit === 'ms') return value === 0 ? '0 ms' : lastedWords(value)
  const deliveries = Math.round(value)
  return deliveries === 0 ? '0 deliveries' : counted(deliveries, 'delivery', 'deliveries')
}
