/**
 * A person's drawing, made to look as MNIST's pictures do.
 *
 * MNIST's digits were scaled to fit a box of 20 × 20, keeping their shape, with grey at the edges, and laid into
 * 28 × 28 so that the centre of mass of the ink is the centre of the picture. A network that learned from such
 * pictures knows no others: the same digit in a corner, or half as big, is something it has never seen.
 */

const SIZE = 28
const BOX = 20
/** What is fainter than this share of the darkest ink does not count for the box: the grey rim of a stroke. */
const FAINT = 1 / 8

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * `pixels` are width × height values from 0 (paper) up (ink), one row after another. Gives 784 bytes, the darkest
 * ink at 255; null for a drawing without any ink, which nothing can be known of.
 */
export function centred(pixels: ArrayLike<number>, width: number, height: number): Uint8Array | null {
  if (!(Number.isSafeInteger(width) && Number.isSafeInteger(height) && width > 0 && height > 0)) {
    throw new RangeError(
      `A drawing's width and height are whole numbers from 1 on, not ${width} × ${height}.`,
    )
  }
  if (pixels?.length !== width * height) {
    throw new RangeError(
      `A drawing of ${width} × ${height} has ${width * height} pixels, not ${pixels?.length ?? 'none'}.`,
    )
  }
  const box = boxOf(pixels, width, height)
  if (box === null) return null
  const scale = BOX / Math.max(box.width, box.height)
  const mass = massOf(pixels, width, box)
  const left = originOf(mass.x, box.left, box.width, scale)
  const top = originOf(mass.y, box.top, box.height, scale)
  const grey = new Float64Array(SIZE * SIZE)
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      grey[y * SIZE + x] = meanOf(pixels, width, box, left + x / scale, top + y / scale, 1 / scale)
    }
  }
  const darkest = grey.reduce((most, value) => Math.max(most, value), 0)
  return Uint8Array.from(grey, (value) => Math.round((255 * value) / darkest))
}

/** The least box around what is dark enough. null without ink. */
function boxOf(pixels: ArrayLike<number>, width: number, height: number): Box | null {
  let darkest = 0
  for (let at = 0; at < pixels.length; at++) if (pixels[at] > darkest) darkest = pixels[at]
  if (!(darkest > 0) || !Number.isFinite(darkest)) return null
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let at = 0; at < pixels.length; at++) {
    if (!(pixels[at] > darkest * FAINT)) continue
    const x = at % width
    const y = (at - x) / width
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 }
}

/** Centre of mass of the ink within the box. A pixel's ink lies in its middle. */
function massOf(pixels: ArrayLike<number>, width: number, box: Box): { x: number; y: number } {
  let [ink, x, y] = [0, 0, 0]
  for (let row = box.top; row < box.top + box.height; row++) {
    for (let column = box.left; column < box.left + box.width; column++) {
      const value = pixels[row * width + column]
      if (!(value > 0)) continue
      ink += value
      x += value * (column + 0.5)
      y += value * (row + 0.5)
    }
  }
  return { x: x / ink, y: y / ink }
}

/**
 * Where in the drawing the picture begins, along one side, so that the centre of mass comes to its middle. The box
 * stays within the picture: of a digit whose ink lies all at one end nothing is cut off.
 */
function originOf(mass: number, start: number, length: number, scale: number): number {
  const latest = start
  const earliest = start + length - SIZE / scale
  return Math.min(latest, Math.max(earliest, mass - SIZE / 2 / scale))
}

/** The mean over a square of the drawing, each pixel counted by how much of it lies within. Outside the box is paper. */
function meanOf(
  pixels: ArrayLike<number>,
  width: number,
  box: Box,
  left: number,
  top: number,
  side: number,
): number {
  const [right, bottom] = [box.left + box.width, box.top + box.height]
  let sum = 0
  for (let y = Math.max(box.top, Math.floor(top)); y < Math.min(bottom, top + side); y++) {
    const high = Math.min(y + 1, top + side) - Math.max(y, top)
    for (let x = Math.max(box.left, Math.floor(left)); x < Math.min(right, left + side); x++) {
      const wide = Math.min(x + 1, left + side) - Math.max(x, left)
      const value = pixels[y * width + x]
      if (value > 0) sum += value * wide * high
    }
  }
  return sum / (side * side)
}
