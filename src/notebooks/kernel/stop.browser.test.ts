import { afterEach, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

let book: OpenNotebook

afterEach(() => book.close())

const state = (id: string) => book.session.cellRun(id).state
const SPINNER = `import { spawn } from 'actors'
  class Spinner { spin() { for (;;); } calm() { return 'calm' } }
  const spinner = await spawn(Spinner, { name: 'spinner' })`

describe('Stop ends every loop of a cell', () => {
  const WORKERS = `import { sleep, spawn } from 'actors'
    import { slider } from 'notebook'
    class Worker { async work() { await sleep(0.02) } done() {} }
    const workers = [await spawn(Worker), await spawn(Worker)]
    let rounds = 0
    let left = 0`
  const ASKS = `async function keepBusy(worker) { for (;;) { await worker.work(); rounds += 1 } }`

  /** Rounds now, and a while of the machine's later. */
  const later = () =>
    book.value(`const before = rounds; await sleep(0.2); await workers[0].done(); rounds - before`)

  it.each([
    ['that wait for answers', `${ASKS}; await Promise.all(workers.map(keepBusy))`],
    ['that nobody awaits', `${ASKS}; workers.map(keepBusy); await new Promise(() => {})`],
    [
      'that sleep',
      `async function tick() { for (;;) { await sleep(0.02); rounds += 1 } }; await Promise.all([tick(), tick()])`,
    ],
  ])('%s', async (_, text) => {
    book = new OpenNotebook()
    await book.value(WORKERS)
    const ran = book.run(`${text}`, {}, 'loops')
    await book.until(() => book.counts.settled > 4 || text.includes('tick'))
    await book.session.stop()
    expect(await ran).toMatchObject({ status: 'stopped' })
    expect(await later()).toBe('0')
  })

  it('that a cell which has ended left behind', async () => {
    book = new OpenNotebook()
    await book.value(WORKERS)
    await book.value(`${ASKS}; workers.map(keepBusy); 1`)
    await book.until(() => book.counts.settled > 4)
    await book.session.stop()
    expect(await later()).toBe('0')
  })

  it('that wait for a timer of the platform', async () => {
    book = new OpenNotebook()
    await book.value(WORKERS)
    const ran = book.run(
      `const turn = () => new Promise((resolve) => setTimeout(resolve, 20))
       async function tick() { for (;;) { await turn(); await workers[0].done.tell() } }
       await Promise.all([tick(), tick()])`,
      {},
      'loops',
    )
    await book.until(() => book.counts.settled > 4)
    await book.session.stop()
    expect(await ran).toMatchObject({ status: 'stopped' })
    await new Promise((resolve) => setTimeout(resolve, 60))
    const { settled } = book.counts
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(book.counts.settled).toBe(settled)
    expect(await book.value('1 + 1')).toBe('2')
  })
})

describe('Stop, while messages are held', () => {
  it.each([
    ['a bare loop', 'for (;;);'],
    ['a loop that awaits', 'while (true) await 0'],
    ['a cell that waits for ever', 'await new Promise(() => {})'],
    ['a loop after a message', 'spinner.calm.tell(); for (;;);'],
  ])('ends %s, and the next cell runs with the variables of the kernel', async (_, text) => {
    book = new OpenNotebook()
    await book.value(`${SPINNER}; const kept = 7`)
    const ran = book.run(text, { mode: 'step' }, 'endless')
    await book.until(() => state('endless') === 'running' || state('endless') === 'waiting')
    await book.session.stop()
    expect(await ran).toMatchObject({ status: 'stopped' })
    expect(await book.run('kept + 1', {}, 'next')).toMatchObject({ status: 'ok', value: '8' })
  })

  it('ends a cell that waits for an actor which spins', async () => {
    book = new OpenNotebook()
    await book.value(SPINNER)
    const ran = book.run('await spinner.spin()', { mode: 'step' }, 'endless')
    await book.until(() => book.session.frame().phase === 'waiting')
    void book.session.next()
    await book.session.stop()
    expect(await ran).toMatchObject({ status: 'stopped' })
    expect(await book.run('1 + 1', {}, 'next')).toMatchObject({ status: 'ok', value: '2' })
  })

  it('and a restart, too', async () => {
    book = new OpenNotebook()
    await book.value('1')
    const ran = book.run('for (;;);', { mode: 'step' }, 'endless')
    await book.until(() => state('endless') === 'running')
    await book.session.restart()
    expect(await ran).toMatchObject({ status: 'stopped' })
    expect(await book.run('1 + 1', { mode: 'live' }, 'next')).toMatchObject({ status: 'ok', value: '2' })
  })
})

it('a cell that had to be stopped is not played again before one whose messages are held', async () => {
  book = new OpenNotebook()
  const ran = book.run('let rounds = 0; for (;;) rounds++', {}, 'endless')
  await book.until(() => state('endless') === 'running')
  await book.session.stop()
  expect(await ran).toMatchObject({ status: 'stopped' })
  expect(await book.run('1 + 1', { mode: 'step' }, 'next')).toMatchObject({ status: 'ok', value: '2' })
})

it('a cell that was stopped while messages were held, and is another then, begins from what was before it', async () => {
  book = new OpenNotebook()
  await book.run(
    `import { network, spawn } from 'actors'
    network('ordered', { answers: 'immediate' })
    class Count { value = 0; add() { this.value++ }; get() { return this.value } }
    class Clicker { click(count) { count.add.tell() } }
    const count = await spawn(Count, { name: 'count' }), ana = await spawn(Clicker, { name: 'ana' })`,
  )
  for (const text of ['throw new Error("other")', 'await count.get()', '1']) {
    const stopped = book.run(
      'ana.click.tell(count); count.add.tell(); await count.get()',
      { mode: 'step', given: 2 },
      'adds',
    )
    await book.until(() => book.session.frame().phase === 'waiting')
    await book.session.stop()
    await stopped
    void book.run(text, { mode: 'step', given: 2 }, 'adds')
    await book.until(
      () => book.session.cellRun('adds').state !== 'running' && book.session.frame().phase !== 'running',
    )
    expect(book.session.status().notice).toBe('')
    await book.session.stop()
  }
})

it('a cell that is run while another waits for the reader: what is held is delivered, and it runs', async () => {
  book = new OpenNotebook()
  await book.value(`import { spawn } from 'actors'
    class Count { n = 0; add() { return ++this.n } }
    const count = await spawn(Count, { name: 'count' })`)
  const held = book.run('count.add.tell(); count.add.tell(); await count.add()', { mode: 'step' }, 'held')
  await book.until(() => book.session.frame().phase === 'waiting')
  const next = book.run('await count.add()', { mode: 'live' }, 'next')
  expect(await held).toMatchObject({ status: 'ok', value: '3' })
  expect(await next).toMatchObject({ status: 'ok', value: '4' })
})

describe('a cell that breaks what the kernel stands on', () => {
  it.each([
    ['Object.prototype', 'Object.prototype.type = "z"; Object.prototype.get = 1'],
    ['Array.prototype.push', 'Array.prototype.push = () => { throw new Error("push") }'],
    ['call and apply', 'Function.prototype.call = null; Function.prototype.apply = null'],
    ['postMessage', 'globalThis.postMessage = () => {}'],
  ])('by %s is followed by one that runs, in a new kernel where it has to be', async (_, text) => {
    book = new OpenNotebook()
    await book.run(text, {}, 'breaks')
    let ran = await book.run('40 + 2', {}, 'next')
    if (ran.status === 'error') ran = await book.run('40 + 2', {}, 'again')
    expect(ran).toMatchObject({ status: 'ok', value: '42' })
  })
})
