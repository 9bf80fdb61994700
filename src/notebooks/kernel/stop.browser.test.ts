import { afterEach, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

let book: OpenNotebook

afterEach(() => book.close())

const state = (id: string) => book.session.cellRun(id).state
const SPINNER = `import { spawn } from 'actors'
  class Spinner { spin() { for (;;); } calm() { return 'calm' } }
  const spinner = await spawn(Spinner, { name: 'spinner' })`

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
