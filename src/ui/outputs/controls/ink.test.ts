import { expect, it } from 'vitest'
import { withStroke } from './ink'

const size = 28
const empty = () => new Float32Array(size * size)
const sum = (ink: Float32Array) => ink.reduce((all, value) => all + value, 0)

it('a stroke leaves ink where the pen went, and the drawing before it is as it was', () => {
  const before = empty()
  const ink = withStroke(before, size, { x: 5.5, y: 10.5 }, { x: 20.5, y: 10.5 })
  expect(sum(before)).toBe(0)
  for (let x = 5; x <= 20; x++) expect(ink[10 * size + x]).toBe(1)
  expect(ink[10 * size + 1]).toBe(0)
  expect(ink[15 * size + 10]).toBe(0)
})

it('ink is 0 to 1, also where strokes cross', () => {
  let ink = withStroke(empty(), size, { x: 2, y: 2 }, { x: 26, y: 26 })
  ink = withStroke(ink, size, { x: 26, y: 2 }, { x: 2, y: 26 })
  expect(Math.max(...ink)).toBe(1)
  expect(Math.min(...ink)).toBe(0)
})

it('a dot is round, and a stroke is some three pixels wide', () => {
  const dot = withStroke(empty(), size, { x: 14.5, y: 14.5 }, { x: 14.5, y: 14.5 })
  expect(dot[14 * size + 14]).toBe(1)
  const around = [-1, 1].flatMap((d) => [dot[14 * size + 14 + d], dot[(14 + d) * size + 14]])
  expect(new Set(around).size).toBe(1)
  expect(sum(dot)).toBeGreaterThan(4)
  expect(sum(dot)).toBeLessThan(9)
})

it('a pen outside the grid leaves what reaches in', () => {
  const ink = withStroke(empty(), size, { x: -50, y: 14 }, { x: 3, y: 14 })
  expect(ink[14 * size]).toBe(1)
  expect(sum(withStroke(empty(), size, { x: -50, y: -50 }, { x: -40, y: -40 }))).toBe(0)
})
