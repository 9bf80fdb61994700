/**
 * The messages that travel: where each is at a moment, and when it has arrived. No drawing, no clock of its own.
 *
 * A fixed pool of parallel arrays: launching and stepping allocate nothing, and at thousands of messages a second the
 * rest is refused and counted rather than drawn. A lost message bursts on its way and never arrives.
 */
import type { Route } from './route'

export const particleLimit = 320
export const defaultTravel = 600
export const burstTime = 320
/** Where on its way a lost message bursts. */
export const burstAt = 0.62

/** What a particle looks like. */
export const look = { message: 0, answer: 1, failure: 2, undeliverable: 3 } as const
export type Look = (typeof look)[keyof typeof look]

export interface Launch {
  readonly route: Route
  /** Sender's colour number. */
  readonly colour: number
  readonly look: Look
  readonly lost: boolean
  readonly start: number
  readonly travel: number
  /** Where on the route it begins: a held envelope starts where it lay. */
  readonly from: number
}

/** Called once a particle; `burst` is −1 on the way, else 0 … 1 through the burst. */
export type DrawParticle = (
  x: number,
  y: number,
  colour: number,
  look: Look,
  burst: number,
  route: Route,
  t: number,
) => void

export class Particles {
  readonly capacity: number
  #count = 0
  readonly #route: (Route | null)[]
  readonly #start: Float64Array
  readonly #travel: Float32Array
  readonly #from: Float32Array
  readonly #colour: Uint8Array
  readonly #look: Uint8Array
  readonly #lost: Uint8Array

  constructor(capacity = particleLimit) {
    this.capacity = capacity
    this.#route = new Array<Route | null>(capacity).fill(null)
    this.#start = new Float64Array(capacity)
    this.#travel = new Float32Array(capacity)
    this.#from = new Float32Array(capacity)
    this.#colour = new Uint8Array(capacity)
    this.#look = new Uint8Array(capacity)
    this.#lost = new Uint8Array(capacity)
  }

  get count(): number {
    return this.#count
  }

  /** False when there is no room. */
  launch(one: Launch): boolean {
    if (this.#count === this.capacity) return false
    const at = this.#count
    this.#count += 1
    this.#route[at] = one.route
    this.#start[at] = one.start
    this.#travel[at] = Math.max(1, one.travel * (1 - one.from))
    this.#from[at] = one.from
    this.#colour[at] = one.colour
    this.#look[at] = one.look
    this.#lost[at] = one.lost ? 1 : 0
    return true
  }

  /** Draws everyone where they are at `now` and lets go of those that have arrived. */
  step(now: number, draw: DrawParticle): void {
    for (let at = 0; at < this.#count; at += 1) {
      const route = this.#route[at] as Route
      const elapsed = (now - this.#start[at]) / this.#travel[at]
      const lost = this.#lost[at] === 1
      const ends = lost ? Math.max(this.#from[at], burstAt) : 1
      const eased = this.#from[at] + (1 - this.#from[at]) * travelEase(elapsed)
      const t = Math.min(ends, eased)
      let burst = -1
      if (lost && eased >= ends) burst = (now - this.#start[at] - burstMoment(this.#travel[at])) / burstTime
      if (burst >= 1 || (!lost && elapsed >= 1)) {
        this.#drop(at)
        at -= 1
        continue
      }
      draw(
        cubic(route.x0, route.x1, route.x2, route.x3, t),
        cubic(route.y0, route.y1, route.y2, route.y3, t),
        this.#colour[at],
        this.#look[at] as Look,
        Math.max(-1, burst),
        route,
        t,
      )
    }
  }

  clear(): void {
    this.#route.fill(null)
    this.#count = 0
  }

  #drop(at: number): void {
    const last = this.#count - 1
    this.#route[at] = this.#route[last]
    this.#route[last] = null
    this.#start[at] = this.#start[last]
    this.#travel[at] = this.#travel[last]
    this.#from[at] = this.#from[last]
    this.#colour[at] = this.#colour[last]
    this.#look[at] = this.#look[last]
    this.#lost[at] = this.#lost[last]
    this.#count = last
  }
}

function cubic(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
}

/** When a lost message has come to its burst, ms after its start. */
function burstMoment(travel: number): number {
  return travel * easeMoment
}

const samples = 128
const eases = new Float32Array(samples + 1)
for (let n = 0; n <= samples; n += 1) eases[n] = bezierEase(n / samples)
const easeMoment = momentOf(burstAt)

/** cubic-bezier(.4, 0, .2, 1), from a table. */
export function travelEase(x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const at = x * samples
  const low = Math.floor(at)
  return eases[low] + (eases[low + 1] - eases[low]) * (at - low)
}

function bezierEase(x: number): number {
  let low = 0
  let high = 1
  for (let n = 0; n < 40; n += 1) {
    const middle = (low + high) / 2
    if (cubic(0, 0.4, 0.2, 1, middle) < x) low = middle
    else high = middle
  }
  return cubic(0, 0, 1, 1, (low + high) / 2)
}

function momentOf(value: number): number {
  let n = 0
  while (n < samples && eases[n] < value) n += 1
  return n / samples
}
