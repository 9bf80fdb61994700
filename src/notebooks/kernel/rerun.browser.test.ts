/** Runs that are made again from their scripts, over real workers: in a session of their own they look the same. */
import { afterEach, expect, it } from 'vitest'
import { makeLink, readLink } from '../../runtime/record/run-link'
import type { CodeCell } from '../document/notebook'
import { rerun } from './rerun'
import type { RunScript } from './session'
import { OpenNotebook } from './testing/open-notebook'

const BANK = `
import { spawn } from 'actors'
class Account { balance = 100; take(n) { this.balance -= n } add(n) { this.balance += n; return this.balance } }
class Bank { async move(a, b, n) { a.take.tell(n); return b.add(n) } }
const one = await spawn(Account, { name: 'one' })
const two = await spawn(Account, { name: 'two' })
const bank = await spawn(Bank, { name: 'bank' })
let total = 0
`
const MOVE = `bank.move.tell(one, two, 10); total += await two.add(1); total`

const open: OpenNotebook[] = []
afterEach(() => open.splice(0).forEach((book) => book.close()))

const notebook = (): OpenNotebook => {
  const book = new OpenNotebook({ notebook: 'bank' })
  open.push(book)
  return book
}

const cell = (id: string): [string, CodeCell] => [
  id,
  { kind: 'code', id, language: 'typescript', text: 'not this', stage: {}, exercise: false, original: false },
]
const CELLS = new Map([cell('bank'), cell('move'), cell('other'), cell('again')])

const seen = ({ session }: OpenNotebook) => {
  const { actors, counts, held, order, delivered, history } = session.frame()
  return {
    actors: actors.map(({ id, name, status, fields, depth }) => ({ id, name, status, fields, depth })),
    counts,
    held: held.map(({ method, enabled, from, to }) => ({ method, enabled, from, to })),
    order,
    delivered,
    length: history?.length,
  }
}

async function held(book: OpenNotebook, id = 'move', text = MOVE): Promise<void> {
  void book.run(text, { mode: 'step', seed: 7 }, id)
  await book.until(
    () => book.session.frame().phase === 'waiting' && book.session.cellRun(id).state === 'waiting',
  )
}

function scriptOf({ session }: OpenNotebook): RunScript {
  const script = session.script()
  if ('refused' in script) throw new Error(script.refused)
  return script
}

/** Through a link, as it comes to somebody else. */
async function madeAgain(script: RunScript): Promise<OpenNotebook> {
  const made = await makeLink(script)
  const read = await readLink(made.ok ? made.text : '')
  if (!read.ok) throw new Error(read.problem)
  const book = notebook()
  expect(await rerun(book.session, read.script, CELLS)).toBeNull()
  return book
}

const next = async ({ session }: OpenNotebook, times: number) => {
  for (let i = 0; i < times; i++) expect(await session.next()).toBeNull()
}

it('has no script before a cell is held', async () => {
  const book = notebook()
  await book.run(BANK, {}, 'bank')
  expect(book.session.script()).toEqual({
    refused: 'A link holds a run in You deliver. Run a cell there, and copy the link then.',
  })
})

it('stands at the same place with the same states, counts and order', async () => {
  const book = notebook()
  await book.run(BANK, {}, 'bank')
  await held(book)
  await next(book, 3)
  const again = await madeAgain(scriptOf(book))
  expect(seen(again)).toEqual(seen(book))
  await next(book, 2)
  await next(again, 2)
  expect(seen(again)).toEqual(seen(book))
})

it('keeps the way ahead where it stands before its end, and takes faults along', async () => {
  const book = notebook()
  await book.run(BANK, {}, 'bank')
  await held(book)
  await next(book, 1)
  const { key } = book.session.frame().held[0]
  expect(await book.session.fault({ do: 'drop', key })).toBeNull()
  expect(await book.session.fault({ do: 'crash', actor: '0.1' })).toBeNull()
  await next(book, 1)
  expect(await book.session.seek(2)).toBeNull()
  const again = await madeAgain(scriptOf(book))
  expect(seen(again)).toEqual(seen(book))
  expect(await book.session.seek(4)).toBeNull()
  expect(await again.session.seek(4)).toBeNull()
  expect(seen(again)).toEqual(seen(book))
})

it('counts anew where runs were dropped, cells were delivered before, and the stage was cleared', async () => {
  const book = notebook()
  await book.run(BANK, {}, 'bank')
  await held(book, 'other', 'await one.add(5)')
  await book.session.stop()
  await held(book, 'other', 'await one.add(6)')
  await next(book, 2)
  await book.session.clearStage()
  await book.run(BANK.replace('let total', 'var sum'), {}, 'again')
  await held(book)
  await book.session.stop()
  await held(book)
  await next(book, 4)
  const script = scriptOf(book)
  expect(script.runs.map((run) => [run.cell, run.cleared])).toEqual([
    ['bank', false],
    ['other', false],
    ['again', true],
    ['move', false],
  ])
  expect(seen(await madeAgain(script))).toEqual(seen(book))
})

it('says how far it came where a step can’t be taken, and stands there', async () => {
  const book = notebook()
  await book.run(BANK, {}, 'bank')
  await held(book)
  await next(book, 2)
  const script = scriptOf(book)
  const [before, last] = script.runs
  const schedule = [...(last.schedule ?? []), '0.9#7.7']
  const other = notebook()
  const refused = await rerun(other.session, { ...script, runs: [before, { ...last, schedule }] }, CELLS)
  expect(refused).toEqual({ refused: 'It came out differently here. No step 0.9#7.7 waits here.' })
  expect(seen(other)).toEqual(seen(book))
})

it('says what is wrong with a cell that can’t run', async () => {
  const book = notebook()
  await book.run(BANK, {}, 'bank')
  await held(book)
  const script = scriptOf(book)
  const [before, last] = script.runs
  const refused = await rerun(
    notebook().session,
    { ...script, runs: [before, { ...last, text: 'let (' }] },
    CELLS,
  )
  expect(refused?.refused).toMatch(/^It came out differently here\. SyntaxError/)
})
