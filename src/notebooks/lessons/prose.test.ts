import { expect, test } from 'vitest'
import { breaches } from './prose'

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

test('a sentence has fewer than 25 words', () => {
  expect(breaches(`${words(24)}. ${words(24)}.`)).toEqual([])
  expect(breaches(`> ${words(20)}\n> ${words(5)}.`)).toEqual([`25 words: ${words(25)}.`])
})

test('a paragraph has at most five lines', () => {
  const sentence = `${words(15)}. `
  expect(breaches(sentence.repeat(4))).toEqual([])
  expect(breaches(sentence.repeat(6))).toHaveLength(1)
  expect(breaches(`${sentence.repeat(4)}\n\n${sentence.repeat(4)}`)).toEqual([])
})

test('words that call something easy are found in prose, in questions and in checks, not in code', () => {
  expect(breaches('It is Simply so.')).toHaveLength(1)
  expect(breaches('```predict cell=a\nquestion: Is it, of course, so?\n```')).toHaveLength(1)
  expect(breaches('```check cell=a\nhints:\n- Look just here.\nsolution: |\n  // just\n```')).toHaveLength(1)
  const spot = (words: string) =>
    `\`\`\`spot cell=a\ncode: |\n  // just\n\n  a!\nwrong:\n- 1: ${words}\nrepaired: !a\n\`\`\``
  expect([breaches(spot('It is so.')), breaches(spot('It is just so.'))]).toEqual([
    [],
    [expect.stringContaining('just')],
  ])
  expect(breaches('```ts cell=a\n// just so!\n```\n\nWords.')).toEqual([])
  expect(breaches('An adjustment.')).toEqual([])
})

test('nothing is exclaimed', () => {
  expect(breaches('Done!')).toHaveLength(1)
})
