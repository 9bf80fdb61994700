/**
 * Delivers the messages that a cell holds, when nobody does it by hand: in a given order, else the first that can go,
 * until nothing is held any more.
 */
import type { Step } from '../../notebooks/exercises/promise'
import type { Session } from '../../notebooks/kernel/session'
import type { HeldView } from '../../runtime/protocol/view'
import { heldName } from '../stage/held-words'

/** Milliseconds that a step of a given order is waited for. */
const PATIENCE = 5000

export interface Deliverable {
  /** All deliveries, those made for the reader too. */
  readonly order?: readonly Step[]
  /** What is held when the order is over stays so. */
  readonly then?: 'rest' | 'hold'
  readonly stopped?: () => boolean
}

/** Runs beside the cell, which was asked for just now; '' when it has ended and nothing can be delivered, or the order is over; else what is not held. */
export async function deliver(
  session: Session,
  cell: string,
  ran: Promise<unknown>,
  { order = [], then = 'rest', stopped = () => false }: Deliverable = {},
): Promise<string> {
  let ended = false
  const end = ran.then(() => {
    ended = true
  })
  let since = performance.now()
  while (!stopped()) {
    const { phase, held, delivered } = session.frame()
    const step = order[delivered]
    // Until it begins, what is held is of a run before it.
    const begun = session.cellRun(cell).state !== 'queued'
    const can = begun && phase === 'waiting' ? held.filter(({ enabled }) => enabled) : []
    if (step === undefined && then === 'hold' && can.length > 0) return ''
    const chosen = step === undefined ? can[0] : can.find((one) => isStep(session, one, step))
    if (chosen !== undefined) {
      await session.deliver(chosen.key)
      since = performance.now()
    } else if (step !== undefined && can.length > 0 && performance.now() - since > PATIENCE) {
      return `Now ${step[2]} from ${step[0]} to ${step[1]} would come, and it is not held.`
    } else if (ended && can.length === 0) {
      return ''
    } else {
      await changed(session, end, ended)
    }
  }
  return ''
}

function isStep(session: Pick<Session, 'nameOf'>, held: HeldView, [from, to, method]: Step): boolean {
  if (session.nameOf(held.from) !== from || session.nameOf(held.to) !== to) return false
  const name = heldName(held)
  // Of a deadline the first words are enough: how long it still has depends on the machine.
  return name === method || name.startsWith(`${method} `)
}

/** When the session has something new, when the cell has ended, or after a moment. */
function changed(session: Session, end: Promise<void>, ended: boolean): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      leave()
      clearTimeout(timer)
      resolve()
    }
    const leave = session.subscribe(done)
    const timer = setTimeout(done, 100)
    if (!ended) void end.then(done)
  })
}
