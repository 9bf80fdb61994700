import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centred } from './centred.ts'

/** A drawing from rows of text: # is ink. */
function drawing(rows: readonly string[]): [Uint8Array, number, number] {
  const text = rows.join('')
  return [Uint8Array.from(text, (letter) => (letter === '#' ? 255 : 0)), rows[0].length, rows.length]
}

/** A rectangle of ink on paper. */
function rectangle(size: number, left: number, top: number, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(size * size)
  for (let y = top; y < top + height; y++) pixels.fill(255, y * size + left, y * size + left + width)
  return pixels
}

function inked(picture: Uint8Array): { left: number; right: number; top: number; bottom: number } {
  const at = [...picture.keys()].filter((k) => picture[k] > 0)
  const [xs, ys] = [at.map((k) => k % 28), at.map((k) => Math.floor(k / 28))]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

function massOf(picture: Uint8Array): { x: number; y: number } {
  let [ink, x, y] = [0, 0, 0]
  picture.forEach((value, k) => {
    ink += value
    x += value * ((k % 28) + 0.5)
    y += value * (Math.floor(k / 28) + 0.5)
  })
  return { x: x / ink, y: y / ink }
}

describe('a drawing', () => {
  it('is scaled to 20 at its longer side, and keeps its shape', () => {
    const picture = centred(rectangle(60, 3, 40, 4, 10), 60, 60)
    expect(inked(picture as Uint8Array)).toEqual({ left: 10, right: 17, top: 4, bottom: 23 })
  })

  it('is the same picture wherever it stands and however large it is drawn', () => {
    const small = centred(rectangle(56, 2, 1, 5, 10), 56, 56)
    const large = centred(rectangle(56, 20, 12, 20, 40), 56, 56)
    expect(small).toEqual(large)
  })

  it('lies with the centre of mass of its ink in the middle, also where most of the ink is at one end', () => {
    const [pixels, width, height] = drawing([
      '####......',
      '####......',
      '####......',
      '..........',
      '#########.',
    ])
    const { x, y } = massOf(centred(pixels, width, height) as Uint8Array)
    expect(x).toBeCloseTo(14, 1)
    expect(y).toBeCloseTo(14, 1)
  })

  it('has grey at its edges where a pixel of the picture is covered in part', () => {
    const greys = new Set(centred(rectangle(40, 5, 5, 3, 7), 40, 40))
    expect(greys.size).toBeGreaterThan(2)
    expect([Math.min(...greys), Math.max(...greys)]).toEqual([0, 255])
  })

  it('in faint ink is as dark as one in dark ink', () => {
    const dark = rectangle(28, 4, 9, 6, 12)
    expect(
      centred(
        dark.map((value) => value / 5),
        28,
        28,
      ),
    ).toEqual(centred(dark, 28, 28))
  })

  it('of one dot is a square in the middle', () => {
    const picture = centred(rectangle(28, 27, 0, 1, 1), 28, 28) as Uint8Array
    expect(inked(picture)).toEqual({ left: 4, right: 23, top: 4, bottom: 23 })
  })

  it('without ink is null', () => {
    expect(centred(new Uint8Array(784), 28, 28)).toBeNull()
    expect(centred(new Float32Array(4).fill(NaN), 2, 2)).toBeNull()
  })

  it('of any kind gives 784 bytes, 255 the darkest, and loses none of its ink at the border', () => {
    const any = fc.integer({ min: 1, max: 40 }).chain((width) =>
      fc.integer({ min: 1, max: 40 }).chain((height) =>
        fc.record({
          width: fc.constant(width),
          height: fc.constant(height),
          dots: fc.array(fc.integer({ min: 0, max: width * height - 1 }), { minLength: 1, maxLength: 12 }),
        }),
      ),
    )
    fc.assert(
      fc.property(any, ({ width, height, dots }) => {
        const pixels = new Uint8Array(width * height)
        for (const dot of dots) pixels[dot] = 255
        const picture = centred(pixels, width, height) as Uint8Array
        expect(picture).toHaveLength(784)
        expect(Math.max(...picture)).toBe(255)
        const { left, right, top, bottom } = inked(picture)
        expect(Math.max(right - left, bottom - top)).toBeGreaterThanOrEqual(17)
        expect(Math.max(right - left, bottom - top)).toBeLessThanOrEqual(20)
      }),
      { seed: 1 },
    )
  })

  it('whose size is not its number of pixels is refused', () => {
    expect(() => centred(new Uint8Array(784), 28, 27)).toThrow('28 × 27 has 756 pixels, not 784')
    expect(() => centred(new Uint8Array(0), 0, 5)).toThrow('whole numbers from 1 on, not 0 × 5')
  })
})
