import { expect, it } from 'vitest'
import { anchorOf, sheetSide } from './sheet-side'

const envelope = { x: 0, y: 0 }

it('the sheet of actions opens above its envelope where nothing lies there', () => {
  expect(sheetSide(envelope, [])).toBe('above')
  expect(sheetSide(envelope, [{ x: 0, y: 70 }, { x: 300, y: -40 }])).toBe('above') // oxfmt-ignore
  expect(anchorOf(envelope, 'above')).toEqual({ x: 0, y: -17 })
})

it('it goes below, right or left where it would cover another envelope', () => {
  const above = { x: -50, y: -50 }
  const below = { x: 40, y: 50 }
  const right = { x: 120, y: 0 }
  expect(sheetSide(envelope, [above])).toBe('below')
  expect(sheetSide(envelope, [above, below])).toBe('right')
  expect(sheetSide(envelope, [above, below, right])).toBe('left')
})

it('it opens above where no side is free', () => {
  const around = [-50, 0, 50].flatMap((y) => [-120, 0, 120].map((x) => ({ x, y })))
  expect(sheetSide(envelope, around)).toBe('above')
})
