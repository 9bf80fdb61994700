/**
 * Delivers the messages that a cell holds, when nobody is there to do it: in a given order, else the first that can go,
 * until nothing is held any more.
 */
import type { Step } from '../src/notebooks/exercises/promise'
import type { CellResult, Session } from '../src/notebooks/kernel/session'
import type { HeldView } from '../src/runtime/protocol/view'
import { heldName } from '../src/ui/stage/held-words'

/** Milliseconds that a step of a given order is waited for. */
const PATIENCE = 10_000

export interface Deliverable {
  readonly order: readonly Step[]
  readonly stopped: () => boolean
}

/** Runs with the cell; resolves with its result, when it has ended and nothing is held. */
export async function delivered(
  session: Session,
  ran: Promise<CellResult>,
  { order, stopped }: Deliverable,
): Promise<CellResult> {
  let result: CellResult | null = null
  void ran.then((ended) => (result = ended))
  let waited = performance.now()
  while (!stopped()) {
    const { phase, held, delivered: at } = session.frame()
    const step = order[at]
    const can = phase === 'waiting' ? held.filter(({ enabled }) => enabled) : []
    const chosen = step === undefined ? can[0] : can.find((one) => isStep(session, one, step))
    if (chosen !== undefined) {
      await session.deliver(chosen.key)
      waited = performance.now()
    } else if (can.length > 0 && performance.now() - waited > PATIENCE) {
      throw new Error(`The lesson delivers ${step.join(' → ')} now, and it is not held.`)
    } else if (result !== null && can.length === 0) {
      break
    } else {
      await soon()
    }
  }
  return result ?? ran
}

function isStep(session: Session, held: HeldView, [from, to, method]: Step): boolean {
  if (session.nameOf(held.from) !== from || session.nameOf(held.to) !== to) return false
  const name = heldName(held)
  // Of a deadline the first words are enough: how long it still has depends on the machine.
  return name === method || name.startsWith(`${method} `)
}

export function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}
