import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ship } from '../../../runtime/ship/ship'
import { randomProgram, type RandomProgram } from './random-program'
import { arrive, hooks, TryNotebook } from './try-notebook'

/** Calls everything a few times, so that state kept in closures, statics and variables shows. */
function probe({ values, functions, classes }: RandomProgram): string {
  const calls = [
    ...functions.map((f) => `${f}(3), ${f}(4)`),
    ...classes.map((c) => `new ${c}(2).m(1), new ${c}(3).m(2), new ${c}(4).f, ${c}.count`),
    ...values,
  ]
  return `JSON.stringify([${calls.join(', ')}])`
}

async function outcome(run: () => unknown): Promise<unknown> {
  try {
    return await run()
  } catch (error) {
    return error instanceof Error ? error.name : 'no error'
  }
}

function directly(program: RandomProgram): Promise<unknown> {
  const text = `"use strict";(async () => {${program.text}\n;return () => ${probe(program)} })()`
  return outcome(async () => ((await (0, eval)(text)) as () => unknown)())
}

/** One cell a line gives every top-level name to another cell; one cell for all keeps hoisting. */
function compiled(program: RandomProgram): Promise<unknown> {
  const notebook = new TryNotebook()
  return outcome(async () =>
    (await notebook.run<() => unknown>(`${program.text}\n;() => ${probe(program)}`))(),
  )
}

function shipped(program: RandomProgram): Promise<unknown> {
  const notebook = new TryNotebook()
  return outcome(async () => {
    const value = await notebook.run(`${program.text}\n;() => ${probe(program)}`)
    const bundle = ship(value, hooks)
    const first = (arrive(bundle, 'explore').value as () => unknown)()
    expect((arrive(bundle).value as () => unknown)()).toBe(first)
    const there = arrive(bundle)
    expect((arrive(ship(there.value, hooks)).value as () => unknown)()).toBe(first)
    return first
  })
}

it('a random program does the same compiled, and shipped, as run directly', async () => {
  let ran = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1000), { minLength: 20, maxLength: 250 }), async (tape) => {
      const program = randomProgram(tape)
      const expected = await directly(program)
      if (String(expected).startsWith('[')) ran++
      expect(await compiled(program)).toEqual(expected)
      expect(await shipped(program)).toEqual(expected)
    }),
    { seed: 20240, numRuns: 300 },
  )
  // Most programs must get to their end, or this would test little.
  expect(ran).toBeGreaterThan(200)
}, 60_000)
