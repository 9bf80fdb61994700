import { describe, expect, it } from 'vitest'
import { Interrupted, makeInterrupt, type Interrupt } from './interrupt'
import { TryNotebook } from './compile/try-notebook'
import { compileCell } from './compile/compile'
import { runCell } from '../../runtime/ship/cell'
import { addDefinitions } from '../../runtime/ship/definition'

/** An interrupt whose clock moves by `step` ms each time that it is read, and whose URL is revoked after `polls`. */
function simulated(step: number, polls: number) {
  const world = { time: 0, polls: 0, turns: [] as (() => void)[], looks: 0 }
  const interrupt = makeInterrupt({
    flag: null,
    pollUrl: () => 'blob:here',
    now: () => {
      world.looks++
      return (world.time += step)
    },
    poll: () => ++world.polls < polls,
    afterTurn: (callback) => world.turns.push(callback),
  })
  return { world, interrupt }
}

function spin(interrupt: Interrupt, most = 1e6): number {
  for (let i = 0; i < most; i++) {
    try {
      interrupt.check()
    } catch {
      return i
    }
  }
  return most
}

async function runWith(interrupt: Interrupt, text: string): Promise<unknown> {
  const notebook = new TryNotebook()
  const compiled = compileCell({
    cell: 'i',
    version: 1,
    text,
    language: 'typescript',
    known: new Set(),
    modules: [],
  })
  if (!compiled.ok) throw new Error(compiled.message)
  addDefinitions(compiled.definitions)
  const tools = { check: interrupt.check, importModule: () => ({}) }
  return (await runCell(compiled.text.instrumented, notebook.scope, tools))?.value
}

describe('without shared memory', () => {
  it('a loop is stopped after the URL was revoked, asked every 200 ms of uninterrupted running', () => {
    const { world, interrupt } = simulated(1, 3)
    spin(interrupt)
    expect(world.polls).toBe(3)
    expect(world.time).toBeGreaterThanOrEqual(600)
    expect(world.time).toBeLessThan(620)
  })

  it('a loop that returns to the event loop is never asked about', () => {
    const { world, interrupt } = simulated(1, 1)
    for (let i = 0; i < 100; i++) {
      spin(interrupt, 50)
      for (const turn of world.turns.splice(0)) turn()
    }
    expect(world.polls).toBe(0)
  })

  it('the clock is read seldom in a tight loop, and at once when bodies take long', () => {
    const tight = simulated(0.001, 1)
    spin(tight.interrupt, 10_000)
    expect(tight.world.looks).toBeLessThan(200)
    const slow = simulated(50, 1e9)
    spin(slow.interrupt, 1000)
    expect(slow.world.looks).toBe(1000)
  })

  it('a stop that came as a message throws at the next check', () => {
    const { interrupt } = simulated(0.001, 1e9)
    spin(interrupt, 1000)
    interrupt.request()
    expect(spin(interrupt)).toBe(0)
  })

  it('nothing is asked where there is no URL', () => {
    let time = 0
    const interrupt = makeInterrupt({
      flag: null,
      pollUrl: () => null,
      now: () => (time += 100),
      poll: () => false,
      afterTurn: () => {},
    })
    expect(spin(interrupt, 1000)).toBe(1000)
  })
})

describe('with shared memory', () => {
  it('the flag is seen within sixteen checks, and by every check after', () => {
    const flag = new Int32Array(new SharedArrayBuffer(4))
    const interrupt = makeInterrupt({ flag, pollUrl: () => null })
    expect(spin(interrupt, 1000)).toBe(1000)
    Atomics.store(flag, 0, 1)
    expect(spin(interrupt)).toBeLessThan(16)
    expect(spin(interrupt)).toBe(0)
    interrupt.reset()
    expect(spin(interrupt, 1000)).toBe(1000)
  })
})

describe('a stopped cell', () => {
  it('cannot catch its way out, until the next cell begins', async () => {
    const { interrupt } = simulated(1, 1)
    await expect(
      runWith(interrupt, 'let n = 0\nwhile (true) { try { for (;;); } catch { n++ } }'),
    ).rejects.toThrow(Interrupted)
    expect(spin(interrupt)).toBe(0)
    interrupt.reset()
    expect(await runWith(interrupt, 'let n = 0\nfor (let i = 0; i < 10; i++) n += i\nn')).toBe(45)
  })

  it.each([
    'for(;;);',
    'while (true) await 0',
    'do ; while (true)',
    'for (const x of (function* () { for (;;) yield 1 })());',
  ])('may be %s', async (text) => {
    const { interrupt } = simulated(1, 2)
    await expect(runWith(interrupt, text)).rejects.toThrow(Interrupted)
  })

  it('may be an endless loop of real time', async () => {
    const started = performance.now()
    const interrupt = makeInterrupt({ flag: null, pollUrl: () => 'blob:here', poll: () => false })
    await expect(runWith(interrupt, 'while (true) await 0')).rejects.toThrow(Interrupted)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
