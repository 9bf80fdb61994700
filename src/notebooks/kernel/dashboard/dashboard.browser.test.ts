/** The dashboard's readings over real workers. */
import { expect, it, onTestFinished } from 'vitest'
import { OpenNotebook } from '../testing/open-notebook'

const COUNTER = `
import { spawn } from 'actors'
class Counter {
  value = 0
  add(n: number) {
    if (n < 0) throw new Error('less than nothing')
    this.value += n
    return this.value
  }
  wait() { return new Promise((done) => setTimeout(done, 20_000)) }
}
const count = await spawn(Counter, { name: 'count' })
`
const all = { words: '', sort: null, most: 50 }

function open(): OpenNotebook {
  const book = new OpenNotebook()
  onTestFinished(() => book.close())
  return book
}

it('tells of each actor what it handled, where it threw and what it has in hand', async () => {
  const { session, run } = withRun(open())
  await run(COUNTER)
  await run(
    'await count.add(1); await count.add(2); await count.add(-1).catch(() => {}); count.wait.tell(); count.add.tell(5)',
  )
  const actors = () => session.actors({ ...all, words: 'Counter' })
  // A worker reports states by its clock.
  await expect
    .poll(() => actors().rows)
    .toMatchObject([
      {
        name: 'count',
        status: 'alive',
        handled: 3,
        failed: 1,
        undeliverable: 0,
        depth: 1,
        state: 'value 3',
        inHand: { method: 'wait' },
      },
    ])
  const { rows, total } = actors()
  expect(total).toBe(2)
  expect(session.message(rows[0].inHand!.row)?.method).toBe('wait')
})

it('tells of each message what came of it, and counts them over the clock of the cell’s run', async () => {
  const { session, run } = withRun(open())
  await run(COUNTER)
  await run('for (let n = 0; n < 50; n++) await count.add(1); await count.add(-1).catch(() => {})')
  const { rows, counts } = session.tasks({ ...all, state: null })
  expect(counts).toEqual({ open: 0, done: 50, failed: 1 })
  expect(rows[0]).toMatchObject({ method: 'add', fromName: 'notebook', toName: 'count', outcome: 'failed' })
  const metrics = session.metrics({ run: null })
  expect(metrics).toMatchObject({ unit: 'ms', run: 1, runs: 2, going: false, behind: 0 })
  expect(metrics.totals).toEqual({ sent: 51, settled: 50, failed: 1, lost: 0, undeliverable: 0, open: 0 })
  expect(metrics.sent.reduce((sum, one) => sum + one, 0)).toBe(51)
  expect(metrics.depth.at(-1)).toBe(0)
  expect(session.metrics({ run: 0 }).totals.sent).toBe(0)
})

it('counts in deliveries while a person delivers, and has the earlier numbers again when one goes back', async () => {
  const { session, run } = withRun(open())
  await run(COUNTER)
  const cell = run('count.add.tell(1); count.add.tell(2); await count.add(3)', { mode: 'step' })
  await expect.poll(() => session.frame().held.length).toBe(3)
  const numbers = () => {
    const { unit, ends, sent, settled, depth } = session.metrics({ run: null })
    return { unit, ends, sent, settled, depth }
  }
  await session.next()
  const before = numbers()
  expect(before).toEqual({ unit: 'deliveries', ends: [0, 1], sent: [3, 0], settled: [0, 1], depth: [3, 2] })
  await session.next()
  expect(numbers().settled).toEqual([0, 1, 1])
  await session.undo()
  expect(numbers()).toEqual(before)
  await session.setMode('live')
  await cell
})

function withRun(book: OpenNotebook) {
  return { session: book.session, run: book.run.bind(book) }
}
