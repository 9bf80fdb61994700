import { describe, expect, it } from 'vitest'
import { BatchBuilder, FLAG_LATE, Kind, SliceEnd, type Batch } from '../protocol/wire'
import { RunLog } from './run-log'

function batch(kind = Kind.Tell, n = 0, argc = 0, bytes = 10): Batch {
  const builder = new BatchBuilder()
  builder.push(kind, n, 1, 2, 1, -1, 0, -1, bytes, argc, 0, 1)
  return builder.take(1).batch
}

/** A log of these steps, each with one batch, back at its start. */
function logOf(...keys: readonly string[]): RunLog {
  const log = new RunLog('origin')
  for (const key of keys) {
    log.take(key)
    log.hear(1, batch())
  }
  log.toStart()
  return log
}

/** Steps that can be made from what is kept, one after the other. */
function feedable(log: RunLog, ...keys: readonly string[]): string[] {
  const made: string[] = []
  for (const key of keys) {
    if (log.next(key) === null) break
    made.push(key)
    log.pass()
  }
  return made
}

describe('The log of a held run', () => {
  it('gives what was heard in each step, in the order of the steps', () => {
    const log = logOf('a', 'b', 'c')
    expect(log.next('a')).toMatchObject({ key: 'a', heard: [{ container: 1 }] })
    expect(feedable(log, 'a', 'b', 'c', 'd')).toEqual(['a', 'b', 'c'])
  })

  it('keeps what follows a step that is made once more, and lets go of what followed another', () => {
    const same = logOf('a', 'b', 'c')
    same.take('a')
    same.hear(1, batch())
    expect(feedable(same, 'b', 'c')).toEqual(['b', 'c'])
    const other = logOf('a', 'b', 'c')
    other.pass()
    other.take('x')
    other.hear(1, batch())
    expect(feedable(other, 'b')).toEqual([])
    other.toStart()
    expect(feedable(other, 'a', 'x', 'c')).toEqual(['a', 'x'])
  })

  it('has nothing of a step that was refused', () => {
    const log = logOf('a', 'b')
    log.pass()
    log.take('x')
    log.untake()
    log.toStart()
    expect(feedable(log, 'a', 'x')).toEqual(['a'])
  })

  it('counts what it holds, and not what it held', () => {
    const log = new RunLog('origin')
    for (let round = 0; round < 5; round++) {
      log.toStart()
      for (const key of ['a', `of round ${round}`]) {
        log.take(key)
        log.hear(1, batch(Kind.Tell, 0, 0, 10 * 2 ** 20))
      }
    }
    log.toStart()
    expect(feedable(log, 'a', 'of round 4')).toEqual(['a', 'of round 4'])
  })

  it('leaves out steps in which workers or actors begin or end', () => {
    const log = new RunLog('origin')
    for (const key of ['a', 'b', 'c']) {
      log.take(key)
      if (key === 'b') log.disturb()
    }
    log.toStart()
    expect(feedable(log, 'a', 'b')).toEqual(['a'])
    log.take('b')
    expect(feedable(log, 'c')).toEqual(['c'])
  })

  it.each<[string, (log: RunLog) => void]>([
    ['something ran that it doesn’t control', (log) => log.hear(1, batch(Kind.Slice, SliceEnd.Uncontrolled))],
    ['something was sent late', (log) => log.hear(1, batch(Kind.Tell, 0, FLAG_LATE))],
    ['a buffer was moved', (log) => log.spoil('a buffer was moved')],
    ['it holds too much', (log) => log.hear(1, batch(Kind.Tell, 0, 0, 2 ** 28))],
  ])('gives nothing any more where %s', (_, happens) => {
    const log = logOf('a', 'b')
    log.pass()
    log.pass()
    log.take('c')
    happens(log)
    log.toStart()
    expect(feedable(log, 'a')).toEqual([])
    log.take('a')
    log.untake()
    expect(log.spoiled).not.toBe('')
  })
})
