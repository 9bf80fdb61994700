import { expect, it } from 'vitest'
import { markupWeight, upToTags } from './markup'

it('a tag weighs more than its letters', () => {
  expect(markupWeight('words')).toBe(5)
  expect(markupWeight('<b>x</b>')).toBe(8 + 60)
})

it('a text is cut before the first tag that is too many', () => {
  expect(upToTags('a<b>c</b>d', 2)).toBe('a<b>c</b>d')
  expect(upToTags('a<b>c</b>d', 1)).toBe('a<b>c')
  expect(upToTags('<b>', 0)).toBe('')
})
