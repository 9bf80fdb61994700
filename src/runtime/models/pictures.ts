/**
 * Pictures from raw pixels: one, or a gallery.
 *
 * Pixels are grey values or four numbers (red, green, blue, alpha) each. Whole numbers are read as 0…255. An array of
 * 32-bit or 64-bit floats that has nothing above 1 is read as 0…1, as a drawing and a network's input are.
 */
import type { GalleryItem } from '../protocol/output'
import { came, numberOf, optionsOf, titleOf } from './given'

const PIXELS = 4_000_000
const IMAGES = 100
const SCALE = 32

interface Size {
  readonly width: number
  readonly height: number
}

/** RGBA of one picture, copied. */
export function rgbaOf(call: string, pixels: unknown, width: unknown, height: unknown): Uint8ClampedArray {
  const size = sizeOf(call, width, height)
  const list = pixelsOf(call, pixels, size, 4)
  const rgba = new Uint8ClampedArray(size.width * size.height * 4)
  const factor = isShare(list) ? 255 : 1
  const perPixel = list.length / (size.width * size.height)
  for (let i = 0; i < list.length; i++) {
    const value = list[i] * factor
    if (perPixel === 4) rgba[i] = value
    else {
      rgba.fill(value, i * 4, i * 4 + 3)
      rgba[i * 4 + 3] = 255
    }
  }
  return rgba
}

/** Up to 100 pictures, and how many more there were. */
export function galleryOf(list: unknown, given: unknown = {}) {
  if (!Array.isArray(list))
    throw new TypeError(`images takes a list of { pixels, width, height }; ${came(list)} came.`)
  const options = optionsOf('images', given, '{ scale: 3 }')
  const { diverging = false, scale = 0 } = options
  if (typeof diverging !== 'boolean')
    throw new TypeError(`images takes true or false as diverging; ${came(diverging)} came.`)
  if (
    options.scale !== undefined &&
    !(Number.isInteger(scale) && Number(scale) >= 1 && Number(scale) <= SCALE)
  )
    throw new RangeError(`images takes a whole number from 1 to ${SCALE} as scale; ${came(scale)} came.`)
  const shown = list.slice(0, IMAGES).map((item: unknown, at) => {
    const call = `images, picture ${at},`
    const { pixels, width, height, label } = optionsOf(call, item, '{ pixels, width: 28, height: 28 }')
    const words = typeof label === 'number' ? String(label) : titleOf(call, 'label', label)
    const size = sizeOf(call, width, height)
    return { call, ...size, label: words, pixels: pixelsOf(call, pixels, size, diverging ? 1 : 4) }
  })
  const total = shown.reduce((sum, { width, height }) => sum + width * height, 0)
  if (total > PIXELS) throw new RangeError(`images takes up to ${PIXELS} pixels in all; ${total} came.`)
  const largest = diverging ? shown.reduce((most, { pixels }) => Math.max(most, sizeOfLargest(pixels)), 0) : 0
  const items = shown.map(({ call, width, height, label, pixels }): GalleryItem => {
    const rgba = diverging ? null : rgbaOf(call, pixels, width, height)
    const signed = diverging ? Int8Array.from(pixels, (value) => toSigned(value, largest)) : null
    return { width, height, label, rgba, signed }
  })
  const title = titleOf('images', 'title', options.title)
  return { title, scale: Number(scale), items, leftOut: list.length - items.length }
}

function sizeOf(call: string, width: unknown, height: unknown): Size {
  const isSide = (side: unknown) => Number.isInteger(side) && Number(side) > 0
  if (!isSide(width) || !isSide(height))
    throw new RangeError(
      `${call} takes a width and a height in whole pixels; ${came(width)} and ${came(height)} came.`,
    )
  const count = Number(width) * Number(height)
  if (count > PIXELS) throw new RangeError(`${call} takes up to ${PIXELS} pixels; ${count} came.`)
  return { width: Number(width), height: Number(height) }
}

/** All numbers, none of them NaN, one a pixel or `most` a pixel. */
function pixelsOf(call: string, pixels: unknown, { width, height }: Size, most: 1 | 4): ArrayLike<number> {
  const isList = Array.isArray(pixels) || (ArrayBuffer.isView(pixels) && !(pixels instanceof DataView))
  if (!isList) throw new TypeError(`${call} takes a list of numbers as pixels; ${came(pixels)} came.`)
  const list = pixels as ArrayLike<number>
  const count = width * height
  if (list.length !== count && list.length !== count * most) {
    const orFour = most === 4 ? ', or four times as many' : ''
    throw new RangeError(
      `${call} takes ${width} × ${height} = ${count} grey values${orFour}; ${list.length} came.`,
    )
  }
  for (let i = 0; i < list.length; i++) if (!Number.isFinite(list[i])) numberOf(call, `pixels[${i}]`, list[i])
  return list
}

function isShare(list: ArrayLike<number>): boolean {
  if (!(list instanceof Float32Array || list instanceof Float64Array)) return false
  for (let i = 0; i < list.length; i++) if (list[i] > 1) return false
  return true
}

function sizeOfLargest(list: ArrayLike<number>): number {
  let most = 0
  for (let i = 0; i < list.length; i++) most = Math.max(most, Math.abs(list[i]))
  return most
}

/** The largest of all pictures is 127, so that they can be compared. */
function toSigned(value: number, largest: number): number {
  return largest === 0 ? 0 : Math.round((value / largest) * 127)
}
