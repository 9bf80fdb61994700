import { describe, expect, it } from 'vitest'
import { tokenOf } from '../actor/reference'
import { RandomStream } from '../clock/random'
import { eventsOf, EventKind } from '../record/run-events'
import { R_METHOD } from '../record/record'
import { Threads } from './testing/threads'
import { liveRun, rowsOf } from './testing/live-run'
import { sweep } from './testing/sweep'

const drain = (then: () => void) => void setImmediate(then)

const COUNT = 12

/** What an actor took, in which order, of what one sender told it at full speed; and how the record has it. */
async function taken(seed: number, ordering: 'ordered' | 'unordered') {
  const threads = new Threads(drain, { seed })
  const me = threads.notebook
  const random = new RandomStream(seed, 'interleaving')
  const order: number[] = []
  class Taker {
    put(n: number): void {
      order.push(n)
    }
  }
  const made = me.spawn(Taker as never, { name: 'taker' })
  void me.query('network', { ordering, loss: 0, latency: 0, answers: 'steps' })
  await threads.run(random)
  const { ref } = tokenOf(await made)!
  for (let n = 0; n < COUNT; n++) void me.tell(ref, 'put', [n])
  await threads.run(random)
  const { broker } = threads
  const { record, names } = broker
  const run = { record, actors: broker.actors, lives: broker.lives }
  const events = eventsOf(run)
  const first = Array.from({ length: record.rows }, (_, row) => row).find(
    (row) => names[record.get(row, R_METHOD)] === 'put',
  )!
  const recorded = [...events.refs]
    .filter((row, n) => (events.kinds[n] as EventKind) === EventKind.Begun && row >= first)
    .map((row) => row - first)
  return { order, recorded, counts: broker.counts, rows: rowsOf(broker) }
}

const numbers = Array.from({ length: COUNT }, (_, n) => n)

describe('at full speed, what one sender tells one receiver', () => {
  it('comes in its order on the usual network', async () => {
    for (let seed = 1; seed <= 20; seed++) expect((await taken(seed, 'ordered')).order).toEqual(numbers)
  })

  it('may overtake on an unordered one; none is lost or doubled, and the record has the order that was', async () => {
    const orders = new Set<string>()
    for (let seed = 1; seed <= 100; seed++) {
      const { order, recorded, counts } = await taken(seed, 'unordered')
      expect(
        [...order].sort((a, b) => a - b),
        `seed ${seed}`,
      ).toEqual(numbers)
      expect(recorded, `seed ${seed}`).toEqual(order)
      expect(counts).toMatchObject({ sent: COUNT, settled: COUNT, lost: 0, undeliverable: 0 })
      orders.add(order.join())
    }
    expect(orders.size).toBeGreaterThan(90)
    expect(orders.has(numbers.join())).toBe(false)
  })

  it('comes in the same order for the same seed', async () => {
    for (let seed = 1; seed <= 20; seed++)
      expect(await taken(seed, 'unordered')).toEqual(await taken(seed, 'unordered'))
  })
})

describe('random programs on an unordered network', () => {
  /** What such a network waives; what comes late may be heard of late. */
  const waived = / got \d+ after|after its end/

  it('break the order of sender and receiver, and nothing else', async () => {
    const { problems, total } = await sweep(1, 70, drain, { kills: 0, ordering: 'unordered' })
    expect(problems.filter((words) => !waived.test(words))).toEqual([])
    expect(problems.filter((words) => / got \d+ after/.test(words)).length).toBeGreaterThan(20)
    expect(total.lost).toBe(0)
  })

  it('do so too with kills and pauses', async () => {
    for (const options of [{ kills: 3 }, { kills: 1, pauses: 'patient' }] as const) {
      const { problems } = await sweep(1, 50, drain, { ...options, ordering: 'unordered' })
      expect(problems.filter((words) => !waived.test(words))).toEqual([])
    }
  })

  it('leave the same rows behind when the same seed is run again', async () => {
    const options = { kills: 2, ordering: 'unordered' } as const
    for (let seed = 1; seed <= 15; seed++) {
      const [a, b] = [await liveRun(seed, drain, options), await liveRun(seed, drain, options)]
      expect(rowsOf(b.threads.broker), `seed ${seed}`).toEqual(rowsOf(a.threads.broker))
      expect(b.watch.notes).toEqual(a.watch.notes)
    }
  })

  it('never have a message begun before it was sent, or ended before it was begun', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { broker } = (await liveRun(seed, drain, { kills: 0, ordering: 'unordered' })).threads
      for (let row = broker.record.first; row < broker.record.rows; row++) {
        const { sent, delivered, ended } = broker.record.read(row)!
        if (delivered >= 0) expect(delivered).toBeGreaterThanOrEqual(sent)
        if (delivered >= 0 && ended >= 0) expect(ended).toBeGreaterThanOrEqual(delivered)
      }
    }
  })
})
