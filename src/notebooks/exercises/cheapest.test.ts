import { describe, expect, test } from 'vitest'
import { cheapestPlan } from './cheapest'

const judge = (result: string) => cheapestPlan.judge({ run: { kind: 'run', result, printed: [] } })

describe('cheapest-plan', () => {
  test('passes when it is done in time, for little', () => {
    expect(judge("'4 at a time: 27.0 s, 25.4 cents'")).toEqual({
      correct: true,
      message: 'It takes 27 s, and a thousand such jobs cost 25.4 cents; the check asks for 27 at most.',
      failingRun: null,
    })
  })

  test.each([
    ['1 at a time: 7.0 s, 176.2 cents', 'cost 176.2 cents; the check asks for 27 at most. Look for what is'],
    [
      '4 at a time: 77.0 s, 24.1 cents',
      'It takes 77 s, and a thousand such jobs cost 24.1 cents. The work must',
    ],
    [
      '8 at a time: 12.0 s, 12.0 cents',
      'makes 4 calls at a time; the plan asks for 8. Look at `workerProcesses`',
    ],
    ['MemoryError: Function exceeded maximum memory and was killed', 'Look at `runtimeMemory`.'],
    ['BadCall: chunksize is a whole number, 1 to 1000000.', 'came `BadCall: chunksize is a whole number'],
  ])('%s: says where to look', (came, words) => {
    const { correct, message } = judge(`'${came}'`)
    expect(correct).toBe(false)
    expect(message).toContain(words)
  })
})
