import { afterEach, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

let book: OpenNotebook

afterEach(() => book.close())

const waiting = () => book.session.frame().phase === 'waiting'
const steps = () => book.session.frame().held.map(({ kind, method }) => `${kind} ${method}`)

it('an ask that nobody answers is given up by a step, when nothing else can happen', async () => {
  book = new OpenNotebook()
  await book.value(`
    import { spawn, sleep } from 'actors'
    class Deaf { hear() { return new Promise(() => {}) } }
    const deaf = await spawn(Deaf, { name: 'deaf' })`)
  const ran = book.run('await deaf.hear().catch((error) => error.message)', { mode: 'step' }, 'asks')
  await book.until(waiting)
  expect(steps()).toEqual(['ask hear'])
  expect(await book.session.next()).toBeNull()
  await book.until(() => waiting() && steps().join() !== 'ask hear')
  expect(steps()).toEqual(['timer no answer to hear after 30 s'])
  expect(await book.session.next()).toBeNull()
  expect(await ran).toMatchObject({
    value: "'No answer to deaf.hear within 30 s. It may still be handled later.'",
  })
})

it('all actors read one clock, which stands still while messages are held', async () => {
  book = new OpenNotebook()
  await book.value(`
    import { spawn, sleep, now } from 'actors'
    class Clock { read() { return now() } async pass(seconds: number) { await sleep(seconds); return now() } }
    const early = await spawn(Clock, { name: 'early' })
    await sleep(1)
    const late = await spawn(Clock, { name: 'late' })`)
  const apart = 'const apart = (...times: number[]) => Math.max(...times) - Math.min(...times)'
  expect(
    await book.value(
      `${apart}; apart(await early.read(), await late.read(), now()) < 0.5 ? 'one clock' : 'two clocks'`,
    ),
  ).toBe("'one clock'")

  const cell = `const before = await late.read(); const after = await early.pass(20); [after - before, await late.read() - before].join()`
  let over = false
  const held = book.run(cell, { mode: 'step' }, 'held').finally(() => (over = true))
  while (!over) {
    await book.until(() => waiting() || book.session.cellRun('held').state === 'done')
    if (waiting()) await book.session.next()
    else await held
  }
  expect(await held).toMatchObject({ value: "'20,20'", error: '' })
})
