import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readFile, type ReadingWorker } from './read-file'
import type { Answer, Asked } from './words'

class FakeWorker implements ReadingWorker {
  readonly asked: Asked[] = []
  ended = false
  onmessage: ReadingWorker['onmessage'] = null
  onerror: ReadingWorker['onerror'] = null
  postMessage(asked: Asked) {
    this.asked.push(asked)
  }
  terminate() {
    this.ended = true
  }
}

let worker: FakeWorker
const start = () => worker
const asked: Asked<'notebook'> = { kind: 'notebook', file: new Blob(['{}']), name: 'a.ipynb' }

beforeEach(() => {
  vi.useFakeTimers()
  worker = new FakeWorker()
})
afterEach(() => vi.useRealTimers())

describe('readFile', () => {
  it('asks a worker of its own, gives its answer and ends it', async () => {
    const reading = readFile(asked, { start })
    expect(worker.asked).toEqual([asked])
    expect(worker.ended).toBe(false)
    const answer: Answer = { refused: 'This file is empty.' }
    worker.onmessage!({ data: answer } as MessageEvent<Answer>)
    expect(await reading).toEqual(answer)
    expect(worker.ended).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends a worker that nobody waits for, and starts none for who has gone already', async () => {
    const stopping = new AbortController()
    const reading = readFile(asked, { start, signal: stopping.signal })
    stopping.abort()
    expect(await reading).toEqual({ refused: 'Reading it was stopped.' })
    expect(worker.ended).toBe(true)
    const none = () => expect.unreachable()
    expect(await readFile(asked, { start: none, signal: stopping.signal })).toHaveProperty('refused')
  })

  it('ends a worker that takes longer than its deadline, and says so', async () => {
    const reading = readFile(asked, { start, deadline: 5 })
    await vi.advanceTimersByTimeAsync(5000)
    expect(await reading).toEqual({
      refused:
        'Reading it took longer than 5 s, and was stopped. Where it was made, save a smaller part of it.',
    })
    expect(worker.ended).toBe(true)
  })

  it('says so where the worker can’t be started, or fails', async () => {
    const words = { refused: expect.stringMatching(/could not be started, or ran out of room/) as string }
    const fails = () => {
      throw new Error('no workers')
    }
    expect(await readFile(asked, { start: fails })).toEqual(words)
    const reading = readFile(asked, { start })
    worker.onerror!({} as ErrorEvent)
    expect(await reading).toEqual(words)
  })
})
