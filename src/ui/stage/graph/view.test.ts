import { describe, expect, it } from 'vitest'
import { boundsOf, fitted, isInView, opening } from './view'

describe('the view of the floor', () => {
  it('centres a small graph at 115 % at most', () => {
    const view = fitted({ x: 0, y: 0, width: 400, height: 200 }, 800, 600)
    expect([view.zoom, Math.round(view.x), Math.round(view.y)]).toEqual([1.15, 170, 185])
  })

  it('never goes below 90 % by itself, and then begins at the notebook', () => {
    const view = fitted({ x: -1000, y: 0, width: 4000, height: 3000 }, 800, 600)
    expect(view).toEqual({ zoom: 0.9, x: 20, y: 20 })
  })

  it('shows the opening of a first lesson whole in the smallest supported window', () => {
    const view = fitted(opening, 704, 470)
    expect(isInView(opening, view, 704, 470)).toBe(true)
  })

  it('knows what is out of view', () => {
    const view = { x: 0, y: 0, zoom: 1 }
    expect(isInView({ x: 700, y: 0, width: 188, height: 96 }, view, 800, 600)).toBe(false)
    expect(boundsOf([])).toBe(null)
  })
})
