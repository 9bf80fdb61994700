/**
 * What a program may do to the machine that runs it, by mistake or not: it harms itself, and nothing that comes after.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ARGC, INCARNATION, KIND, Kind } from '../../runtime/protocol/wire'
import { OpenNotebook } from './testing/open-notebook'

let book: OpenNotebook
beforeEach(() => {
  book = new OpenNotebook()
})
afterEach(() => book.close())

const WORKS = `import { spawn } from 'actors'
class Well { two() { return 2 } }
const well = await spawn(Well)
await well.two()`

/** Everything still works: actors are made, asked and answer. */
async function works(): Promise<void> {
  expect(await book.run(WORKS, {}, 'works')).toMatchObject({ error: '', value: '2' })
}

const GARBAGE = [
  'null', '7', '"x"', '[]', '[0]', '[1, "x", [], 0]', '[1, "x".repeat(24), null, 0]', '[1, "x".repeat(24), [], 0, 5]',
  '[1, "x".repeat(24), [], 0, null, [null]]', '{ t: "hello" }', '{ t: "batch" }',
] // oxfmt-ignore

/** Rows of the right form with numbers that no host sends. */
const FORGED = `for (let kind = 0; kind < 26; kind++) for (let epoch = 0; epoch < 4; epoch++) for (const from of [0, 1, 2]) {
  const h = new Int32Array(12)
  h[0] = kind; h[2] = from; h[3] = 99999; h[9] = 3; h[10] = 12345; h[11] = 1
  globalThis.postMessage([epoch, h, [null], 0])
}`

describe('what is posted in the name of a worker', () => {
  it.each(GARBAGE)('does no harm when it has no form: %s', async (words) => {
    await book.run(`globalThis.postMessage(${words})\n1`, {}, 'cell')
    await book.session.restart()
    await works()
    await book.run(
      `import { spawn } from 'actors'
      class Bad { post() { globalThis.postMessage(${words}) } }
      const bad = await spawn(Bad)
      await bad.post()`,
      {},
      'actor',
    )
    await works()
  })

  it('ends the worker that posted it, when it has the form of messages', async () => {
    await book.run(
      `import { spawn } from 'actors'
      class Bad { post() { ${FORGED} } }
      const bad = await spawn(Bad, { deadline: 5 })
      await bad.post()`,
      {},
      'actor',
    )
    await works()
    await book.run(FORGED, {}, 'cell')
    await works()
  })
})

/** Displays as no host makes them. */
const DISPLAYS = [
  'null', '{ op: "html", html: {}, leftOut: 0 }', '{ op: "text", stream: "log", text: "x".repeat(1e6) }',
  '{ op: "value", value: { kind: "array", text: {}, entries: 7 } }', '{ op: "script" }', '{ op: "constructor" }',
  '{ op: "error", error: { name: {}, message: {}, frames: 1, remote: 1, hint: {} } }',
  '{ op: "table", columns: [{}], rows: [[{}]], leftOut: 0 }', '{ op: "controls-over" }',
] // oxfmt-ignore

it.each(DISPLAYS)(
  'a display that was forged ends its worker, and nothing of it is shown: %s',
  async (display) => {
    await book.run(
      `for (let epoch = 0; epoch < 6; epoch++) for (let incarnation = 0; incarnation < 4; incarnation++) {
      const h = new Int32Array(12)
      h[${KIND}] = ${Kind.Display}; h[${INCARNATION}] = incarnation; h[${ARGC}] = 1
      globalThis.postMessage([epoch, h, [${display}], 0])
    }`,
      {},
      'forges',
    )
    expect(book.session.cellRun('forges').outputs.filter(({ kind }) => kind !== 'error')).toEqual([])
    await works()
  },
)

describe('built-ins that a program has changed', () => {
  it.each([
    'JSON.stringify = JSON.parse = () => { throw 1 }',
    'Array.prototype.map = () => { throw 1 }',
    'String.fromCharCode = () => "x"',
    'Object.prototype.zzz = 1',
    'globalThis.Map = null',
    'globalThis.FileReader = null',
    'Object.freeze(Math)',
  ])('are as they were in the next run: %s', async (change) => {
    await book.run(
      `import { spawn } from 'actors'
      class Bad { change() { setTimeout(() => { ${change} }) } }
      const bad = await spawn(Bad)
      await bad.change()`,
      {},
      'actor',
    )
    await book.session.restart()
    await works()
  })

  it('leave no trace when a run is made again from its start', async () => {
    await book.run(
      `import { spawn } from 'actors'
      class Count { v = 0; add() { globalThis.n = (globalThis.n ?? 0) + 1; this.v = globalThis.n } }
      const count = await spawn(Count, { name: 'count' })`,
    )
    void book.run(Array(5).fill('count.add.tell()').join('\n'), { mode: 'step' }, 'adds')
    await book.until(() => book.session.frame().phase === 'waiting')
    const state = () => book.session.frame().actors.find(({ name }) => name === 'count')?.fields[0]?.text
    const next = async () => expect(await book.session.next()).toBeNull()
    const undo = async () => expect(await book.session.undo()).toBeNull()
    for (let n = 0; n < 3; n++) await next()
    await expect.poll(state).toBe('3')
    await undo()
    await undo()
    await expect.poll(state).toBe('1')
    await next()
    await expect.poll(state).toBe('2')
  })
})

describe('what a cell throws', () => {
  it.each([
    ['new Proxy(new Error("x"), { get() { throw new Error("gotcha") } })', 'an error whose message cannot be read'],
    ['new Proxy(new Error("x"), { getPrototypeOf() { throw new Error("gotcha") } })', 'The cell threw'],
    ['Object.defineProperty(new Error("x"), "message", { get() { throw 1 } })', 'an error whose message cannot be read'],
    ['Object.defineProperty(new Error("x"), "stack", { get() { throw 1 } })', 'x'],
    ['Object.assign(new Error("x"), { stack: { a: 1 } })', 'x'],
    ['Object.assign(new Error("x"), { name: Symbol("odd") })', 'x'],
    ['(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()', 'a value that cannot be shown'],
  ])('is told, and its variables stay: throw %s', async (thrown, words) => {
    await book.run('const kept = 40', {}, 'kept')
    const { error } = await book.run(`throw ${thrown}`, {}, 'throws')
    expect(error).toContain(words)
    expect((await book.run('kept + 2', {}, 'after')).value).toBe('42')
  }) // oxfmt-ignore

  it('is told with how much of it is left out', async () => {
    const { error } = await book.run('throw new Error("y".repeat(20_000_000))', {}, 'throws')
    expect(error).toMatch(/yyy… \(20000000 characters\)$/)
  })
})

it.each(["'1'" + " + '1'".repeat(20_000), '['.repeat(3000) + ']'.repeat(3000), '('.repeat(2000) + '1' + ')'.repeat(2000)])(
  'a cell that is too deep to be read says so, and variables stay',
  async (text) => {
    await book.run('const kept = 40', {}, 'kept')
    const { error, value } = await book.run(text, {}, 'deep')
    if (error !== '') expect(error).toMatch(/too long, or nested too deeply|Maximum call stack/)
    else expect(value).not.toBe('')
    expect((await book.run('kept + 2', {}, 'after')).value).toBe('42')
  },
) // oxfmt-ignore
