import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TypesClient, type TypesWorker } from './client'
import type { Question, Reply, Request } from './protocol'

class FakeWorker implements TypesWorker {
  readonly requests: Request[] = []
  ended = false
  onmessage: TypesWorker['onmessage'] = null
  onerror: TypesWorker['onerror'] = null
  postMessage(request: Request) {
    this.requests.push(request)
  }
  terminate() {
    this.ended = true
  }
  reply(reply: Reply) {
    this.onmessage?.({ data: reply } as MessageEvent<Reply>)
  }
  answerLast(signature: string) {
    const { id } = this.requests.at(-1)!
    this.reply({ kind: 'answer', id, answer: { from: 0, to: 1, signature, doc: '' } })
  }
}

let workers: FakeWorker[]
let client: TypesClient
const cells = [{ id: 'a', text: 'x' }]
const hover = (cell: string, offset: number) => ({ kind: 'hover', cell, offset }) as const
const words = (signature: string) => ({ from: 0, to: 1, signature, doc: '' })

beforeEach(() => {
  vi.useFakeTimers()
  workers = []
  client = new TypesClient(
    () => {
      workers.push(new FakeWorker())
      return workers.at(-1)!
    },
    { first: 1000, later: 100, idle: 5000 },
  )
})
afterEach(() => vi.useRealTimers())

describe('the client of types', () => {
  it('starts its worker with the first question, and sends the cells once', async () => {
    expect(workers).toHaveLength(0)
    const one = client.ask(hover('a', 1), cells)
    expect(workers[0].requests).toEqual([{ id: 1, cells, question: hover('a', 1) }])
    workers[0].answerLast('one')
    expect(await one).toEqual(words('one'))
    const two = client.ask(hover('a', 2), [{ id: 'a', text: 'x' }])
    expect(workers[0].requests[1].cells).toBeNull()
    workers[0].answerLast('two')
    expect(await two).toEqual(words('two'))
    void client.ask(hover('a', 2), [{ id: 'a', text: 'xy' }])
    expect(workers[0].requests[2].cells).toEqual([{ id: 'a', text: 'xy' }])
  })

  it('asks one question at a time, the most pressing first, and of a kind the newest alone', async () => {
    const first = client.ask(hover('a', 1), cells)
    const diagnosed = client.ask({ kind: 'diagnose', cell: 'a' }, cells)
    const second = client.ask(hover('a', 2), cells)
    const third = client.ask(hover('a', 3), cells)
    const completed = client.ask({ kind: 'complete', cell: 'a', offset: 1, explicit: true }, cells)
    expect(await second).toBeNull()
    const asked: Question['kind'][] = []
    for (let at = 0; at < 4; at++) {
      const { question, id } = workers[0].requests[at]
      asked.push(question.kind)
      workers[0].reply({ kind: 'answer', id, answer: null })
    }
    expect(asked).toEqual(['hover', 'complete', 'hover', 'diagnose'])
    expect(workers[0].requests[2].question).toEqual(hover('a', 3))
    await Promise.all([first, diagnosed, third, completed])
  })

  it('drops an answer that a newer question has outdated', async () => {
    const first = client.ask(hover('a', 1), cells)
    const second = client.ask(hover('a', 2), cells)
    workers[0].answerLast('old')
    expect(await first).toBeNull()
    workers[0].answerLast('new')
    expect(await second).toEqual(words('new'))
  })

  it('ends a worker that is silent, answers null, and starts another with all cells', async () => {
    const first = client.ask(hover('a', 1), cells)
    const other = client.ask(hover('b', 1), cells)
    await vi.advanceTimersByTimeAsync(1000)
    expect(await first).toBeNull()
    expect(workers[0].ended).toBe(true)
    expect(workers[1].requests).toEqual([{ id: 2, cells, question: hover('b', 1) }])
    workers[1].answerLast('there')
    expect(await other).toEqual(words('there'))
  })

  it('ends a worker that nobody asks, and starts another when somebody does', async () => {
    const first = client.ask(hover('a', 1), cells)
    workers[0].answerLast('one')
    await first
    await vi.advanceTimersByTimeAsync(4000)
    const second = client.ask(hover('a', 2), cells)
    workers[0].answerLast('two')
    await second
    await vi.advanceTimersByTimeAsync(4999)
    expect(workers[0].ended).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(workers[0].ended).toBe(true)
    void client.ask(hover('a', 3), cells)
    expect(workers[1].requests).toEqual([{ id: 3, cells, question: hover('a', 3) }])
  })

  it('gives up after three workers that failed', async () => {
    for (let at = 0; at < 3; at++) {
      const asked = client.ask(hover('a', at), cells)
      workers[at].onerror?.({} as ErrorEvent)
      expect(await asked).toBeNull()
    }
    expect(await client.ask(hover('a', 9), cells)).toBeNull()
    expect(workers).toHaveLength(3)
  })

  it('answers null where TypeScript failed, and all that waits when it is closed', async () => {
    const failed = client.ask(hover('a', 1), cells)
    workers[0].reply({ kind: 'failed', id: 1, reason: 'Debug Failure' })
    expect(await failed).toBeNull()
    const underWay = client.ask(hover('a', 1), cells)
    const waits = client.ask(hover('b', 1), cells)
    client.close()
    expect(await Promise.all([underWay, waits])).toEqual([null, null])
    expect(workers[0].ended).toBe(true)
  })
})
