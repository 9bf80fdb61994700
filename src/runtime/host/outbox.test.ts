import { describe, expect, it } from 'vitest'
import {
  countOf,
  headersOf,
  BATCH_LIMIT,
  Kind,
  LINK_WINDOW,
  N,
  SMALL_WINDOW,
  STRIDE,
  type Batch,
} from '../protocol/wire'
import { isRoom, Outbox } from './outbox'

function makeOutbox(limit = 1000) {
  const posted: Batch[] = []
  const outbox = new Outbox({ post: (batch) => void posted.push(batch) }, 1, limit)
  let sent = 0
  const send = () => {
    outbox.builder.push(Kind.Tell, sent++, 1, 2, 0, -1, 0, -1, 0, 0, 0, 1)
    outbox.pushed()
  }
  return { outbox, posted, send }
}

/** Numbers of the messages in batches, in order. */
const numbers = (batches: readonly Batch[]) =>
  batches.flatMap((batch) => {
    const headers = headersOf(batch)
    return Array.from({ length: countOf(batch) }, (_, i) => headers[i * STRIDE + N])
  })

const microtasks = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)

describe('an outbox', () => {
  it('posts what was sent in one go as one batch, on a microtask', async () => {
    const { posted, send } = makeOutbox()
    for (let i = 0; i < 3; i++) send()
    expect(posted).toEqual([])
    await microtasks()
    expect([posted.length, numbers(posted)]).toEqual([1, [0, 1, 2]])
  })

  it('waits while a sender that awaits each tell brings more, and posts it all together', async () => {
    const { posted, send } = makeOutbox()
    for (let i = 0; i < 50; i++) {
      send()
      await Promise.resolve()
    }
    await microtasks()
    expect(numbers(posted)).toEqual(upTo(50))
    expect(posted.length).toBeLessThan(5)
  })

  it('posts a full batch at once', () => {
    const { posted, send } = makeOutbox()
    for (let i = 0; i < BATCH_LIMIT; i++) send()
    expect([posted.length, numbers(posted)]).toEqual([1, upTo(BATCH_LIMIT)])
  })

  it('says what has begun before what it sent, in a full batch too', async () => {
    const { outbox, posted, send } = makeOutbox()
    let reports = 0
    outbox.beforeFlush = () => void reports++
    for (let i = 0; i < BATCH_LIMIT; i++) send()
    expect([reports, posted.length]).toEqual([1, 1])
    send()
    await microtasks()
    expect([reports, posted.length]).toEqual([2, 2])
  })

  it('keeps to itself what the main thread has no window for, and posts it in order as batches are read', async () => {
    const { outbox, posted, send } = makeOutbox()
    const many = (LINK_WINDOW + 3) * BATCH_LIMIT + 7
    for (let i = 0; i < many; i++) send()
    await microtasks()
    expect(posted.length).toBe(LINK_WINDOW)
    outbox.acknowledge(2)
    expect(posted.length).toBe(LINK_WINDOW + 2)
    outbox.acknowledge(100)
    outbox.acknowledge(1)
    await microtasks()
    expect(numbers(posted)).toEqual(upTo(many))
  })

  it('lets a batch that isn’t full grow while the main thread has some to read', async () => {
    const { outbox, posted, send } = makeOutbox()
    for (let i = 0; i < SMALL_WINDOW + 5; i++) {
      send()
      await microtasks()
    }
    expect([posted.length, numbers(posted)]).toEqual([SMALL_WINDOW, upTo(SMALL_WINDOW)])
    outbox.acknowledge(1)
    expect([posted.length, numbers(posted)]).toEqual([SMALL_WINDOW + 1, upTo(SMALL_WINDOW + 5)])
  })

  it('posts what would wait for the small window when it is urged', async () => {
    const { outbox, posted, send } = makeOutbox()
    for (let i = 0; i < SMALL_WINDOW + 2; i++) {
      send()
      await microtasks()
    }
    outbox.urge()
    expect(numbers(posted)).toEqual(upTo(SMALL_WINDOW + 2))
  })

  it('is overloaded from its limit on, and has room again when half of it has left', async () => {
    const { outbox } = makeOutbox(1000)
    outbox.account = 999
    expect(outbox.overloaded).toBe(false)
    outbox.account = 1000
    expect(outbox.overloaded).toBe(true)
    let roomy = false
    void outbox.room().then(() => (roomy = true))
    outbox.release(400)
    await microtasks()
    expect([roomy, outbox.overloaded]).toEqual([false, false])
    outbox.release(100)
    await microtasks()
    expect([roomy, outbox.account]).toEqual([true, 500])
    outbox.release(10_000)
    expect(outbox.account).toBe(0)
  })

  it('gives promises of room that are known as such, and no other', () => {
    const { outbox } = makeOutbox(10)
    const there = outbox.room()
    outbox.account = 10
    expect([there, outbox.room(), Promise.resolve(), 3, null].map(isRoom)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('forgets everything at a new run and lets nobody wait for room', async () => {
    const { outbox, posted, send } = makeOutbox(10)
    outbox.account = 10
    let roomy = false
    void outbox.room().then(() => (roomy = true))
    send()
    outbox.reset(2, 1000)
    await microtasks()
    expect([roomy, outbox.account, numbers(posted)]).toEqual([true, 0, []])
    send()
    await microtasks()
    expect(posted.map((batch) => [batch.epoch, numbers([batch])])).toEqual([[2, [1]]])
  })
})
