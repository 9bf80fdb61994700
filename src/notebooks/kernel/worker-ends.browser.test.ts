import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StageCounts } from '../../runtime/protocol/view'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import { spawn, stop, kill, lookup, quiet, address } from 'actors'
const end = () => globalThis.close()
class Ending {
  handled = 0
  constructor(when = '') { if (when === 'constructor') end() }
  now() { end(); return 'said' }
  async waiting() { end(); await new Promise(() => {}) }
  async after() { await null; end(); await null; return 'said' }
  soon() { setTimeout(end, 20); return 'said' }
  spin() { for (;;); }
  async hang() { await new Promise(() => {}) }
  count() { return ++this.handled }
}
class Other { ping() { return 'pong' } }
const other = await spawn(Other, { name: 'other' })
const soonest = async (p: Promise<unknown>) => {
  try { return 'value ' + await p } catch (e) { return e.name + ': ' + e.message }
}
const each = async (...asks: Promise<unknown>[]) => (await Promise.all(asks.map(soonest))).join('; ')
`

let book: OpenNotebook
let before: StageCounts

beforeAll(async () => {
  book = new OpenNotebook()
  expect(await book.run(SETUP)).toMatchObject({ status: 'ok', error: '' })
})

// The actor of the test before is stopped by running the cell that made it again: its name is free.
beforeEach(async () => {
  await book.run('', {}, 'it')
  await nothingOpen()
  before = book.counts
})

afterAll(() => book.close())

/** Runs the cell that makes the test's actor. */
async function make(options: string): Promise<void> {
  expect(await book.run(`const it = await spawn(Ending, { name: 'it'${options} })`, {}, 'it')).toMatchObject({
    error: '',
  })
}

/** What the test has added to the counts. */
function counted(): Record<string, number> {
  const now: Record<string, number> = { ...book.counts }
  return Object.fromEntries(Object.entries(before).map(([name, count]) => [name, now[name] - count]))
}

const view = (name: string) => book.session.frame().actors.find((actor) => actor.name === name)

async function nothingOpen(): Promise<void> {
  await expect.poll(() => book.counts.open).toBe(0)
}

/** What becomes of an ask during which the worker ends itself. */
const PHASES: readonly (readonly [string, string, string])[] = [
  ['at once in a handler, which then returns', 'now', 'value said'],
  [
    'in a handler that waits for ever',
    'waiting',
    'ActorDied: it died while it handled waiting: its worker ended.',
  ],
  ['in a handler after an await', 'after', 'value said'],
  ['between two messages', 'soon', 'value said'],
]

describe('a worker that ends itself', () => {
  it.each(PHASES)('%s leaves a dead actor, a clear answer and nothing open', async (_, method, words) => {
    await make('')
    const asked = await book.run(`await soonest(it.${method}())`)
    expect(asked.value).toBe(`'${words}'`)
    expect(asked.duration).toBeLessThan(1)
    await expect.poll(() => view('it')?.status).toBe('dead')
    expect(await book.value('await soonest(it.count())')).toContain(
      'ActorNotFound: it is dead: its worker ended.',
    )
    expect(await book.value('await other.ping()')).toBe("'pong'")
    await nothingOpen()
  })

  it.each(PHASES)('%s is followed by a new incarnation where one is allowed', async (_, method, words) => {
    await make(', maxRestarts: 1')
    expect(await book.value(`await soonest(it.${method}())`)).toBe(`'${words}'`)
    await expect.poll(() => [view('it')?.status, view('it')?.incarnation]).toEqual(['alive', 2])
    expect(await book.value('await each(it.count(), it.count())')).toBe("'value 1; value 2'")
    expect(await book.value("address(await lookup('it')).incarnation")).toBe('2')
    await nothingOpen()
  })

  it('in the constructor leaves nobody behind, however often it may begin again', async () => {
    await book.run("await soonest(spawn(Ending, { name: 'it', args: ['constructor'] }))", {}, 'it')
    await expect.poll(() => view('it')?.status).toBe('dead')
    await book.run("await soonest(spawn(Ending, { name: 'again', args: ['constructor'], maxRestarts: 2 }))")
    await expect.poll(() => [view('again')?.status, view('again')?.incarnation]).toEqual(['dead', 3])
    expect(await book.value('await other.ping()')).toBe("'pong'")
    await nothingOpen()
  })

  it('takes the begun message with it; those behind it wait for the next incarnation', async () => {
    await make(', maxRestarts: 1')
    expect(await book.value('await each(it.count(), it.count(), it.waiting(), it.count(), it.count())')).toBe(
      "'value 1; value 2; ActorDied: it died while it handled waiting: its worker ended.; value 1; value 2'",
    )
    await nothingOpen()
  })

  it('makes those behind it undeliverable where there is no next incarnation', async () => {
    await make('')
    const words = await book.value('await each(it.count(), it.waiting(), it.count())')
    expect(words).toMatch(
      /^'value 1; ActorDied: it died while it handled waiting: its worker ended\.; ActorNotFound: it is dead: its worker ended\./,
    )
    expect(counted()).toMatchObject({ sent: 3, settled: 1, died: 1, undeliverable: 1, open: 0 })
  })
})

describe('an actor that is killed', () => {
  it('while it spins: its asker hears of it within a second and the others go on', async () => {
    await make('')
    const spinning = book.run('await soonest(it.spin())')
    await expect.poll(() => counted().sent).toBe(1)
    const began = performance.now()
    await book.session.killActor(book.actor('it'))
    expect((await spinning).value).toBe("'ActorDied: it died while it handled spin: it was killed.'")
    expect(performance.now() - began).toBeLessThan(1000)
    expect(await book.value('await other.ping()')).toBe("'pong'")
    expect(counted()).toMatchObject({ sent: 2, settled: 1, died: 1, open: 0 })
  })

  it('while it spins: what waited behind is handled by the next incarnation', async () => {
    await make(', maxRestarts: 1')
    const spinning = book.run('await each(it.spin(), it.count(), it.count())')
    await expect.poll(() => counted().sent).toBe(3)
    await book.session.killActor(book.actor('it'))
    expect((await spinning).value).toBe(
      "'ActorDied: it died while it handled spin: it was killed.; value 1; value 2'",
    )
    await nothingOpen()
  })

  it('after it was stopped while it hangs: everything it was sent comes to an end', async () => {
    await make('')
    const asked = book.run('await each(it.hang(), it.count(), it.count())')
    await expect.poll(() => counted().sent).toBe(3)
    const index = book.actor('it')
    await book.session.stopActor(index)
    await book.session.killActor(index)
    expect((await asked).value).toMatch(
      /^'ActorDied: it died while it handled hang: .*ActorNotFound: it has stopped/,
    )
    expect(counted()).toMatchObject({ sent: 3, died: 1, undeliverable: 2, open: 0 })
  })
})
