import { afterEach, describe, expect, it } from 'vitest'
import type { CodeCell, StageSettings } from '../document/notebook'
import { LiveSession } from './live-session'
import { pageWorkers } from './workers'

let session: LiveSession | undefined

function open(): LiveSession {
  session = new LiveSession({ factory: pageWorkers, base: `${location.origin}/` })
  return session
}

afterEach(() => {
  session?.dispose()
  session = undefined
})

const cell = (id: string, text: string, stage: StageSettings = {}): CodeCell => ({
  kind: 'code',
  id,
  language: 'typescript',
  text,
  stage,
  exercise: false,
  original: false,
})

const COUNTER = `
import { spawn } from 'actors'
class Counter {
  value: number = 0
  increment(by = 1) { this.value += by }
  getValue() { return this.value }
}
const count = await spawn(Counter, { name: 'count' })
`

function valueOf(s: LiveSession, id: string): string {
  const output = s.cellRun(id).outputs.at(-1)
  return output?.kind === 'value' ? output.value.text : JSON.stringify(s.cellRun(id))
}

describe('a session over real workers', () => {
  it('runs a cell, ships an actor, and counts every message', async () => {
    const s = open()
    expect(await s.run(cell('a', COUNTER))).toMatchObject({
      status: 'ok',
      count: 1,
      made: ['count'],
      error: null,
    })
    const asked = cell('b', 'count.increment.tell(2); count.increment.tell(); await count.getValue()')
    expect(await s.run(asked)).toMatchObject({ status: 'ok', count: 2, error: null })
    expect(valueOf(s, 'b')).toBe('3')
    expect(s.frame().counts).toMatchObject({ sent: 3, failed: 0, died: 0, undeliverable: 0 })

    await s.run(cell('c', 'await count.increment(40)'))
    const count = s.frame().actors.find((actor) => actor.name === 'count')
    expect(count).toMatchObject({ handled: 'increment', handledWith: '40', handledCount: 4 })
  })

  it('holds messages in You deliver, delivers by key, and goes back by running again', async () => {
    const s = open()
    await s.run(cell('a', COUNTER))
    const done = s.run(
      cell('b', 'count.increment.tell(); count.increment.tell(); await count.getValue()', { mode: 'step' }),
    )
    await expect.poll(() => s.frame().held.length).toBe(3)
    expect(s.frame().phase).toBe('waiting')
    expect(await s.next()).toBeNull()
    expect(s.frame()).toMatchObject({ delivered: 1, known: 3, canUndo: true })
    expect(s.frame().actors.find((a) => a.name === 'count')?.fields[0].text).toBe('1')
    expect(await s.undo()).toBeNull()
    expect(s.frame()).toMatchObject({ delivered: 0, known: 3, canUndo: false })
    expect(s.frame().actors.find((a) => a.name === 'count')?.fields[0].text).toBe('0')
    const report = await s.explore(() => {})
    expect(report).toMatchObject({ status: 'complete', orders: 1, distinct: 1 })
    for (let i = 0; i < 4; i++) await s.next()
    expect((await done).status).toBe('ok')
    expect(valueOf(s, 'b')).toBe('2')
    expect(
      await s.run(cell('c', 'count.increment.tell(5); await count.getValue()', { mode: 'live' })),
    ).toMatchObject({
      status: 'ok',
      error: null,
    })
    expect(valueOf(s, 'c')).toBe('7')
  })
})
