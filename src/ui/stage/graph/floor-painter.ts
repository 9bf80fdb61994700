/**
 * Paints one frame of the floor's canvas: travelling envelopes, bursts, dashed ways of answers, and notches that run
 * along busy edges. Everything outside the view is skipped; an empty floor is cleared once and then left alone.
 */
import type { HeldView, StageMoves } from '../../../runtime/protocol/view'
import type { StageStore } from '../../store/stage'
import { edgeWidth } from '../../store/stage-edges'
import type { Arrangement } from './arrangement'
import { look, Particles, type DrawParticle } from './particles'
import type { Route } from './route'
import { pillWidth, type Spot } from './spots'
import { burst, paletteOf, Sprites, type Palette } from './sprites'
import { Traffic } from './traffic'

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
  }

  paint(time: number, moves: StageMoves): boolean {
    const { frame, scene, held, rates } = this.#stage.state.getState()
    const { routes, pills } = this.#arrangement.state.getState()
    this.traffic.setRoutes(routes)
    this.#startsOf(held)
    if (!this.#still)
      for (const flight of moves.flights) this.traffic.take(flight, time, frame, scene, this.#stage.lookAt)
    this.traffic.leftOut += moves.flightsLeftOut
    const pen = this.#pen
    if (!pen) return false
    const flowing = !this.#still && rates.edges > 0
    if (this.#particles.count === 0 && !flowing) {
      if (this.#drawn) this.#clear(pen)
      this.#drawn = false
      return false
    }
    this.#clear(pen)
    this.#drawn = true
    const scale = this.#ratio * this.#zoom
    pen.setTransform(scale, 0, 0, scale, this.#ratio * this.#x, this.#ratio * this.#y)
    if (flowing) this.#flows(pen, routes, pills, time)
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

  /** Notches that run along busy edges towards the receiver; faster where the rate is higher. */
  #flows(
    pen: CanvasRenderingContext2D,
    routes: ReadonlyMap<number, Route>,
    pills: ReadonlyMap<number, Spot>,
    time: number,
  ): void {
    pen.strokeStyle = this.#palette.stage
    pen.lineCap = 'round'
    pen.setLineDash(notch)
    for (const route of routes.values()) {
      const edge = this.#stage.lookAt(route.key)
      if (!edge?.busy || !this.#inView(route)) continue
      const width = edgeWidth(edge)
      pen.lineWidth = Math.max(1, width * 0.55)
      pen.lineDashOffset = -((time * 0.02 * (2 + Math.log10(edge.rate))) % notchLength)
      pen.beginPath()
      pen.moveTo(route.x0, route.y0)
      pen.bezierCurveTo(route.x1, route.y1, route.x2, route.y2, route.x3, route.y3)
      pen.stroke()
    }
    pen.setLineDash(solid)
    pen.lineDashOffset = 0
    for (const [key, spot] of pills) {
      const edge = this.#stage.lookAt(key)
      if (!edge?.busy) continue
      const width = pillWidth(edge)
      pen.clearRect(spot.x - width / 2, spot.y - 11, width, 22)
    }
  }

  #inView(route: Route): boolean {
    const left = -this.#x / this.#zoom
    const top = -this.#y / this.#zoom
    const right = left + this.#width / this.#zoom
    const bottom = top + this.#height / this.#zoom
    return (
      Math.max(route.x0, route.x3) > left &&
      Math.min(route.x0, route.x3) < right &&
      Math.max(route.y0, route.y3) > top &&
      Math.min(route.y0, route.y3) < bottom
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
const notch = [3, 19]
const notchLength = 22
const dashes = [5, 4]
const solid: number[] = []
