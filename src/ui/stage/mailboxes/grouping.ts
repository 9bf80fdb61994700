/** Held messages by receiver, bounded: what the strip and the mailbox view show. */
import type { HeldView } from '../../../runtime/protocol/view'

export interface HeldGroup {
  readonly to: number
  readonly held: readonly HeldView[]
  /** Held for this receiver and not in `held`. */
  readonly more: number
  /** How the order is bound, in words, or ''. */
  readonly rule: string
}

export interface HeldGroups {
  readonly groups: readonly HeldGroup[]
  /** Shown in all groups together. */
  readonly shown: number
  readonly total: number
}

/** Receivers in the order in which they first appear; at most `atMost` cards in all, those that can go first. */
export function groupHeld(held: readonly HeldView[], leftOut: number, atMost = 60): HeldGroups {
  const byReceiver = new Map<number, HeldView[]>()
  for (const one of held) {
    const group = byReceiver.get(one.to)
    if (group) group.push(one)
    else byReceiver.set(one.to, [one])
  }
  const each = Math.max(1, Math.floor(atMost / Math.max(1, byReceiver.size)))
  const groups: HeldGroup[] = []
  let shown = 0
  for (const [to, all] of byReceiver) {
    const sorted = [...all.filter((one) => one.enabled), ...all.filter((one) => !one.enabled)]
    const cards = sorted.slice(0, each)
    shown += cards.length
    groups.push({ to, held: cards, more: all.length - cards.length, rule: ruleOf(all) })
  }
  return { groups, shown, total: held.length + leftOut }
}

function ruleOf(held: readonly HeldView[]): string {
  const waiting = held.filter((one) => !one.enabled && one.behind !== '')
  const busy = waiting.find((one) => one.busy)
  if (busy) return `busy with ${busy.behind}`
  if (waiting.length > 0) return 'order kept for each sender'
  return held.length > 1 ? 'any of them can go' : ''
}
