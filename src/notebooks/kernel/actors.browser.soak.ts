import { afterEach, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

let book: OpenNotebook | undefined

afterEach(() => {
  book?.close()
  book = undefined
})

it('64 actors have 64 workers; a 65th shares one, and nobody can tell by statics, module variables or state', async () => {
  book = new OpenNotebook({ limit: 64 })
  await book.value(`
    import { spawn } from 'actors'
    let shared = 0
    class Lone { static made = 0; mine = 0; go() { return [++Lone.made, ++shared, ++this.mine].join() } }
    const all = []
    const more = async (n: number) => all.push(...(await Promise.all(Array.from({ length: n }, () => spawn(Lone)))))
    const heard = async () => [...new Set(await Promise.all(all.map((a) => a.go())))].join(' ')`)
  const workers = () =>
    book!.session
      .frame()
      .actors.slice(1)
      .map(({ worker }) => worker)
  await book.value('await more(64)')
  expect(await book.value('await heard()')).toBe("'1,1,1'")
  expect([workers().length, new Set(workers()).size]).toEqual([64, 64])
  await book.value('await more(1)')
  expect(await book.value('await heard()')).toBe("'2,2,2 1,1,1'")
  expect([workers().length, new Set(workers()).size]).toEqual([65, 64])
})

it('10 000 actors are spawned, and all answer', async () => {
  book = new OpenNotebook({ limit: 4 })
  const began = performance.now()
  await book.value(`
    import { spawn } from 'actors'
    class Cell { n = 0; add(x: number) { return (this.n += x) } }
    const all = await Promise.all(Array.from({ length: 10_000 }, () => spawn(Cell, { place: 'shared' })))`)
  expect(
    await book.value('(await Promise.all(all.map((a, i) => a.add(i)))).reduce((a, b) => a + b, 0)'),
  ).toBe('49995000')
  expect(book.counts).toMatchObject({ sent: 10_000, settled: 10_000, open: 0 })
  console.log(`10 000 actors in ${Math.round(performance.now() - began)} ms`)
})
