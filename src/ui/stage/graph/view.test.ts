import { describe, expect, it } from 'vitest'
import { beyond, boundsOf, fitted, growthOf, isInView, openingFor, rightFromFor, wanted } from './view'

describe('the view of the floor', () => {
  it('centres a small graph at 115 % at most', () => {
    const view = fitted({ x: 0, y: 0, width: 400, height: 200 }, { width: 800, height: 600 })
    expect([view.zoom, Math.round(view.x), Math.round(view.y)]).toEqual([1.15, 170, 185])
  })

  it('goes aside by no more than what would else lie under the inspector', () => {
    const view = { x: 10, y: 0, zoom: 0.5 }
    const rect = { x: 400, y: 0, width: 200, height: 100 }
    expect([beyond(rect, view, 330), beyond(rect, view, 300)]).toEqual([0, 30])
  })

  it('never goes below 56 % by itself, and then begins at the notebook', () => {
    const view = fitted({ x: -1000, y: 0, width: 4000, height: 3000 }, { width: 800, height: 600 })
    expect(view).toEqual({ zoom: 0.56, x: 20, y: 20 })
  })

  it('shows those who have ended, unless the living would be too small for it', () => {
    const living = { x: 0, y: 0, width: 700, height: 400 }
    const room = { width: 800, height: 600 }
    const few = { x: 0, y: 0, width: 700, height: 700 }
    const many = { x: 0, y: 0, width: 700, height: 1500 }
    expect([wanted(few, living, room), wanted(many, living, room), wanted(many, null, room)]).toEqual([
      few,
      living,
      many,
    ])
  })

  it('lets words grow against the zoom, so that a name is never under 10 px', () => {
    for (let zoom = 0.56; zoom <= 1.15; zoom += 0.01)
      expect(14 * zoom * growthOf(zoom, 12)).toBeGreaterThanOrEqual(10)
    expect(growthOf(0.56, 200)).toBe(1)
  })

  it('shows the opening of a first lesson whole in the smallest supported window', () => {
    const room = { width: 704, height: 470 }
    const opening = openingFor(room)
    expect(isInView(opening, fitted(opening, room), room)).toBe(true)
  })

  it('shows the opening whole on a tablet, held upright and across, and on a phone', () => {
    for (const room of [
      { width: 820, height: 243 },
      { width: 800, height: 200 },
      { width: 356, height: 300 },
    ]) {
      const opening = openingFor(room)
      expect(isInView(opening, fitted(opening, room), room)).toBe(true)
    }
  })

  it('has a narrower gap between its two sides on a phone only', () => {
    expect([356, 704, 1100].map((width) => rightFromFor({ width, height: 400 }))).toEqual([368, 520, 520])
  })

  it('knows what is out of view', () => {
    const view = { x: 0, y: 0, zoom: 1 }
    expect(isInView({ x: 700, y: 0, width: 188, height: 96 }, view, { width: 800, height: 600 })).toBe(false)
    expect(boundsOf([])).toBe(null)
  })
})
