import { describe, expect, test } from 'vitest'
import { waitForState } from './hand-over'

const judged = (result: string) => waitForState.judge({ run: { kind: 'run', result, printed: [] } })

describe('the check of the hand-over', () => {
  test('is passed by a class that counts early work once, when the state is there', () => {
    expect(judged("'3, 13, 13'")).toMatchObject({ correct: true })
  })

  test.each([
    ['0, 13, 13', 'expected 3; came `0`'],
    ['3, 10, 12', 'What came early is lost'],
    ['3, 16, 14', 'came `16`. Each number that waited counts once'],
    ['3, 13, 12', 'and work of 2 after it: expected 13; came `12`'],
  ])('says what came of %s', (result, words) => {
    expect(judged(result)).toMatchObject({ correct: false, message: expect.stringContaining(words) })
  })
})
