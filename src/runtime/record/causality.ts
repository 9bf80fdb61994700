/**
 * What led to a moment of a run, and what it can have led to: happens-before, as Lamport has it.
 *
 * A moment happens before another when both are on one actor and it comes first there, or when it is the sending of
 * what is received there (a message, an answer), or by a chain of these. What an actor does is one line, so the past of
 * a moment is a beginning of every actor's line, and its future an end of it: one number an actor says all.
 *
 * Linear in the moments that are kept, and done only when somebody chooses. An actor that handles several messages at
 * once is taken for one line as well: what it did before may matter to what it does next, and nothing recorded says
 * that it did not.
 */

/** Moments in an order in which nothing stands before what led to it. */
export interface CausalMoments {
  /** Number of the oldest that is kept, and of the one that comes next. */
  readonly first: number
  readonly total: number
  /** Whose moment it is; −1: nobody's. */
  actorOf(moment: number): number
  /** The moment that sent what is received here; −1 where nothing is, or where that isn't known any more. */
  originOf(moment: number): number
}

/** By actor: the last of its moments that led to the chosen one, which is among them. */
export function causalPast(moments: CausalMoments, chosen: number): ReadonlyMap<number, number> {
  const last = new Map<number, number>([[moments.actorOf(chosen), chosen]])
  for (let moment = chosen; moment >= moments.first; moment--) {
    if ((last.get(moments.actorOf(moment)) ?? -1) < moment) continue
    const origin = moments.originOf(moment)
    if (origin < moments.first) continue
    const sender = moments.actorOf(origin)
    if ((last.get(sender) ?? -1) < origin) last.set(sender, origin)
  }
  return last
}

/** What a moment can have led to. It goes on where it stopped when the run has gone on. */
export class CausalFuture {
  private readonly from = new Map<number, number>()
  private next: number

  constructor(
    private readonly moments: CausalMoments,
    chosen: number,
  ) {
    this.from.set(moments.actorOf(chosen), chosen)
    this.next = chosen + 1
  }

  /** By actor: the first of its moments that the chosen one can have led to. */
  update(): ReadonlyMap<number, number> {
    const { moments, from } = this
    for (; this.next < moments.total; this.next++) {
      const actor = moments.actorOf(this.next)
      if (actor < 0 || from.has(actor)) continue
      const origin = moments.originOf(this.next)
      if (origin < 0) continue
      const sent = from.get(moments.actorOf(origin))
      if (sent !== undefined && sent <= origin) from.set(actor, this.next)
    }
    return from
  }
}
