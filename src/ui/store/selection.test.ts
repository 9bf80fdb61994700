import { describe, expect, it } from 'vitest'
import { inspect } from '../../notebooks/kernel/inspection/inspect'
import { rowsFrom } from '../../notebooks/kernel/inspection/find-rows'
import { messageView } from '../../notebooks/kernel/inspection/message-view'
import { readableRun } from '../../notebooks/kernel/readable-run'
import { MadeRun } from '../../notebooks/kernel/testing/made-run'
import type { LogLine } from '../../runtime/protocol/view'
import { linkedOf, nothing, sameLinked, sameSelection, unlinked, type Facts } from './selection'

const log = (seq: number, row: number, line: number): LogLine => ({
  seq,
  actor: 2,
  level: 'log',
  text: 'hello',
  place: { cell: 'bank', line },
  row,
})

/** ana adds twice to count from one line; what count prints stands on line 9. */
function facts() {
  const run = new MadeRun('ana', 'count')
  run.reported(0, 2, { n: '0' })
  const add = { from: 1, to: 2, method: 'add', line: 4 }
  const first = run.handled(1, 2, add)
  run.reported(2, 2, { n: '1' }, first)
  const second = run.handled(3, 4, add)
  run.reported(4, 2, { n: '2' }, second)
  const read = readableRun(run)
  const all: Facts = {
    message: (row) => messageView(read, row),
    inspect: (actor, moment) => inspect(read, actor, moment),
    rowsFrom: (place) => rowsFrom(read, place),
    logs: [log(0, first, 9), log(1, second, 9), log(2, -1, 2)],
  }
  return { all, first, second }
}

const way = { ends: new Set([1, 2]), ways: new Set(['1>2']) }

describe('what is chosen with', () => {
  it('a message is its receiver, both ends, the line that sent it, and what was printed meanwhile', () => {
    const { all, second } = facts()
    expect(linkedOf({ kind: 'message', row: second, key: '0.1#1.1' }, all)).toEqual({
      ...way,
      row: second,
      rows: new Set([second]),
      actor: 2,
      places: [{ cell: 'cell', line: 4 }],
      logs: new Set([1]),
      more: false,
    })
  })

  it('a line are the messages that it sent, the newest first, and what it printed', () => {
    const { all, first, second } = facts()
    expect(linkedOf({ kind: 'line', cell: 'cell', line: 4 }, all)).toMatchObject({
      ...way,
      row: second,
      rows: new Set([second, first]),
      actor: null,
      logs: new Set(),
    })
    expect(linkedOf({ kind: 'line', cell: 'bank', line: 9 }, all)?.logs).toEqual(new Set([0, 1]))
  })

  it('a log line is its actor, its own line, and the message in whose handling it was printed', () => {
    const { all, first } = facts()
    expect(linkedOf({ kind: 'log', seq: 0 }, all)).toMatchObject({
      ...way,
      row: first,
      actor: 2,
      places: [{ cell: 'bank', line: 9 }],
      logs: new Set([0]),
    })
    expect(linkedOf({ kind: 'log', seq: 2 }, all)).toMatchObject({ row: null, actor: 2, ends: new Set() })
  })

  it('an actor is nothing more, and at one of its changes the message that made it', () => {
    const { all, first } = facts()
    expect(linkedOf({ kind: 'actor', index: 2, change: null }, all)).toEqual({ ...unlinked, actor: 2 })
    expect(linkedOf({ kind: 'actor', index: 2, change: 1 }, all)).toMatchObject({
      ...way,
      row: first,
      actor: 2,
    })
  })
})

describe('a choice', () => {
  it('is over when its row is gone, or is the row of another message', () => {
    const { all, second } = facts()
    expect(linkedOf({ kind: 'message', row: 77, key: '' }, all)).toBe(null)
    expect(linkedOf({ kind: 'message', row: second, key: '0.1#2.0' }, all)).toBe(null)
    expect(linkedOf({ kind: 'log', seq: 9 }, all)).toBe(null)
  })

  it('is the same as one of the same thing, also while its key is not known', () => {
    const message = { kind: 'message', row: 3, key: 'a#1.0' } as const
    expect(sameSelection(message, { ...message, key: '' })).toBe(true)
    expect(sameSelection(message, { ...message, key: 'b#1.0' })).toBe(false)
    expect(sameSelection(message, nothing)).toBe(false)
    expect(sameSelection(nothing, { kind: 'nothing' })).toBe(true)
  })

  it('links to the same while the same is linked', () => {
    const { all, second } = facts()
    const linked = () => linkedOf({ kind: 'message', row: second, key: '' }, all)!
    expect(sameLinked(linked(), linked())).toBe(true)
    expect(sameLinked(linked(), { ...linked(), logs: new Set([0]) })).toBe(false)
  })
})
