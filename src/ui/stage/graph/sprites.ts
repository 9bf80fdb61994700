/**
 * The small travelling envelopes, drawn once a theme into one picture, so that a frame only copies rectangles.
 *
 * Columns are the eight colours, rows the looks: message, answer, failure, undeliverable.
 */
import { look, type Look } from './particles'

export const spriteWidth = 27
export const spriteHeight = 21
const paperWidth = 21
const paperHeight = 15

export interface Palette {
  /** Actor colours; index 0 is unused. */
  readonly actors: readonly string[]
  readonly paper: string
  readonly flap: string
  readonly bad: string
  readonly warn: string
  readonly stage: string
  readonly dark: boolean
}

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return {
    actors: ['', ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => read(`--a${n}`))],
    paper: read('--paper'),
    flap: read('--paper-flap'),
    bad: read('--bad'),
    warn: read('--warn'),
    stage: read('--stage'),
    dark: style.colorScheme.includes('dark') && !style.colorScheme.includes('light'),
  }
}

export class Sprites {
  readonly scale: number
  readonly #picture: HTMLCanvasElement

  constructor(palette: Palette, scale: number) {
    this.scale = scale
    this.#picture = document.createElement('canvas')
    this.#picture.width = Math.ceil(9 * spriteWidth * scale)
    this.#picture.height = Math.ceil(4 * spriteHeight * scale)
    const pen = this.#picture.getContext('2d')
    if (!pen) return
    for (let colour = 1; colour <= 8; colour += 1) {
      for (const kind of Object.values(look)) {
        pen.setTransform(scale, 0, 0, scale, colour * spriteWidth * scale, kind * spriteHeight * scale)
        envelope(pen, palette, colour, kind)
      }
    }
  }

  draw(pen: CanvasRenderingContext2D, x: number, y: number, colour: number, kind: Look): void {
    const width = spriteWidth * this.scale
    const height = spriteHeight * this.scale
    pen.drawImage(
      this.#picture,
      colour * width,
      kind * height,
      width,
      height,
      x - spriteWidth / 2,
      y - spriteHeight / 2,
      spriteWidth,
      spriteHeight,
    )
  }
}

function envelope(pen: CanvasRenderingContext2D, palette: Palette, colour: number, kind: Look): void {
  const x = (spriteWidth - paperWidth) / 2
  const y = (spriteHeight - paperHeight) / 2
  const line =
    kind === look.failure ? palette.bad : kind === look.undeliverable ? palette.warn : palette.actors[colour]
  pen.lineWidth = 1.75
  pen.lineJoin = 'round'
  pen.lineCap = 'round'
  pen.fillStyle = palette.paper
  pen.strokeStyle = line
  pen.beginPath()
  pen.roundRect(x + 0.9, y + 0.9, paperWidth - 1.8, paperHeight - 1.8, 2.4)
  pen.fill()
  pen.stroke()
  pen.lineWidth = 1.4
  pen.strokeStyle = palette.dark ? palette.flap : line
  pen.beginPath()
  const up = kind === look.answer || kind === look.failure
  pen.moveTo(x + 2, up ? y + paperHeight - 2.4 : y + 2.4)
  pen.lineTo(x + paperWidth / 2, y + paperHeight / 2 + (up ? -0.6 : 0.6))
  pen.lineTo(x + paperWidth - 2, up ? y + paperHeight - 2.4 : y + 2.4)
  pen.stroke()
}

/** Eight rays that grow outwards and thin out; `progress` 0 … 1. */
export function burst(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  x: number,
  y: number,
  progress: number,
): void {
  const inner = 3 + progress * 5
  const outer = 6 + progress * 7
  pen.globalAlpha = 1 - progress * progress
  pen.strokeStyle = palette.bad
  pen.lineWidth = 2
  pen.lineCap = 'round'
  pen.beginPath()
  for (let ray = 0; ray < 8; ray += 1) {
    const angle = (ray * Math.PI) / 4 + Math.PI / 8
    const cos = Math.cos(angle)
    const sin = Math.sin(angle)
    pen.moveTo(x + cos * inner, y + sin * inner)
    pen.lineTo(x + cos * outer, y + sin * outer)
  }
  pen.stroke()
  pen.globalAlpha = 1
}
