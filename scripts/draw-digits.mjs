/**
 * Draws 12 000 digits as a stand-in for MNIST: 28 × 28 grey pixels, IDX files, gzip, in public/datasets/drawn.
 *
 * The project may not carry the real MNIST, and a lesson on training must work without it. Each digit is a few
 * strokes (lines and Bézier curves, several ways of writing some), bent, turned, slanted, squeezed and moved at
 * random, and drawn with a pen of random width. How far, was chosen so that straight lines through pixel space do
 * not suffice (a softmax classifier stays under 95 %) and a hidden layer is worth having.
 *
 * The same bytes come out on every machine: the random stream is seeded, and nothing is computed with but
 * + − × ÷ and square roots, which IEEE 754 defines to the last bit (sines and cosines it does not).
 *
 * node scripts/draw-digits.mjs [FOLDER]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

const SIDE = 28
const SEED = 20_240_229
const TRAIN = 10_000
const TEST = 2_000

/** @typedef {[number, number]} Point */

/**
 * The ways to write each digit, each way as its strokes: SVG paths of lines (L) and cubic curves (C), in a box
 * from 0 to 1, x to the right and y down.
 */
const DIGITS = [
  [
    ['M 0.5 0.02 C 0.1 0, 0.08 1, 0.5 0.98 C 0.92 1, 0.9 0, 0.5 0.02'],
    ['M 0.62 0.04 C 0.2 0, 0 0.95, 0.45 0.97 C 0.95 0.98, 0.95 0.1, 0.5 0.06'],
  ],
  [
    ['M 0.5 0 L 0.5 1'],
    ['M 0.3 0.22 L 0.54 0 L 0.54 1'],
    ['M 0.3 0.22 L 0.54 0 L 0.54 1', 'M 0.25 1 L 0.8 1'],
  ],
  [
    ['M 0.14 0.25 C 0.2 -0.08, 0.85 -0.08, 0.82 0.3 C 0.8 0.55, 0.4 0.75, 0.12 0.98 L 0.9 0.97'],
    [
      'M 0.15 0.2 C 0.3 -0.1, 0.9 0, 0.78 0.4 C 0.7 0.7, 0.35 0.98, 0.15 0.92 C 0.05 0.75, 0.4 0.75, 0.92 0.97',
    ],
  ],
  [
    [
      'M 0.15 0.12 C 0.4 -0.08, 0.9 0, 0.78 0.28 C 0.7 0.44, 0.55 0.46, 0.4 0.47 C 0.7 0.46, 0.9 0.6, 0.83 0.78 C 0.72 1.06, 0.3 1.02, 0.1 0.86',
    ],
    ['M 0.14 0.04 L 0.82 0.03 L 0.42 0.42 C 0.85 0.4, 1 0.95, 0.5 0.98 C 0.3 0.98, 0.18 0.92, 0.1 0.85'],
  ],
  [
    ['M 0.62 0 L 0.1 0.65 L 0.92 0.65', 'M 0.66 0.35 L 0.64 1'],
    ['M 0.2 0.05 C 0.14 0.3, 0.05 0.55, 0.3 0.54 L 0.82 0.5', 'M 0.82 0.02 L 0.74 1'],
  ],
  [
    ['M 0.85 0.03 L 0.25 0.03 L 0.2 0.46 C 0.5 0.3, 0.92 0.42, 0.84 0.72 C 0.75 1.05, 0.3 1.02, 0.12 0.88'],
    [
      'M 0.28 0.05 L 0.22 0.45 C 0.5 0.36, 0.95 0.5, 0.78 0.8 C 0.65 1, 0.3 1, 0.15 0.9',
      'M 0.28 0.05 L 0.86 0',
    ],
  ],
  [
    [
      'M 0.7 0.02 C 0.3 0.2, 0.1 0.5, 0.16 0.76 C 0.22 1.06, 0.84 1.06, 0.84 0.72 C 0.84 0.42, 0.3 0.42, 0.17 0.72',
    ],
    [
      'M 0.42 0 C 0.2 0.4, 0.1 0.98, 0.5 0.98 C 0.95 0.95, 0.8 0.5, 0.5 0.56 C 0.35 0.58, 0.25 0.68, 0.2 0.78',
    ],
  ],
  [
    ['M 0.1 0.04 L 0.88 0.04 C 0.6 0.4, 0.48 0.7, 0.42 1'],
    ['M 0.1 0.04 L 0.88 0.04 L 0.4 1', 'M 0.35 0.5 L 0.82 0.47'],
    ['M 0.12 0.2 L 0.14 0.05 C 0.4 0.12, 0.6 0.02, 0.86 0.06 C 0.7 0.4, 0.62 0.7, 0.6 1'],
  ],
  [
    [
      'M 0.78 0.16 C 0.6 -0.1, 0.12 0, 0.24 0.28 C 0.35 0.5, 0.85 0.55, 0.8 0.8 C 0.72 1.08, 0.15 1.06, 0.18 0.76 C 0.22 0.52, 0.75 0.45, 0.78 0.16',
    ],
    [
      'M 0.5 0.46 C 0.1 0.44, 0.15 0, 0.5 0.02 C 0.85 0, 0.9 0.44, 0.5 0.46 C 0.05 0.5, 0 1, 0.5 0.98 C 1 1, 0.95 0.5, 0.5 0.46',
    ],
  ],
  [
    [
      'M 0.82 0.28 C 0.7 -0.08, 0.16 -0.02, 0.16 0.28 C 0.18 0.6, 0.75 0.56, 0.82 0.26 C 0.86 0.5, 0.8 0.8, 0.72 1',
    ],
    ['M 0.8 0.2 C 0.6 -0.1, 0.1 0.05, 0.2 0.36 C 0.3 0.6, 0.75 0.5, 0.8 0.2 C 0.88 0.7, 0.7 1, 0.25 0.95'],
  ],
].map((ways) => ways.map((strokes) => strokes.map(parsePath)))

/**
 * 'M 0 0 L 1 1 C …' as its start and its parts: a line is one point, a curve three.
 * @param {string} path @returns {[Point, ...Point[][]]}
 */
function parsePath(path) {
  const parts = path.match(/[MLC][^MLC]*/g).map((part) => {
    const numbers = part.match(/-?[\d.]+/g).map(Number)
    return numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1]]] : []))
  })
  return [parts[0][0], ...parts.slice(1)]
}

/** Mulberry32. @param {number} seed @returns {() => number} */
function randomStream(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** What every digit is distorted by; lengths in parts of the box, angles as tangents of half of them. */
const SPREAD = {
  width: [10, 17],
  height: [16, 21],
  turn: 0.13,
  slant: 0.36,
  move: 2.4,
  bend: 0.08,
  jitter: 0.045,
  pen: [0.7, 1.75],
  ink: [0.7, 1],
  specks: 3,
}

/** A field of random displacements on a 4 × 4 grid over the box, straight between its points. */
function bending(random, size) {
  const grid = Float64Array.from({ length: 32 }, () => (random() + random() - 1) * size)
  return ([x, y]) => {
    const gx = Math.min(Math.max(x, 0), 1) * 3
    const gy = Math.min(Math.max(y, 0), 1) * 3
    const i = Math.min(Math.floor(gx), 2)
    const j = Math.min(Math.floor(gy), 2)
    const [u, v] = [gx - i, gy - j]
    const at = (c) => {
      const k = 2 * (4 * j + i) + c
      return (1 - v) * ((1 - u) * grid[k] + u * grid[k + 2]) + v * ((1 - u) * grid[k + 8] + u * grid[k + 10])
    }
    return [x + at(0), y + at(1)]
  }
}

/** A stroke as short straight pieces, its control points moved a little each. */
function flatten([start, ...parts], random, jitter) {
  const near = ([x, y]) => [x + (2 * random() - 1) * jitter, y + (2 * random() - 1) * jitter]
  let from = near(start)
  const points = [from]
  for (const part of parts) {
    const moved = part.map(near)
    const [b, c, d] = moved.length === 3 ? moved : [from, moved[0], moved[0]]
    for (let step = 1; step <= 10; step++) {
      const t = step / 10
      const s = 1 - t
      const along = (k) =>
        moved.length === 3
          ? s * s * s * from[k] + 3 * s * s * t * b[k] + 3 * s * t * t * c[k] + t * t * t * d[k]
          : s * from[k] + t * moved[0][k]
      points.push([along(0), along(1)])
    }
    from = moved[moved.length - 1]
  }
  return points
}

/** Darkens the pixels near the piece from a to b: full within the pen's radius, fading over one pixel. */
function ink(canvas, [ax, ay], [bx, by], radius, strength) {
  const [dx, dy] = [bx - ax, by - ay]
  const square = dx * dx + dy * dy
  const reach = radius + 1
  const [left, right] = [Math.min(ax, bx) - reach, Math.max(ax, bx) + reach]
  const [top, bottom] = [Math.min(ay, by) - reach, Math.max(ay, by) + reach]
  for (let y = Math.max(0, Math.ceil(top)); y <= Math.min(SIDE - 1, Math.floor(bottom)); y++) {
    for (let x = Math.max(0, Math.ceil(left)); x <= Math.min(SIDE - 1, Math.floor(right)); x++) {
      const along = square === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / square
      const t = Math.min(Math.max(along, 0), 1)
      const [px, py] = [x - ax - t * dx, y - ay - t * dy]
      const cover = Math.min(Math.max(radius + 0.5 - Math.sqrt(px * px + py * py), 0), 1) * strength
      if (cover > canvas[y * SIDE + x]) canvas[y * SIDE + x] = cover
    }
  }
}

/** One digit, 0 … 1 a pixel. */
function drawDigit(digit, random, canvas) {
  const between = ([low, high]) => low + (high - low) * random()
  const both = (size) => (2 * random() - 1) * size
  const ways = DIGITS[digit]
  const strokes = ways[Math.floor(random() * ways.length)]
  const bend = bending(random, SPREAD.bend)
  const width = between(SPREAD.width)
  const height = between(SPREAD.height)
  // A turn by angle a, from t = tan(a / 2):  cos a = (1 − t²) / (1 + t²),  sin a = 2t / (1 + t²)
  const t = both(SPREAD.turn)
  const [cos, sin] = [(1 - t * t) / (1 + t * t), (2 * t) / (1 + t * t)]
  const slant = both(SPREAD.slant)
  const [moveX, moveY] = [both(SPREAD.move), both(SPREAD.move)]
  const radius = between(SPREAD.pen)
  const strength = between(SPREAD.ink)
  const place = (point) => {
    const [x, y] = bend(point)
    const [u, v] = [(x - 0.5) * width - (y - 0.5) * height * slant, (y - 0.5) * height]
    const middle = (SIDE - 1) / 2
    return [middle + moveX + u * cos - v * sin, middle + moveY + u * sin + v * cos]
  }
  canvas.fill(0)
  for (const stroke of strokes) {
    const points = flatten(stroke, random, SPREAD.jitter).map(place)
    for (let i = 1; i < points.length; i++) ink(canvas, points[i - 1], points[i], radius, strength)
  }
  const specks = Math.floor(random() * (SPREAD.specks + 1))
  for (let i = 0; i < specks; i++) canvas[Math.floor(random() * SIDE * SIDE)] = 0.3 + 0.5 * random()
}

/** So many digits, each class as often as the others, in random order. Grey in sixteen levels, to pack well. */
function drawPart(count, random) {
  const images = new Uint8Array(count * SIDE * SIDE)
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 10)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[labels[i], labels[j]] = [labels[j], labels[i]]
  }
  const canvas = new Float64Array(SIDE * SIDE)
  for (let i = 0; i < count; i++) {
    drawDigit(labels[i], random, canvas)
    for (let k = 0; k < canvas.length; k++) images[i * canvas.length + k] = 17 * Math.round(15 * canvas[k])
  }
  return { images, labels }
}

/** @param {number[]} shape @param {Uint8Array} data */
function idx(shape, data) {
  const header = Buffer.alloc(4 + 4 * shape.length)
  header.set([0, 0, 8, shape.length])
  shape.forEach((n, i) => header.writeUInt32BE(n, 4 + 4 * i))
  return new Uint8Array(Buffer.concat([header, data]))
}

/**
 * The four files' bytes by name, not packed.
 * @returns {Record<string, Uint8Array<ArrayBuffer>>}
 */
export function drawDigits() {
  const random = randomStream(SEED)
  const train = drawPart(TRAIN, random)
  const test = drawPart(TEST, random)
  return {
    'train-images-idx3-ubyte': idx([TRAIN, SIDE, SIDE], train.images),
    'train-labels-idx1-ubyte': idx([TRAIN], train.labels),
    't10k-images-idx3-ubyte': idx([TEST, SIDE, SIDE], test.images),
    't10k-labels-idx1-ubyte': idx([TEST], test.labels),
  }
}

/** Gzip with no time and no system in its header, so that only the data and the packer decide the bytes. */
function pack(bytes) {
  const packed = gzipSync(bytes, { level: 9 })
  packed.writeUInt32LE(0, 4)
  packed[9] = 255
  return packed
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../public/datasets/drawn'))
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of Object.entries(drawDigits())) {
    const packed = pack(bytes)
    writeFileSync(join(folder, `${name}.gz`), packed)
    console.log(`${name}.gz: ${packed.length} bytes`)
  }
}
