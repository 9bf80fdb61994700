/**
 * Paints one frame of the floor's canvas: travelling envelopes, bursts, dashed ways of answers, and notches that run
 * along busy edges. Everything outside the view is skipped; an empty floor is cleared once and then left alone.
 */
import type { HeldView, StageMoves } from '../../../runtime/protocol/view'
import type { StageStore } from '../../store/stage'
import type { Arrangement } from './arrangement'
import { look, Particles, type DrawParticle } from './particles'
import { pointAt, type Route } from './route'
import { pillWidth, settledPills } from './spots'
import { burst, paletteOf, Sprites, type Palette } from './sprites'
import { Traffic } from './traffic'
import { growthOf } from './view'

/** Where held envelopes lie, by step key: the edge and the place on it. */
export type Lying = ReadonlyMap<string, { readonly edge: number; readonly t: number }>

export class FloorPainter {
  readonly traffic: Traffic
  /** Set by the page after each render. */
  lying: Lying = new Map()
  #held: readonly HeldView[] = []
  readonly #particles = new Particles()
  readonly #canvas: HTMLCanvasElement
  readonly #pen: CanvasRenderingContext2D | null
  readonly #stage: StageStore
  readonly #arrangement: Arrangement
  #palette: Palette
  #sprites: Sprites
  #ratio = 1
  #width = 0
  #height = 0
  #x = 0
  #y = 0
  #zoom = 1
  #still = false
  #drawn = false
  /** Nothing was painted since it got its size: the first stroke takes memory for the whole canvas. */
  #cold = true

  constructor(canvas: HTMLCanvasElement, stage: StageStore, arrangement: Arrangement) {
    this.#canvas = canvas
    this.#pen = canvas.getContext('2d')
    this.#stage = stage
    this.#arrangement = arrangement
    this.traffic = new Traffic(this.#particles)
    this.#ratio = Math.min(2, window.devicePixelRatio || 1)
    this.#palette = paletteOf(canvas)
    this.#sprites = new Sprites(this.#palette, this.#ratio * 1.5)
  }

  dress(): void {
    this.#palette = paletteOf(this.#canvas)
    this.#sprites = new Sprites(this.#palette, this.#ratio * 1.5)
  }

  still(on: boolean): void {
    this.#still = on
    if (on) this.#particles.clear()
  }

  look([x, y, zoom]: readonly [number, number, number]): void {
    this.#x = x
    this.#y = y
    this.#zoom = zoom
  }

  resize(width: number, height: number): void {
    this.#ratio = Math.min(2, window.devicePixelRatio || 1)
    this.#width = width
    this.#height = height
    this.#canvas.width = Math.max(1, Math.round(width * this.#ratio))
    this.#canvas.height = Math.max(1, Math.round(height * this.#ratio))
    this.#cold = true
  }

  /** Does that before a run begins, when nobody waits for it. */
  #warm(pen: CanvasRenderingContext2D): void {
    this.#cold = false
    this.#clear(pen)
    this.#sprites.draw(pen, 0, 0, 1, look.message)
    this.#clear(pen)
  }

  paint(time: number, moves: StageMoves): boolean {
    const { frame, held, rates } = this.#stage.state.getState()
    const { routes } = this.#arrangement.state.getState()
    this.traffic.setRoutes(routes)
    this.#startsOf(held)
    if (!this.#still)
      for (const flight of moves.flights) this.traffic.take(flight, time, frame, this.#stage.lookAt)
    this.traffic.leftOut += moves.flightsLeftOut
    const pen = this.#pen
    if (!pen) return false
    const flowing = !this.#still && rates.edges > 0
    if (this.#particles.count === 0 && !flowing) {
      if (this.#drawn) this.#clear(pen)
      else if (this.#cold) this.#warm(pen)
      this.#drawn = false
      return false
    }
    this.#clear(pen)
    this.#drawn = true
    const scale = this.#ratio * this.#zoom
    pen.setTransform(scale, 0, 0, scale, this.#ratio * this.#x, this.#ratio * this.#y)
    if (flowing) this.#flows(pen, time)
    this.#particles.step(time, this.#draw)
    return true
  }

  /** What lay on an edge and is held no more was delivered: its message starts from there. */
  #startsOf(held: readonly HeldView[]): void {
    if (held === this.#held) return
    this.#held = held
    const keys = new Set(held.map((one) => one.key))
    for (const [key, { edge, t }] of this.lying) if (!keys.has(key)) this.traffic.layAt(edge, t)
  }

  #clear(pen: CanvasRenderingContext2D): void {
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.clearRect(0, 0, this.#canvas.width, this.#canvas.height)
  }

  /**
   * Notches that run along busy edges towards the receiver, faster where the rate is higher: all of them one path and
   * one stroke (a dash pattern on hundreds of long lines took 30 ms a frame where there is no GPU).
   */
  #flows(pen: CanvasRenderingContext2D, time: number): void {
    const { routes, pills, rects } = this.#arrangement.state.getState()
    const crowded = routes.size > settledPills
    const growth = growthOf(this.#zoom, rects.size)
    pen.strokeStyle = this.#palette.stage
    pen.lineCap = 'round'
    pen.lineWidth = 1.6
    pen.beginPath()
    for (const route of routes.values()) {
      const edge = this.#stage.lookAt(route.key)
      if (!edge?.busy || !this.#inView(route)) continue
      const notches = crowded ? 2 : Math.max(2, Math.min(8, Math.round(route.length / 46)))
      const phase = (time * 0.018 * (2 + Math.log10(Math.max(1, edge.rate)))) / route.length
      for (let n = 0; n < notches; n += 1) notch(pen, route, (phase + n / notches) % 1)
    }
    pen.stroke()
    // Nodes and pills lie above the lines.
    for (const rect of rects.values())
      if (this.#sees(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height))
        pen.clearRect(rect.x, rect.y, rect.width, rect.height)
    if (crowded) return
    for (const [key, spot] of pills) {
      const edge = this.#stage.lookAt(key)
      if (!edge?.busy || spot.shows === 'nothing') continue
      const width = pillWidth(edge, spot.shows, growth)
      pen.clearRect(spot.x - width / 2, spot.y - 11, width, 22)
    }
  }

  #inView(route: Route): boolean {
    return this.#sees(
      Math.min(route.x0, route.x3),
      Math.min(route.y0, route.y3),
      Math.max(route.x0, route.x3),
      Math.max(route.y0, route.y3),
    )
  }

  #sees(left: number, top: number, right: number, bottom: number): boolean {
    const x = -this.#x / this.#zoom
    const y = -this.#y / this.#zoom
    return (
      right > x && left < x + this.#width / this.#zoom && bottom > y && top < y + this.#height / this.#zoom
    )
  }

  readonly #draw: DrawParticle = (x, y, colour, kind, progress, route) => {
    const pen = this.#pen
    if (!pen) return
    if (progress >= 0) {
      burst(pen, this.#palette, x, y, progress)
      return
    }
    if (kind === look.answer && this.#particles.count < dashedUpTo) this.#dashed(pen, route, colour)
    this.#sprites.draw(pen, x, y, colour, kind)
  }

  /** The way of an answer: dashed, with an open head, as long as it travels. */
  #dashed(pen: CanvasRenderingContext2D, route: Route, colour: number): void {
    pen.strokeStyle = this.#palette.actors[colour]
    pen.lineWidth = 1.25
    pen.setLineDash(dashes)
    pen.beginPath()
    pen.moveTo(route.x0, route.y0)
    pen.bezierCurveTo(route.x1, route.y1, route.x2, route.y2, route.x3, route.y3)
    pen.stroke()
    pen.setLineDash(solid)
    const angle = Math.atan2(route.y3 - route.y2, route.x3 - route.x2)
    pen.beginPath()
    pen.moveTo(route.x3 - 8 * Math.cos(angle - 0.5), route.y3 - 8 * Math.sin(angle - 0.5))
    pen.lineTo(route.x3, route.y3)
    pen.lineTo(route.x3 - 8 * Math.cos(angle + 0.5), route.y3 - 8 * Math.sin(angle + 0.5))
    pen.stroke()
  }
}

const dashedUpTo = 40
const dashes = [5, 4]
const solid: number[] = []

/** A short stroke along the way at `t`. */
function notch(pen: CanvasRenderingContext2D, route: Route, t: number): void {
  const at = pointAt(route, t)
  const dx = route.x3 - route.x0
  const dy = route.y3 - route.y0
  const half = 2.5 / (Math.hypot(dx, dy) || 1)
  pen.moveTo(at.x - dx * half, at.y - dy * half)
  pen.lineTo(at.x + dx * half, at.y + dy * half)
}
