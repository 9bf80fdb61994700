import { expect, it } from 'vitest'
import type { Shelf } from './kept'
import { keepSign, readSign } from './sign'

function shelfWith(text: string | null): Shelf {
  let kept = text
  return {
    getItem: () => kept,
    setItem: (_, value) => {
      kept = value
    },
  }
}

it('a sign is held up again after a reload', () => {
  for (const sign of [
    { helpSince: 1_764_400_000_000, progress: false },
    { helpSince: null, progress: true },
  ]) {
    const shelf = shelfWith(null)
    keepSign(sign, shelf)
    expect(readSign(shelf)).toEqual(sign)
  }
})

it('an odd entry holds nothing up, and neither does a browser that keeps nothing', () => {
  const down = { helpSince: null, progress: false }
  for (const text of [null, '', '{', '7', '{}', '[]', '[-1,1]', '["12:00",null]', '[1e99]'])
    expect(readSign(shelfWith(text))).toEqual(down)
  const denied: Shelf = {
    getItem: () => {
      throw new Error('denied')
    },
    setItem: () => {
      throw new Error('denied')
    },
  }
  keepSign({ helpSince: 1, progress: true }, denied)
  expect(readSign(denied)).toEqual(down)
  expect(readSign(null)).toEqual(down)
})
