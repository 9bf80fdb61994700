import { afterEach, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

let book: OpenNotebook | undefined

afterEach(() => {
  book?.close()
  book = undefined
})

it('65 actors over 64 workers each have statics, module variables and state of their own', async () => {
  book = new OpenNotebook({ limit: 64 })
  await book.value(`
    import { spawn } from 'actors'
    let shared = 0
    class Lone { static made = 0; mine = 0; go() { return [++Lone.made, ++shared, ++this.mine].join() } }
    const all = []
    for (let i = 0; i < 65; i++) all.push(await spawn(Lone, { name: 'lone' + i }))`)
  const heard = await book.value('[...new Set(await Promise.all(all.map((a) => a.go())))].join(" ")')
  expect(heard).toBe("'1,1,1'")
  const workers = book.session.frame().actors.map((actor) => actor.worker)
  expect(new Set(workers.slice(1)).size).toBe(64)
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
