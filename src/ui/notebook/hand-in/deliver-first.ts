/** Delivers what a cell holds while nobody delivers by hand: the first that can go, until nothing is held any more. */
import type { Session } from '../../../notebooks/kernel/session'

/** Runs with the cell; ends when that has ended and nothing can be delivered. */
export async function deliverFirst(session: Session, ran: Promise<unknown>): Promise<void> {
  let ended = false
  const end = ran.then(() => {
    ended = true
  })
  for (;;) {
    const { phase, held } = session.frame()
    if (phase === 'waiting' && held.some(({ enabled }) => enabled)) await session.next()
    else if (ended) return
    else await changed(session, end)
  }
}

/** When the session has something new, or the cell has ended. */
function changed(session: Session, end: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const leave = session.subscribe(() => {
      leave()
      resolve()
    })
    void end.then(() => {
      leave()
      resolve()
    })
  })
}
