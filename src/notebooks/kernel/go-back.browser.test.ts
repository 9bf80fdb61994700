import { describe, expect, it, vi } from 'vitest'
import { Relay } from '../../runtime/broker/relay'
import { goBack } from './testing/go-back'
import { OpenNotebook } from './testing/open-notebook'
import { STEP_PROGRAMS } from './testing/step-programs'

const COUNTER = `import { spawn } from 'actors'
class Counter { value = 0; add(n) { return (this.value += n) } spin() { for (;;); } }
const count = await spawn(Counter, { name: 'count' })`

async function held(cell: string): Promise<OpenNotebook> {
  const book = new OpenNotebook()
  expect((await book.run(COUNTER)).error).toBe('')
  void book.run(cell, { mode: 'step', seed: 7 }, 'program')
  await book.until(() => book.session.frame().phase === 'waiting')
  return book
}

const value = (book: OpenNotebook): string | undefined =>
  book.session.frame().actors.find(({ name }) => name === 'count')?.fields[0]?.text

describe('Going back, and on again,', { timeout: 60_000 }, () => {
  it.each(Object.entries(STEP_PROGRAMS))(
    'in a program with %s gives what the run was there, made from what its hosts had said',
    async (_, program) => {
      const { difference, fed, refused } = await goBack(program, 1)
      expect(difference).toBe('')
      expect(refused).toEqual([])
      expect(fed).toBeGreaterThan(0)
    },
  )

  it('makes the run step by step where a host says something else this time', async () => {
    const book = await held('for (let i = 0; i < 5; i++) await count.add(1)')
    let ended = 0
    const end = vi.spyOn(Relay.prototype, 'endFeeding').mockImplementation(async function (this: Relay) {
      ended++
      end.mockRestore()
      await this.endFeeding()
      return 'worker 1 said something else'
    })
    try {
      await book.session.runUntil({ kind: 'end' })
      const { length } = book.session.frame().history!
      expect(await book.session.seek(length - 1)).toBeNull()
      expect(ended).toBe(1)
      expect(book.session.frame().history).toMatchObject({ position: length - 1, length })
      expect(value(book)).toBe('5')
      expect(await book.session.seek(1)).toBeNull()
      expect(value(book)).toBe('1')
    } finally {
      end.mockRestore()
      book.close()
    }
  })

  it('is stopped by Stop where a host never says again what it said', async () => {
    const book = await held('for (let i = 0; i < 40; i++) await count.add(1)')
    const words = Relay.prototype as unknown as { overhear(): void }
    const lost = vi.spyOn(words, 'overhear').mockImplementation(() => undefined)
    try {
      for (let n = 0; n < 10; n++) await book.session.next()
      const back = book.session.seek(8)
      await expect.poll(() => lost.mock.calls.length).toBeGreaterThan(0)
      await book.session.stop()
      await back
      expect(book.session.cellRun('program').state).toBe('stopped')
    } finally {
      lost.mockRestore()
      book.close()
    }
    const again = await held('await count.add(2)')
    again.close()
  })
})
