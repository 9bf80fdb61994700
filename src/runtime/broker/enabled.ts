/**
 * Which steps can be taken now: one function for the live broker's choices, You deliver and the explorer.
 *
 * Order: by receiver's index, then by the first sender that waits, then by ordinal; answers after messages, timers last. Total and
 * documented, so that "the first" means the same everywhere. Keys are stable: taking one step never renames another.
 */
import { L_FROM, type Mailbox } from './mailbox'

export type Ordering = 'ordered' | 'unordered'

/**
 * Of what time brings, the earliest comes first: a timer waits for a deadline that is due before it. A deadline is a
 * step only where nothing else can go, for how long handlers and messages take is not known here.
 */
export function timerGoes(timer: number, deadline: number | null): boolean {
  return deadline === null || timer <= deadline
}

export interface WaitingLetter {
  readonly ordinal: number
  readonly enabled: boolean
  /** The ordinal of the message that it has to wait behind, -1 when it can go or the receiver is busy. */
  readonly behind: number
}

/**
 * The waiting messages of one mailbox and which of them may be delivered next.
 * `ordered`: of each sender only its earliest; `unordered`: any. A busy receiver takes none.
 */
export function waitingLetters(box: Mailbox, ordering: Ordering, receiverFree: boolean): WaitingLetter[] {
  const first = new Map<number, number>()
  const letters: WaitingLetter[] = []
  for (let ordinal = box.delivered; ordinal < box.tail; ordinal++) {
    const from = box.field(ordinal, L_FROM)
    const earlier = first.get(from)
    if (earlier === undefined) first.set(from, ordinal)
    const blocked = ordering === 'ordered' && earlier !== undefined
    letters.push({ ordinal, enabled: receiverFree && !blocked, behind: blocked ? earlier : -1 })
  }
  return letters
}
