import { expect, it } from 'vitest'
import { mixed, partsOf } from './mixed-colour'

it('a colour has three parts, written long or short: the built page shortens what it can', () => {
  expect(partsOf('#ffffff')).toEqual([255, 255, 255])
  expect(partsOf('#fff')).toEqual([255, 255, 255])
  expect(partsOf('#1a75d7')).toEqual([26, 117, 215])
})

it('mixes by shares', () => {
  expect(mixed('#fff', '#000', 0.5)).toBe('#808080')
  expect(mixed('#102030', '#fff', 1)).toBe('#102030')
})
