/**
 * A crowd: more actors than the stage draws. The largest classes become piles, one node each, until the rest fits.
 *
 * Every actor is counted, and only those of whom something has changed are looked at: a frame costs the changes, not
 * the actors. Who is listed in a frame and how it is written is the picture's.
 */
import type { ActorStatus, PileView } from '../../runtime/protocol/view'

/** An actor as it is counted: the broker's entry of it, or what a recording knows. */
export interface Member {
  readonly index: number
  readonly className: string
  readonly status: ActorStatus
  /** It is not on the stage (any more). */
  readonly cleared: boolean
  readonly undeliverable: number
  readonly box: { readonly depth: number; readonly started: number; readonly settled: number }
}

/** What is counted of a class, and what an actor adds to it. */
interface Counts {
  ended: number
  depth: number
  undeliverable: number
  handling: number
  cold: number
}

const nothing = (): Counts => ({ ended: 0, depth: 0, undeliverable: 0, handling: 0, cold: 0 })

/**
 * Classes that come and go by dozens, and so many of each are nodes of their own. One that was stopped is off the stage;
 * of those that died the last few stay, so that somebody sees why.
 */
const PASSING: ReadonlyMap<string, number> = new Map([['FunctionContainer', 12]])
const DEAD = 4

interface Class extends Counts {
  /** Node key of its pile: −1, −2, … in the order in which classes appeared. */
  readonly key: number
  readonly name: string
  readonly members: Set<number>
}

interface Share extends Counts {
  of: Class
}

export class Crowd {
  private readonly classes = new Map<string, Class>()
  private readonly shares = new Map<number, Share>()
  private piled = new Set<Class>()
  private alone = -1
  private membersChanged = false
  /** Of classes that come and go, the order in which they died. */
  private readonly died = new Set<number>()
  private keys = new Int32Array(64)

  /** `most`: nodes that are drawn. */
  constructor(private readonly most: number) {}

  /** Actors that there are, the notebook among them. */
  get size(): number {
    return this.shares.size + 1
  }

  /** Node key by actor; 0, or nothing, for those who are nodes of their own. Another array when it has grown. */
  get pileOf(): Int32Array {
    return this.keys
  }

  /** Takes in what has changed. True: others than before are in piles. */
  update(changed: Iterable<Member>): boolean {
    for (const entry of changed) if (entry.index !== 0) this.look(entry)
    if (!this.membersChanged) return false
    this.membersChanged = false
    return this.regroup()
  }

  /** This actor is a node of its own, also where its class is a pile; −1 for none. */
  standOut(index: number): void {
    const before = this.alone
    this.alone = index
    this.enter(before)
    this.enter(index)
  }

  /** Those who are nodes of their own, but for the notebook. */
  *drawn(): Iterable<number> {
    const share = this.shares.get(this.alone)
    if (share !== undefined && this.piled.has(share.of)) yield this.alone
    for (const of of this.classes.values()) if (!this.piled.has(of)) yield* of.members
  }

  piles(): readonly Omit<PileView, 'held'>[] {
    const share = this.shares.get(this.alone)
    return [...this.piled].map((of) => {
      const less = share?.of === of ? share : nothing()
      return {
        key: of.key,
        className: of.name,
        count: of.members.size - (share?.of === of ? 1 : 0),
        ended: of.ended - less.ended,
        depth: of.depth - less.depth,
        undeliverable: of.undeliverable - less.undeliverable,
        handling: of.handling - less.handling,
        cold: of.cold - less.cold,
      }
    })
  }

  /** Whether it is on the stage, in a pile or alone. */
  has(index: number): boolean {
    return index === 0 || this.shares.has(index)
  }

  private look(entry: Member): void {
    const { index, box } = entry
    const gone = entry.cleared || this.passes(entry)
    let share = this.shares.get(index)
    if (share !== undefined) add(share.of, share, -1)
    // An id that is used again, after an undo, may be another class.
    if (share !== undefined && (gone || share.of.name !== entry.className)) {
      this.leave(index, share.of)
      share = undefined
    }
    if (gone) return
    share ??= this.join(index, entry.className)
    share.ended = entry.status === 'stopped' || entry.status === 'dead' ? 1 : 0
    share.depth = box.depth
    share.undeliverable = entry.undeliverable
    const starts = entry.status === 'starting'
    share.handling = share.ended === 0 && !starts && box.started > box.settled ? 1 : 0
    // The constructor is no message.
    share.cold = share.ended === 0 && (starts || (box.started === 1 && box.settled === 1)) ? 1 : 0
    add(share.of, share, 1)
  }

  /** It has left the stage, though nothing took its place. */
  private passes({ index, className, status, cleared }: Member): boolean {
    if (!PASSING.has(className)) return false
    if (status === 'stopped') return true
    if (status !== 'dead' || cleared) {
      this.died.delete(index)
      return false
    }
    const known = this.died.has(index)
    if (!known && this.shares.has(index)) this.died.add(index)
    if (this.died.size > DEAD) {
      const [first] = this.died
      this.died.delete(first)
      const share = this.shares.get(first)
      if (share !== undefined && first !== index) {
        add(share.of, share, -1)
        this.leave(first, share.of)
      }
    }
    return !this.died.has(index)
  }

  private join(index: number, className: string): Share {
    let of = this.classes.get(className)
    if (of === undefined) {
      const key = -1 - this.classes.size
      of = { key, name: className, members: new Set(), ...nothing() }
      this.classes.set(className, of)
    }
    of.members.add(index)
    const share = { of, ...nothing() }
    this.shares.set(index, share)
    this.membersChanged = true
    this.enter(index)
    return share
  }

  private leave(index: number, of: Class): void {
    of.members.delete(index)
    this.shares.delete(index)
    this.membersChanged = true
    this.enter(index)
  }

  /** Writes down which node an actor is. */
  private enter(index: number): void {
    if (index <= 0) return
    if (index >= this.keys.length) {
      const larger = new Int32Array(Math.max(index + 1, this.keys.length * 2))
      larger.set(this.keys)
      this.keys = larger
    }
    const of = this.shares.get(index)?.of
    this.keys[index] = index !== this.alone && of !== undefined && this.piled.has(of) ? of.key : 0
  }

  private regroup(): boolean {
    const piled = new Set<Class>()
    let nodes = this.size
    for (const of of this.classes.values()) {
      // One that is a pile stays one while it isn't nearly empty: it doesn't fall apart and come together with each call.
      const few = PASSING.get(of.name)
      if (few === undefined || of.members.size <= (this.piled.has(of) ? few / 2 : few)) continue
      nodes -= of.members.size - 1
      piled.add(of)
    }
    if (nodes > this.most) {
      const crowded = [...this.classes.values()].filter((of) => of.members.size > 1 && !piled.has(of))
      // What is a pile already stays one while it is needed: two classes of one size don't take turns.
      const order = (of: Class): number => of.members.size + (this.piled.has(of) ? this.size : 0)
      for (const of of crowded.sort((a, b) => order(b) - order(a))) {
        if (nodes <= this.most) break
        nodes -= of.members.size - 1
        piled.add(of)
      }
    }
    const changed = [...new Set([...piled, ...this.piled])].filter(
      (of) => piled.has(of) !== this.piled.has(of),
    )
    this.piled = piled
    for (const of of changed) for (const index of of.members) this.enter(index)
    return changed.length > 0
  }
}

function add(to: Counts, of: Counts, sign: 1 | -1): void {
  to.ended += sign * of.ended
  to.depth += sign * of.depth
  to.undeliverable += sign * of.undeliverable
  to.handling += sign * of.handling
  to.cold += sign * of.cold
}
