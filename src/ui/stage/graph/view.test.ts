import { describe, expect, it } from 'vitest'
import { boundsOf, fitted, growthOf, isInView, opening, wanted } from './view'

describe('the view of the floor', () => {
  it('centres a small graph at 115 % at most', () => {
    const view = fitted({ x: 0, y: 0, width: 400, height: 200 }, { width: 800, height: 600 })
    expect([view.zoom, Math.round(view.x), Math.round(view.y)]).toEqual([1.15, 170, 185])
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
    const view = fitted(opening, { width: 704, height: 470 })
    expect(isInView(opening, view, { width: 704, height: 470 })).toBe(true)
  })

  it('knows what is out of view', () => {
    const view = { x: 0, y: 0, zoom: 1 }
    expect(isInView({ x: 700, y: 0, width: 188, height: 96 }, view, { width: 800, height: 600 })).toBe(false)
    expect(boundsOf([])).toBe(null)
  })
})
