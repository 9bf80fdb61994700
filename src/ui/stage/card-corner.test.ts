import { describe, expect, it } from 'vitest'
import { cornerFor } from './card-corner'
import type { Rect } from './graph/route'

const room = { width: 704, height: 425 }
const floor = (...places: [number, number][]): Map<number, Rect> =>
  new Map(places.map(([x, y], n) => [n, { x, y, width: 188, height: 96 }]))

describe('the corner of the card', () => {
  it('is across from the actor, where nobody stands', () => {
    expect(cornerFor(0, floor([0, 0], [520, 78]), room)).toBe('low')
    expect(cornerFor(1, floor([0, 0], [520, 78]), room)).toBe('left')
  })

  it('is the one that covers least of the others', () => {
    const full = floor([0, 0], [0, 156], [0, 312], [520, 78], [520, 234])
    expect(cornerFor(1, full, room)).toBe('low')
    expect(cornerFor(1, floor([0, 0], [0, 156], [0, 312], [520, 234], [520, 312]), room)).toBe('right')
  })

  it('is never on the actor that it is about', () => {
    const crowd: [number, number][] = [
      [0, 0],
      [0, 312],
      [520, 0],
      [520, 312],
    ]
    const chosen = crowd.map((_, index) => cornerFor(index, floor(...crowd), room))
    expect(chosen[1]).not.toBe('left')
    expect(chosen[2]).not.toBe('right')
    expect(chosen[3]).not.toBe('low')
  })

  it('is at the top right while nobody is drawn', () => {
    expect(cornerFor(7, floor([0, 0]), room)).toBe('right')
  })
})
