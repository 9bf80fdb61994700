import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import { spawn, self } from 'actors'
class Keeper {
  got = []
  keep(...given) { this.got.push(...given) }
  all() { return JSON.stringify(this.got) }
  same(i, j) { return this.got[i] === this.got[j] }
  give(i) { return this.got[i] }
  change(i) { this.got[i].n = -1 }
  viewed() { const { bytes, words } = this.got[0]; bytes[0] = 7; return bytes.buffer === words.buffer && words[0] === 7 }
}
class Teller {
  items = [{ n: 1 }]
  mine = []
  toldTo(keeper) {
    keeper.keep.tell(this.items)
    this.items[0].n++
    this.items.push({ n: 10 })
    keeper.keep.tell(this.items)
    this.items.length = 0
  }
  mind(items) { this.mine.push(JSON.stringify(items)) }
  toldSelf() {
    const items = [{ n: 1 }]
    self.ref.mind.tell(items)
    items[0].n = 2
    self.ref.mind.tell(items)
    items.pop()
  }
  minds() { return this.mine.join(' ') }
}
`

const ACTORS =
  "const keeper = await spawn(Keeper, { name: 'keeper' }), teller = await spawn(Teller, { name: 'teller' })"

let book: OpenNotebook

/** Opens a notebook before the tests, and makes its actors anew for each. */
function inNotebook(limit: number): void {
  beforeAll(async () => {
    book = new OpenNotebook({ limit })
    await book.value(SETUP)
  })
  beforeEach(async () => expect(await book.run(ACTORS, {}, 'actors')).toMatchObject({ status: 'ok' }))
  afterAll(() => book.close())
}

describe.each([
  ['in a worker of its own', 4],
  ['in the worker that its sender has', 1],
])('an actor %s', (_, limit) => {
  inNotebook(limit)

  it('gets what its sender had when it told, not what it has now', async () => {
    expect(await book.value('await teller.toldTo(keeper); await keeper.all()')).toBe(
      `'[[{"n":1}],[{"n":2},{"n":10}]]'`,
    )
  })

  it('shares nothing between messages or with what it answered, and keeps aliases within one argument', async () => {
    await book.value(`
      const box = { n: 1 }
      keeper.keep.tell(box)
      keeper.keep.tell(box)
      keeper.keep.tell([box, box])
      const twice = await keeper.give(2)
      twice[0].n = 5
      await keeper.change(0)`)
    expect(await book.value('await keeper.all() + (twice[0] === twice[1]) + (await keeper.same(0, 1))')).toBe(
      `'[{"n":-1},{"n":1},[{"n":1},{"n":1}]]truefalse'`,
    )
  })

  it('gets views that share a buffer as views that share one, apart from the sender’s', async () => {
    expect(
      await book.value(`
        const bytes = new Uint8Array(8), words = new Uint32Array(bytes.buffer)
        keeper.keep.tell({ bytes, words })
        bytes[0] = 9
        ;[await keeper.viewed(), bytes[0], words[0]].join()`),
    ).toBe("'true,9,9'")
  })
})

describe('an actor', () => {
  inNotebook(4)

  it('that tells itself gets copies too', async () => {
    expect(await book.value('await teller.toldSelf(); await teller.minds()')).toBe(`'[{"n":1}] [{"n":2}]'`)
  })

  it('gets what was sent also when it is held for long, and after the run was made again', async () => {
    void book.run(
      `const list = [1]; keeper.keep.tell(list); list.push(2); keeper.keep.tell(list); list.push(3); await keeper.all()`,
      { mode: 'step' },
      'held',
    )
    await book.until(() => book.session.frame().phase === 'waiting')
    const got = () =>
      book.session
        .frame()
        .actors.find(({ name }) => name === 'keeper')
        ?.fields.find(({ name }) => name === 'got')?.text
    await book.session.next()
    await book.session.next()
    const delivered = got()
    expect(delivered).toMatch(/\[\[1\], \[1, 2\]\]/)
    await book.session.undo()
    await book.session.next()
    expect(got()).toBe(delivered)
  })
})
