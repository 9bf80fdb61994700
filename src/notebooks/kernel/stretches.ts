/** Stretches of a row that lie so close that nobody sees them apart. */
import type { Stretch, TimelineBar } from '../../runtime/protocol/views-of-record'

/** Overlapping ones, and those with a gap of less than `gap` between them, as one. */
export function joined(stretches: readonly Stretch[], gap: number): readonly Stretch[] {
  const sorted = [...stretches].sort((a, b) => a.from - b.from)
  const result: { from: number; to: number }[] = []
  for (const { from, to } of sorted) {
    const last = result.at(-1)
    if (last !== undefined && from - last.to <= gap) last.to = Math.max(last.to, to)
    else result.push({ from, to })
  }
  return result
}

/** Neighbours that are both narrower than `width`, and whose gap is, as one bar that says how many it stands for. */
export function thinned(bars: readonly TimelineBar[], width: number): readonly TimelineBar[] {
  const sorted = [...bars].sort((a, b) => a.from - b.from || a.key - b.key)
  const result: TimelineBar[] = []
  /** The last handling that went into the last bar, and whether it was narrow. */
  let narrow = false
  for (const bar of sorted) {
    const last = result.at(-1)
    const thin = bar.to - bar.from < width
    if (last !== undefined && narrow && thin && bar.from - last.to < width)
      result[result.length - 1] = together(last, bar)
    else result.push(bar)
    narrow = thin
  }
  return result
}

function together(a: TimelineBar, b: TimelineBar): TimelineBar {
  const to = Math.max(a.to, b.to)
  const same = a.actor === b.actor
  return {
    ...a,
    to,
    actor: same ? a.actor : -1,
    name: same ? a.name : '',
    method: a.method === b.method ? a.method : '',
    sender: a.sender === b.sender ? a.sender : '',
    waited: Math.max(a.waited, b.waited),
    lasted: a.lasted + b.lasted,
    end: worse(a.end, b.end),
    pale: [],
    count: a.count + b.count,
  }
}

const order = ['settled', 'running', 'failed', 'died'] as const

function worse(a: TimelineBar['end'], b: TimelineBar['end']): TimelineBar['end'] {
  return order.indexOf(a) > order.indexOf(b) ? a : b
}
