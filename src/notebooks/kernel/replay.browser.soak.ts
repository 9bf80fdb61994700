import { expect, it } from 'vitest'
import { RandomStream } from '../../runtime/clock/random'
import { hashText } from '../../runtime/protocol/identity'
import { OpenNotebook } from './testing/open-notebook'

const SCHEDULES = 50

const ACTORS = `import { spawn, sleep, self, random, now, address } from 'actors'`

const PROGRAMS: Readonly<Record<string, { readonly setup: string; readonly cell: string }>> = {
  'two tellers and one counter': {
    setup: `${ACTORS}
      class Counter { value = 0; add(n: number) { return (this.value += n) } double() { this.value *= 2 } }
      const count = await spawn(Counter, { name: 'count' })
      class Teller { async go(n: number) { for (let i = 0; i < 3; i++) count.add.tell(n); count.double.tell(); return await count.add(1) } }
      const tom = await spawn(Teller, { name: 'tom' }), tim = await spawn(Teller, { name: 'tim' })`,
    cell: 'tom.go.tell(1); tim.go.tell(10); await count.add(100)',
  },
  'handlers that await others': {
    setup: `${ACTORS}
      class Account {
        balance = 100
        async add(n: number) { const before = this.balance; await null; this.balance = before + n; return this.balance }
        async move(to, n: number) { await this.add(-n); await to.add(n); return this.balance }
      }
      const a = await spawn(Account, { name: 'a' }), b = await spawn(Account, { name: 'b' }), c = await spawn(Account, { name: 'c' })`,
    cell: `a.move.tell(b, 5); b.move.tell(c, 7); c.add.tell(1); const end = await Promise.all([a.add(2), c.add(3)]); end.join()`,
  },
  'timers and chance': {
    setup: `${ACTORS}
      class Clock { seen = []; async tick(s: number) { await sleep(s); this.seen.push(now() + ' ' + Math.floor(random() * 100)); return this.seen.length } }
      const early = await spawn(Clock, { name: 'early' }), late = await spawn(Clock, { name: 'late' })`,
    cell: `early.tick.tell(1); early.tick.tell(0.5); late.tick.tell(0.7); late.tick.tell(0); await sleep(0.2); await early.tick(0.1)`,
  },
  'spawns, failures and restarts': {
    setup: `${ACTORS}
      class Leaf { n = 0; grow(by: number) { if (by > 2) throw new RangeError('too fast'); return (this.n += by) } }
      class Tree {
        leaves = []
        async sprout(by: number) { const leaf = await spawn(Leaf, { supervision: 'restart' }); this.leaves.push(leaf); leaf.grow.tell(by); leaf.grow.tell(1) }
        async sum() { let sum = 0; for (const leaf of this.leaves) sum += await leaf.grow(0); return sum }
      }
      const tree = await spawn(Tree, { name: 'tree' })`,
    cell: `tree.sprout.tell(1); tree.sprout.tell(3); tree.sprout.tell(2); await tree.sum()`,
  },
}

/** Everything that can be seen of a step run, as text: its moves, counts, states and what is held. */
function seen(book: OpenNotebook): string {
  const { actors, edges, held, counts, order, delivered } = book.session.frame()
  const moves = book.session
    .moves(0)
    .flights.map(({ row, kind, from, to, method, outcome }) => [row, kind, from, to, method, outcome])
  const states = actors.map(({ id, name, status, incarnation, depth, fields }) => [
    id,
    name,
    status,
    incarnation,
    depth,
    fields,
  ])
  const waits = held.map(({ key, enabled }) => [key, enabled])
  return JSON.stringify({
    moves,
    states,
    waits,
    edges: edges.map((e) => [e.from, e.to, e.count]),
    counts,
    order,
    delivered,
  })
}

async function begin(program: { setup: string; cell: string }): Promise<OpenNotebook> {
  const book = new OpenNotebook()
  expect(await book.run(program.setup)).toMatchObject({ status: 'ok', error: '' })
  void book.run(program.cell, { mode: 'step', seed: 7 }, 'program')
  await expect.poll(() => book.session.frame().phase, { timeout: 10_000 }).toBe('waiting')
  return book
}

it.each(Object.entries(PROGRAMS))(
  `${SCHEDULES} recorded orders of a program with %s come out the same in a fresh notebook`,
  async (_, program) => {
    const book = await begin(program)
    const schedules = new Set<string>()
    for (let seed = 1; seed <= SCHEDULES; seed++) {
      const random = new RandomStream(seed, 'schedule')
      const keys: string[] = []
      expect(await book.session.startAgain()).toBeNull()
      for (;;) {
        const enabled = book.session.frame().held.filter((step) => step.enabled)
        if (enabled.length === 0) break
        const { key } = enabled[Math.floor(random.next() * enabled.length)]
        expect(await book.session.deliver(key), `seed ${seed}: ${key}`).toBeNull()
        keys.push(key)
      }
      const recorded = seen(book)
      const fresh = await begin(program)
      expect(await fresh.session.follow(keys), `seed ${seed}`).toBeNull()
      expect(seen(fresh), `seed ${seed}`).toBe(recorded)
      expect(hashText(seen(fresh))).toBe(hashText(recorded))
      fresh.close()
      schedules.add(keys.join())
    }
    expect(schedules.size).toBeGreaterThan(SCHEDULES / 2)
    book.close()
  },
)
