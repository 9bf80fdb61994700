import { expect, test } from 'vitest'
import { suspiciousWords } from './suspicious'

test('words with which a program could meddle with its check are named, parts of other words are not', () => {
  expect(suspiciousWords('Array.prototype.join = () => globalThis.x')).toEqual(['prototype', 'globalThis'])
  expect(suspiciousWords('const prototypes = 1, $Reflect = 2')).toEqual([])
})
