import { describe, expect, it } from 'vitest'
import { logBlocks, type LoggedCall } from './log-blocks'
import { objectTable } from './object-table'

const call = (of: Partial<LoggedCall>): LoggedCall => ({
  job: 'a-0-M000', call: 0, activation: 1, runtime: 'aws_lambda - 256MB', logs: [], error: null, ...of,
}) // oxfmt-ignore

describe('logs', () => {
  it('stand in a frame an activation, with its runtime and its id', () => {
    expect(
      logBlocks([
        call({ logs: [['log', 'one'], ['warn', 'two\nlines\n']] }), // oxfmt-ignore
        call({ call: 1, activation: 2 }),
      ]),
    ).toBe(
      `Activation: 'aws_lambda - 256MB' (1)\n[\n    one\n    two\n    lines\n]\n\nActivation: 'aws_lambda - 256MB' (2)\n[\n]\n`,
    )
  })

  it('say whose a line is where an activation has several calls, and what a call threw', () => {
    const error = { name: 'RangeError', message: 'no', stack: '', actorError: '', remoteStack: '' }
    expect(logBlocks([call({ logs: [['log', 'one']] }), call({ call: 7, error })])).toBe(
      `Activation: 'aws_lambda - 256MB' (1)\n[\n    00000 | one\n    00007 | RangeError: no\n]\n`,
    )
  })
})

describe('a table of objects', () => {
  it('has keys and sizes, and their number', () => {
    expect(
      objectTable([
        { Key: 'a.txt', Size: 5 },
        { Key: 'logs/b.txt', Size: 2048 },
      ]),
    ).toBe(
      [
        'Key           Size',
        '----------  ------',
        'a.txt           5B',
        'logs/b.txt  2.0KiB',
        '',
        'Total objects: 2',
      ].join('\n'),
    )
    expect(objectTable([])).toBe('Key  Size\n---  ----\n\nTotal objects: 0')
  })

  it('is bounded, and says what it leaves out', () => {
    const many = Array.from({ length: 700 }, (_, n) => ({ Key: `k${n}`, Size: 1 }))
    const lines = objectTable(many).split('\n')
    expect(lines).toHaveLength(2 + 500 + 3)
    expect(lines.slice(-3)).toEqual(['… and 200 more: --prefix lists fewer', '', 'Total objects: 700'])
  })
})
