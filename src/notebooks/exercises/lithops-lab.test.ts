import { describe, expect, test } from 'vitest'
import type { Check } from './check'
import {
  lithopsCost,
  lithopsErrors,
  lithopsHello,
  lithopsMap,
  lithopsPool,
  lithopsRetries,
  lithopsShared,
  lithopsStorage,
  lithopsWords,
} from './lithops-lab'

const COUNTS = '200,50,25,25,50,75,50,50,25'

describe.each<[Check, right: string, wrong: readonly (readonly [result: string, words: string])[]]>([
  [
    lithopsHello,
    'Hello World!|1',
    [
      ['undefined|1', 'came `undefined`. Look at the second blank.'],
      ['Hello World!|0', 'there were 0. Look at the first blank.'],
    ],
  ],
  [
    lithopsMap,
    '1,8,27,64,125,216|M000M000M000M000M000M000',
    [
      ['1,4,9,16,25,36|M000M000M000M000M000M000', 'Look at what every call gets'],
      ['1,8,27,64,125,216|A000A001A002A003A004A005', 'Expected six calls of one job.'],
    ],
  ],
  [
    lithopsPool,
    '18,32,50|is closed',
    [
      ['NaN,NaN,NaN|is closed', 'came `NaN,NaN,NaN`. Look at the first blank'],
      ['18,32,50|takes more', 'The pool still takes work.'],
    ],
  ],
  [
    lithopsShared,
    '20|20',
    [
      ['10|10', 'came `10`: additions were lost. Look at the first blank'],
      ['3|20', 'the processes were not at their end. Look at the second blank'],
    ],
  ],
  [
    lithopsStorage,
    'ASK FIRST.|loud/tip,tip|1',
    [
      ['Ask first.|tip|1', 'there are `tip`. Look at the first two blanks.'],
      ['Ask first.|loud/tip,tip|1', 'came `Ask first.`. Look at the last blank.'],
      ['ASK FIRST.|loud/tip,tip|0', 'there were 0.'],
    ],
  ],
  [
    lithopsWords,
    `${COUNTS}|6`,
    [
      ['44,10,5,5,10,15,10,10,5|6', 'every part counts'],
      [`${COUNTS}|1`, 'Look at the last blank.'],
    ],
  ],
  [
    lithopsErrors,
    '1,,2,,3|3,5',
    [
      ['1|3,5', 'Look at the first blank.'],
      ['1,,2,,3|', 'Look at the second blank.'],
    ],
  ],
  [
    lithopsRetries,
    '3, 3|2',
    [
      ['3, 3|5', 'With 5 retries both calls go well. They would with fewer'],
      ['2, 3|2', 'came `2, 3`'],
    ],
  ],
  [
    lithopsCost,
    '0.00050400 for 0.00050400|0.1 for 0.1',
    [
      ['0.00050400 for 0.00050500', 'Look at both blanks'],
      ['0.51712200 for 0.00050500', 'Look at the unit of memory'],
      ['x', 'came `x`'],
    ],
  ],
])('$id', (check, right, wrong) => {
  const judge = (result: string) => check.judge({ run: { kind: 'run', result: `'${result}'`, printed: [] } })

  test('passes for what is right', () => {
    expect(judge(right)).toMatchObject({ correct: true, failingRun: null })
  })

  test.each(wrong)('%s: says where to look', (result, words) => {
    const { correct, message } = judge(result)
    expect(correct).toBe(false)
    expect(message).toContain(words)
  })
})
