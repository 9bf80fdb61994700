import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Output } from '../../runtime/protocol/output'
import { OpenNotebook } from './testing/open-notebook'

type ControlOutput = Extract<Output, { kind: 'control' }>

let book: OpenNotebook

beforeEach(() => {
  book = new OpenNotebook()
})
afterEach(() => book.close())

const outputs = (id: string) => book.session.cellRun(id).outputs
const control = (id: string, at = 0): ControlOutput => {
  const found = outputs(id).filter((output) => output.kind === 'control')[at]
  if (found === undefined) throw new Error(`no control ${at} in ${id}`)
  return found
}
const set = (id: string, value: ControlOutput['value'], at = 0) =>
  book.session.control(control(id, at).key, value)
const printed = (id: string) =>
  outputs(id).flatMap((output) => (output.kind === 'text' ? output.text.split('\n') : []))

const RATE = `import { slider } from 'notebook'
  const rate = slider({ label: 'Rate', min: 0, max: 10, value: 3 })`

describe('a control', () => {
  it.each([
    ['slider', `slider({ label: 'Rate', min: 0, max: 10, value: 3 })`, 3, 7],
    ['choice', `choice({ label: 'Data', options: ['few', 'all'], value: 'few' })`, 'few', 'all'],
    ['toggle', `toggle({ label: 'Shuffle', value: false })`, false, true],
    ['button', `button('Go')`, 0, 1],
  ])('%s has its first value, and then what the person sets', async (name, made, first, later) => {
    await book.run(`import { ${name} } from 'notebook'; const given = ${made}`, {}, 'a')
    expect(control('a')).toMatchObject({ value: first, state: 'live', busy: false })
    expect((await book.run('given.value')).value).toBe(typeof first === 'string' ? `'${first}'` : `${first}`)
    set('a', later)
    expect((await book.run('given.value')).value).toBe(typeof later === 'string' ? `'${later}'` : `${later}`)
    expect(control('a').value).toBe(later)
  })

  it('a drawing is grey values, and zeros while it is empty', async () => {
    await book.run(`import { drawing } from 'notebook'; const digit = drawing({ size: 28 })`, {}, 'a')
    const words =
      '[digit.value.constructor.name, digit.value.length, digit.value.reduce((a, b) => a + b)].join()'
    expect(await book.value(words)).toBe("'Float32Array,784,0'")
    set('a', new Float32Array(784).fill(0.5))
    expect(await book.value(words)).toBe("'Float32Array,784,392'")
  })

  it('tells its listeners after the cell has ended, in the cell that made it', async () => {
    await book.run(`${RATE}\nrate.onChange(value => console.log('now', value))`, {}, 'a')
    await book.run('1 + 1', {}, 'b')
    set('a', 5)
    await book.until(() => printed('a').length === 1)
    expect(printed('a')).toEqual(['now 5'])
    expect(outputs('b')).toHaveLength(1)
  })

  it('is heard while the cell that made it still runs', async () => {
    const ran = book.run(
      `${RATE}\nlet sum = 0\nfor (let i = 0; i < 3; i++) { sum += await rate.next(); console.log('got') }\nsum`,
      {},
      'a',
    )
    for (const value of [1, 2, 4]) {
      await book.until(() => outputs('a').length > 0 && printed('a').length === Math.log2(value))
      set('a', value)
    }
    expect(await ran).toMatchObject({ status: 'ok', value: '7' })
  })

  it('waits for a kernel that is busy, which then gets the newest value alone', async () => {
    await book.run(`${RATE}\nrate.onChange(value => console.log(value))`, {}, 'a')
    const busy = book.run('for (let until = Date.now() + 600; Date.now() < until;);', {}, 'b')
    await book.until(() => book.session.cellRun('b').state === 'running')
    for (let value = 0; value <= 9; value++) set('a', value)
    await busy
    await book.until(() => printed('a').includes('9'))
    // The first one was under way when the others came.
    expect(printed('a').length).toBeLessThanOrEqual(2)
  })

  it('tells an async listener of the newest value when it has ended, one after the other', async () => {
    await book.run(
      `import { slider, button } from 'notebook'
      const rate = slider({ label: 'Rate', min: 0, max: 10, value: 3 })
      const open = button('Open')
      let inside = 0
      rate.onChange(async value => {
        const before = ++inside
        await open.next()
        inside--
        console.log(value + ' of ' + before + ', is ' + rate.value)
      })`,
      {},
      'a',
    )
    for (const value of [1, 2, 3, 4]) set('a', value)
    await book.until(() => control('a').busy)
    await book.value('rate.value')
    set('a', 1, 1)
    await book.until(() => printed('a').length === 1)
    set('a', 2, 1)
    await book.until(() => printed('a').length === 2)
    expect(printed('a')).toEqual(['1 of 1, is 4', '4 of 1, is 4'])
    await book.until(() => !control('a').busy)
  })

  it('shows what its listener throws in its own cell with the line, once, until it goes well again', async () => {
    const throwing = `${RATE}
rate.onChange(value => {
  if (value > 5) throw new Error('too much: ' + value)
})`
    await book.run(throwing, {}, 'a')
    await book.run('1 + 1', {}, 'b')
    for (const value of [6, 7]) set('a', value)
    const error = () => outputs('a').filter((output) => output.kind === 'error')
    await book.until(() => error().some(({ error }) => error.message === 'too much: 7'))
    expect(error()).toMatchObject([{ error: { name: 'Error', frames: [{ cell: 'a', line: 4 }] } }])
    expect(outputs('b')).toHaveLength(1)
    set('a', 2)
    await book.until(() => error().length === 0)
    // An async one, too.
    await book.run(`${RATE}\nrate.onChange(async () => { await 0; null.x })`, {}, 'a')
    set('a', 4)
    await book.until(() => error().length === 1)
    expect(error()[0].error).toMatchObject({ name: 'TypeError', frames: [{ cell: 'a', line: 3 }] })
  })

  it('is replaced when its cell runs again: listeners of the former one are gone', async () => {
    const text = `${RATE}\nconst round = Math.random()\nrate.onChange(value => console.log(value))`
    await book.run(text, {}, 'a')
    const { key } = control('a')
    await book.run(text, {}, 'a')
    expect(control('a').key).not.toBe(key)
    book.session.control(key, 8)
    set('a', 9)
    await book.until(() => printed('a').length > 0)
    expect(printed('a')).toEqual(['9'])
    expect(outputs('a').filter((output) => output.kind === 'control')).toHaveLength(1)
  })

  it('is over after Restart notebook, and what is set then goes nowhere', async () => {
    await book.run(`${RATE}\nrate.onChange(value => console.log(value))`, {}, 'a')
    await book.session.restart()
    expect(control('a').state).toBe('over')
    set('a', 9)
    await book.run(RATE, {}, 'b')
    expect(printed('a')).toEqual([])
    expect(control('b')).toMatchObject({ state: 'live', value: 3 })
  })
})

describe('Stop', () => {
  it.each([
    ['a bare loop', '() => { for (;;); }'],
    ['a loop that waits', 'async () => { for (;;) await sleep(0.01) }'],
    ['a promise that never comes', '() => new Promise(() => {})'],
  ])('ends a listener that is %s, though no cell runs, and the variables stay', async (_, listener) => {
    await book.run(
      `import { sleep } from 'actors'\n${RATE}\nconst kept = 7\nrate.onChange(${listener})`,
      {},
      'a',
    )
    set('a', 5)
    await book.until(() => control('a').busy)
    await book.session.stop()
    await book.until(() => !control('a').busy)
    expect(await book.run('kept + rate.value')).toMatchObject({ status: 'ok', value: '12' })
  })

  it('ends a cell that waits for a control, which can be used as before', async () => {
    const ran = book.run(`${RATE}\nrate.onChange(value => console.log(value))\nawait rate.next()`, {}, 'a')
    await book.until(() => outputs('a').length > 0)
    await book.session.stop()
    expect(await ran).toMatchObject({ status: 'stopped' })
    set('a', 6)
    await book.until(() => printed('a').length > 0)
    expect(printed('a')).toEqual(['6'])
  })
})

describe('in You deliver', () => {
  it('a control has the value that it was given, and says so by its state', async () => {
    const ran = await book.run(`${RATE}\nrate.value`, { mode: 'step' }, 'a')
    expect(ran).toMatchObject({ status: 'ok', value: '3' })
    expect(control('a')).toMatchObject({ state: 'fixed', value: 3 })
    expect((await book.run(`${RATE}\nawait rate.next()`, { mode: 'step' }, 'b')).error).toMatch(
      /^BadCall: This slider stays at the value that it was given, so its next value never comes/,
    )
  })

  it('so has one of an earlier cell, whatever was set since; and it can be used again afterwards', async () => {
    await book.run(`${RATE}\nrate.onChange(value => console.log(value))`, {}, 'a')
    set('a', 8)
    await book.until(() => printed('a').length > 0)
    expect(await book.run('rate.value', { mode: 'step' }, 'b')).toMatchObject({ value: '3' })
    // While that run is open the notebook's own kernel is not part of it: this waits.
    set('a', 9)
    expect(await book.run('rate.value', { mode: 'live' }, 'c')).toMatchObject({ value: '9' })
    await book.until(() => printed('a').length > 1)
    expect(printed('a')).toEqual(['8', '9'])
  })
})

describe('a handle', () => {
  const ACTOR = `import { spawn } from 'actors'
    class Worker { run() { return use() } }`
  it.each([
    ['slider', `slider({ label: 'Rate', min: 0, max: 1, value: 0 })`],
    ['drawing', `drawing({})`],
  ])('of a %s can not be shipped to an actor, and says what to do', async (name, made) => {
    const text = `${ACTOR}\nimport { ${name} } from 'notebook'
      const given = ${made}\nfunction use() { return given.value }\nawait spawn(Worker)`
    expect((await book.run(text)).error).toContain(
      `\`use\`, which uses \`given\` (${name}), which belongs to the page and stays in the notebook: read its value and pass that`,
    )
  })

  it('of bars and of a heatmap travels like that of a chart', async () => {
    const text = `${ACTOR}\nimport { bars, heatmap } from 'notebook'
      const shares = bars({ labels: ['a', 'b'], max: 1 })
      const map = heatmap({ rows: ['a'], columns: ['a', 'b'], values: [[1, 2]] })
      function use() { shares.set([0.25, 0.75]); map.set([[3, 4]]); return 'shown' }
      const worker = await spawn(Worker)\nawait worker.run()`
    expect(await book.run(text, {}, 'a')).toMatchObject({ value: "'shown'" })
    await book.until(() => outputs('a').some((output) => output.kind === 'bars' && output.values[1] === 0.75))
    await book.until(() =>
      outputs('a').some((output) => output.kind === 'heatmap' && output.heatmap.values[0][1] === 4),
    )
  })

  it('an actor makes none of its own', async () => {
    const text = `${ACTOR}\nimport { button } from 'notebook'\nfunction use() { return button('Go') }
      const worker = await spawn(Worker)\nawait worker.run()`
    expect((await book.run(text)).error).toContain(
      'A button can only be made in a cell: an actor has no page to show it on.',
    )
  })
})
