/** Screens of one room: equal programs and equal deliveries are equal runs under one class seed. */
import { describe, expect, it } from 'vitest'
import type { StageSettings } from '../document/notebook'
import { OpenNotebook } from './testing/open-notebook'

/** One batch of messages that all wait when the first is delivered. */
const LETTERS = `
import { network, spawn } from 'actors'
await network('unordered')
class Board {
  text: string = ''
  add(letter: string) { this.text += letter }
  read() { return this.text }
}
const board = await spawn(Board, { name: 'board' })
for (const letter of 'ABCDEFGHIJKLMNOP') board.add.tell(letter)
`

const DRAWN = `import { random } from 'actors'
[random(), random()].join()`

/** What one screen shows after each of these cells, each with the stage that it asks for. */
async function screen(
  classSeed: number | undefined,
  cells: readonly (readonly [text: string, stage?: StageSettings])[],
): Promise<readonly string[]> {
  const notebook = new OpenNotebook({ classSeed })
  const values: string[] = []
  for (const [text, stage] of cells) {
    const { status, error, value } = await notebook.run(text, stage)
    values.push(status === 'ok' ? value : error)
  }
  values.push(`seed ${notebook.session.frame().seed}`)
  notebook.close()
  return values
}

/** The order in which an unordered network at full speed delivers what waits. */
async function letters(classSeed: number | undefined): Promise<string> {
  const notebook = new OpenNotebook({ classSeed })
  expect((await notebook.run(LETTERS)).error).toBe('')
  await notebook.until(() => notebook.session.frame().phase === 'idle')
  const text = await notebook.value(`await network('ordered'); await board.read()`)
  notebook.close()
  return text.replaceAll("'", '')
}

describe('a class seed', { timeout: 60_000 }, () => {
  it('gives an unordered network one order on all screens, and another seed another order', async () => {
    const seven = await letters(7)
    expect([...seven].sort().join('')).toBe('ABCDEFGHIJKLMNOP')
    expect(seven).not.toBe('ABCDEFGHIJKLMNOP')
    expect(await letters(7)).toBe(seven)
    expect(await letters(8)).not.toBe(seven)
  })

  it('begins the random numbers of cells at full speed and of those that are delivered by hand', async () => {
    const cells = [[DRAWN], [DRAWN, { mode: 'step' }]] as const
    const seven = await screen(7, cells)
    expect(await screen(7, cells)).toEqual(seven)
    expect((await screen(8, cells)).slice(0, 2)).not.toEqual(seven.slice(0, 2))
  })

  it('goes before the seed that a cell asks for, which holds where there is no class', async () => {
    const cells = [[DRAWN, { mode: 'step', seed: 3 }]] as const
    expect(await screen(7, cells)).toEqual(await screen(7, [[DRAWN, { mode: 'step' }]]))
    expect((await screen(undefined, cells))[1]).toBe('seed 3')
    expect((await screen(7, cells))[1]).toBe('seed 7')
  })
})
