import { expect, it } from 'vitest'
import { stageKeyOf } from './use-stage-keys'

const pressed = (key: string, over: Partial<Parameters<typeof stageKeyOf>[0]> = {}) =>
  stageKeyOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...over })

it('has a key for each thing that a person does while delivering', () => {
  expect(['n', 'Backspace', ' ', 'u', 'x'].map((key) => pressed(key))).toEqual([
    'next',
    'undo',
    'playOrPause',
    'runUntil',
    null,
  ])
  expect(pressed('N', { shiftKey: true })).toBe('next10')
})

it('leaves the keys of the browser and of the projector alone', () => {
  expect(pressed('n', { ctrlKey: true })).toBeNull()
  expect(pressed('P', { shiftKey: true })).toBeNull()
  expect(pressed('p')).toBeNull()
})
