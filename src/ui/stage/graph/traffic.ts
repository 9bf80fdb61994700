/**
 * From what moved to what is drawn: which flights become particles, and how many do not.
 *
 * An edge that shows a rate draws no envelopes but those that are lost: a loss is never left to a number. A full pool
 * draws no more. Both are counted, so that the stage can say what it leaves out. Free of the DOM.
 */
import type { Flight, StageFrame } from '../../../runtime/protocol/view'
import { edgeKey, nodeOf, type EdgeLook } from '../../store/stage-edges'
import { colourOf } from '../palette'
import { defaultTravel, look, type Launch, type Look, type Particles } from './particles'
import { reversed, type Route } from './route'

export class Traffic {
  /** Flights that became envelopes; with those left out, all that the stage was told of. */
  drawn = 0
  /** Flights that were not drawn as envelopes, since the run began. */
  leftOut = 0
  readonly #particles: Particles
  #routes: ReadonlyMap<number, Route> = new Map()
  readonly #backwards = new Map<number, Route | null>()
  /** Edge key → where the envelope lay that was just delivered there. */
  readonly #lay = new Map<number, number>()
  readonly #launch: { -readonly [K in keyof Launch]: Launch[K] }

  constructor(particles: Particles) {
    this.#particles = particles
    this.#launch = {
      route: null as unknown as Route,
      colour: 1,
      look: look.message,
      lost: false,
      start: 0,
      travel: 0,
      from: 0,
    }
  }

  setRoutes(routes: ReadonlyMap<number, Route>): void {
    if (routes === this.#routes) return
    this.#routes = routes
    this.#backwards.clear()
  }

  /** The next message on this edge starts where the held one lay. */
  layAt(key: number, t: number): void {
    this.#lay.set(key, t)
  }

  take(flight: Flight, time: number, frame: StageFrame, lookAt: (key: number) => EdgeLook | undefined): void {
    const from = nodeOf(frame, flight.from)
    const to = nodeOf(frame, flight.to)
    const key = edgeKey(from, to)
    const busy = lookAt(key)?.busy === true || lookAt(edgeKey(to, from))?.busy === true
    const route = busy && flight.outcome !== 'lost' ? null : this.#routeOf(key, edgeKey(to, from))
    if (!route) {
      this.leftOut += 1
      return
    }
    const one = this.#launch
    one.route = route
    one.colour = colourOf(Math.max(0, flight.from))
    one.look = lookOfFlight(flight)
    one.lost = flight.outcome === 'lost'
    one.start = time
    one.travel = flight.travel > 0 ? flight.travel : defaultTravel / (frame.mode === 'slow' ? frame.speed : 1)
    one.from = this.#lay.get(key) ?? 0
    this.#lay.delete(key)
    if (this.#particles.launch(one)) this.drawn += 1
    else this.leftOut += 1
  }

  #routeOf(key: number, back: number): Route | null {
    const direct = this.#routes.get(key)
    if (direct) return direct
    const known = this.#backwards.get(key)
    if (known !== undefined) return known
    const other = this.#routes.get(back)
    const made = other ? reversed(other) : null
    this.#backwards.set(key, made)
    return made
  }
}

function lookOfFlight(flight: Flight): Look {
  if (flight.outcome === 'undeliverable') return look.undeliverable
  if (flight.kind === 'failure') return look.failure
  return flight.kind === 'answer' ? look.answer : look.message
}
