/** What a bar is, in words: for the tooltip, the line below, and readers. */
import type { TimelineBar, TimelineView } from '../../../runtime/protocol/views-of-record'
import { counted } from '../numbers'
import { lastedWords } from './axis'

/** `count handled increment`. */
export function whatOf({ key, name, method, count, end, sender }: TimelineBar): string {
  if (count > 1)
    return `${name || 'several actors'}: ${counted(count, 'handling')}${method ? ` of ${method}` : ''}`
  if (key < 0) return end === 'running' ? `${method} runs` : `${method} ran`
  const from = sender && sender !== name ? `, sent by ${sender}` : ''
  return `${name} ${verbs[end]} ${method}${from}`
}

const verbs: Record<TimelineBar['end'], string> = {
  running: 'handles',
  settled: 'handled',
  failed: 'failed in',
  died: 'died while it handled',
}

/** When it began and how long it took. */
export function whenOf(bar: TimelineBar, { unit, extent }: Pick<TimelineView, 'unit' | 'extent'>): string {
  if (unit === 'deliveries') {
    const first = Math.floor(bar.from) + 1
    const last = Math.max(first, Math.ceil(bar.to))
    if (bar.key < 0) return `${counted(last, 'delivery', 'deliveries')} so far`
    return first === last ? `delivery ${first}` : `deliveries ${first} to ${last}`
  }
  const parts = [`at ${lastedWords(Math.max(0, bar.from - extent.from))}`]
  parts.push(bar.end === 'running' ? `${lastedWords(bar.lasted)} so far` : `took ${lastedWords(bar.lasted)}`)
  const pale = bar.pale.reduce((sum, one) => sum + one.to - one.from, 0)
  if (pale > 0) parts.push(`${lastedWords(pale)} of it waiting for answers`)
  if (bar.waited > 0.5) parts.push(`the message waited ${lastedWords(bar.waited)}`)
  return parts.join(', ')
}
