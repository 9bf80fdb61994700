import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import { spawn, stop, kill, list, lookup, quiet, address, self, transfer, sleep, actorRef } from 'actors'
class Frail {
  n = 0
  up() { return ++this.n }
  boom() { throw new Error('boom') }
}
const soonest = async (p: Promise<unknown>) => {
  try { return await p } catch (e) { return e.name + ': ' + e.message }
}
`

let book: OpenNotebook

beforeAll(async () => {
  book = new OpenNotebook({ limit: 6 })
  expect(await book.run(SETUP)).toMatchObject({ status: 'ok', error: '' })
})

afterAll(() => book.close())

/** Text of a string value without its quotes. */
const said = async (text: string) => (await book.value(text)).replace(/^'|'$/g, '')

describe('actors over real workers', () => {
  it('spawn others, which have ids below theirs, and give references to them away', async () => {
    await book.value(`
      class Child { hi(x: number) { return x + 1 } }
      class Parent {
        kids = []
        async make(n: number) {
          for (let i = 0; i < n; i++) this.kids.push(await spawn(Child, { name: 'kid' + i, place: 'shared' }))
          return this.kids.map((kid) => address(kid).name).join()
        }
        first() { return this.kids[0] }
        async ask() { return (await Promise.all(this.kids.map((kid, i) => kid.hi(i)))).join() }
      }
      const parent = await spawn(Parent, { name: 'parent' })`)
    expect(await said('await parent.make(3) + " " + await parent.ask()')).toBe('kid0,kid1,kid2 1,2,3')
    expect(
      await said('const kid = await parent.first(); await kid.hi(41) + " " + (kid === await lookup("kid0"))'),
    ).toBe('42 true')
    expect(await said('address(kid).id === address(parent).id + ".0" ? "below" : address(kid).id')).toBe(
      'below',
    )
  })

  it('stop with their parent: children can’t be asked any more, and are on no list', async () => {
    await book.value('stop(parent); await quiet()')
    expect(await said('await soonest(kid.hi(1))')).toBe('ActorNotFound: kid0 has stopped.')
    expect(await book.value("(await list()).filter((a) => a.name.startsWith('kid')).length")).toBe('0')
  })

  it('become another behaviour for some names, keep their fields, and go back', async () => {
    expect(
      await said(`
        class Door {
          knocks = 0
          knock() { return 'closed ' + ++this.knocks }
          open() { self.become({ knock() { return 'come in' }, close() { self.unbecome() } }) }
        }
        const door = await spawn(Door, { name: 'door' })
        const heard = [await door.knock()]
        await door.open()
        heard.push(await door.knock())
        await actorRef.ask(door, 'close')
        heard.push(await door.knock(), await soonest(actorRef.ask(door, 'close')))
        heard.join(', ')`),
    ).toBe('closed 1, come in, closed 2, BadCall: door has no handler close. Door handles knock, open.')
  })

  it.each([
    ['resume', 'keep state after a handler has thrown', '1, 2, threw, 3', 1],
    ['restart', 'begin again without state', '1, 2, threw, 1', 2],
    ['stop', 'stop', '1, 2, threw, ActorNotFound: willow has stopped.', 1],
  ])('supervised by %s %s', async (supervision, _, heard, incarnation) => {
    const name = { resume: 'oak', restart: 'birch', stop: 'willow' }[supervision]!
    expect(
      await said(`
        const ${name} = await spawn(Frail, { name: '${name}', supervision: '${supervision}' })
        const out = await Promise.all([${name}.up(), ${name}.up(), soonest(${name}.boom()), soonest(${name}.up())])
        out.join(', ').replace(/HandlerError: ${name}.boom threw Error: boom/, 'threw')`),
    ).toBe(heard)
    expect(book.session.frame().actors.find((a) => a.name === name)?.incarnation ?? 1).toBe(incarnation)
  })

  it('run their constructor again after a kill as often as maxRestarts says, with their children stopped', async () => {
    expect(
      await said(`
        class Nest {
          made = 0
          async make() { await spawn(Frail, { name: 'egg' }); return ++this.made }
        }
        const nest = await spawn(Nest, { name: 'nest', maxRestarts: 2 })
        const out = []
        for (let i = 0; i < 3; i++) {
          out.push(await soonest(nest.make()))
          const egg = await lookup('egg')
          await kill(nest)
          out.push(await soonest(egg.up()))
        }
        out.push(await soonest(nest.make()))
        out.join(', ')`),
    ).toBe(
      '1, ActorNotFound: egg has stopped., 1, ActorNotFound: egg has stopped., 1, ActorNotFound: egg has stopped., ActorNotFound: nest is dead: nest was killed.',
    )
  })

  it('wait for an answer as long as their deadline says', async () => {
    expect(
      await said(`
        class Slow { async wait(seconds: number) { await sleep(seconds); return 'done' } }
        class Hasty {
          constructor(private slow) {}
          async ask(seconds: number) { return soonest(this.slow.wait(seconds)) }
        }
        const slow = await spawn(Slow, { name: 'slow' })
        const hasty = await spawn(Hasty, { args: [slow], deadline: 0.3 })
        await hasty.ask(0.01) + ', ' + await hasty.ask(1)`),
    ).toBe('done, DeadlineExceeded: No answer to slow.wait within 0.3 s. It may still be handled later.')
  })

  it('that wait for each other in a circle are named, also when one of them slept before', async () => {
    expect(
      await said(`
        class Peer {
          meet(other) { this.other = other }
          pong() { return 'pong' }
          async ping() { return await this.other.back() }
          async nap() { await sleep(0.15); return await this.other.back() }
          async back() { return await this.other.pong() }
          async mine() { return await self.ref.pong() }
          async free() { const asked = soonest(this.other.back()); await spawn(Frail, { place: 'own' }); return 'free' }
        }
        const ann = await spawn(Peer, { name: 'ann' }), ben = await spawn(Peer, { name: 'ben' })
        await ann.meet(ben)
        await ben.meet(ann)
        ;[await soonest(ann.mine()), await soonest(ann.ping()), await soonest(ann.nap()), await ann.pong()].join('; ')`),
    ).toMatch(
      /^DeadlockError: Deadlock: ann waits for ann\.; .*Deadlock: ann waits for ben, ben waits for ann\.; .*Deadlock: ann waits for ben, ben waits for ann\.; pong$/,
    )
  })

  it('that wait for a new actor as well are not called deadlocked', async () => {
    expect(await said('await soonest(ann.free())')).toBe('free')
  })

  it('get a copy made when it was sent: later changes on either side stay there', async () => {
    expect(
      await said(`
        class Keeper {
          got = []
          keep(x) { this.got.push(x) }
          all() { return JSON.stringify(this.got) }
          aliases() { return this.got[0] === this.got[1] }
          inner(x) { return x.a === x.b }
          change() { this.got[0].n = 99; return this.got[0] }
        }
        const keeper = await spawn(Keeper, { name: 'keeper' })
        const box = { n: 1 }
        keeper.keep.tell(box)
        box.n = 2
        keeper.keep.tell(box)
        box.n = 3
        const back = [await keeper.all(), await keeper.aliases(), await keeper.inner({ a: box, b: box })]
        const changed = await keeper.change()
        changed.n = 100
        back.push(box.n, await keeper.all())
        back.join(' ')`),
    ).toBe('[{"n":1},{"n":2}] false true 3 [{"n":99},{"n":2}]')
  })

  it('get big buffers while the sender keeps its own, unless it gives them away', async () => {
    expect(
      await said(`
        class Bytes {
          size(x: Uint8Array) { this.last = x; return x.length + ' ' + x[0] }
          give() { return transfer(this.last) }
          left() { return this.last.length }
        }
        const bytes = await spawn(Bytes, { name: 'bytes' })
        const array = new Uint8Array(1_000_000).fill(7)
        const out = [await bytes.size(array)]
        array[0] = 9
        out.push(await bytes.size(array), array.length, await bytes.size(transfer(array)), array.length)
        out.push((await bytes.give()).length, await bytes.left())
        out.join(', ')`),
    ).toBe('1000000 7, 1000000 9, 1000000, 1000000 9, 0, 1000000, 0')
  })

  it('are told apart: who sent, who one is, and what there is', async () => {
    expect(
      await said(`
        class Who { me() { return [self.name, address(self.ref).incarnation, address(self.sender).name].join(' ') } }
        const who = await spawn(Who, { name: 'who' })
        ;[await who.me(), self.name, address(self.ref).id].join(', ')`),
    ).toBe('who 1 notebook, notebook, 0')
    expect(
      await said(
        "(await list()).filter((a) => a.name === 'who').map((a) => a.class + ' ' + a.status).join()",
      ),
    ).toBe('Who alive')
  })

  it('are replaced when their cell runs again: names are free, the old ones stop, others stay', async () => {
    const text = (n: number) => `
      class Shelf { value() { return ${n} } }
      const shelf = await spawn(Shelf, { name: 'shelf' })`
    await book.run(text(1), {}, 'shelf')
    await book.value('const old = shelf')
    expect(await book.run(text(2), {}, 'shelf')).toMatchObject({ status: 'ok' })
    expect(await said('[await shelf.value(), await soonest(old.value()), await who.me()].join(", ")')).toBe(
      '2, ActorNotFound: shelf has stopped., who 1 notebook',
    )
  })

  it('leave nothing open behind all this', async () => {
    await expect.poll(() => book.counts.open).toBe(0)
    const { sent, settled, failed, died, undeliverable, lost } = book.counts
    expect(settled + failed + died + undeliverable + lost).toBe(sent)
  })
})

describe('beyond the limit of workers', () => {
  const crowd = (limit: number) => new OpenNotebook({ limit })

  const STATICS = `
    import { spawn, kill } from 'actors'
    let shared = 0
    class Lone { static made = 0; mine = 0; go() { return [++Lone.made, ++shared, ++this.mine].join() } }
    const soonest = async (p) => { try { return await p } catch (e) { return e.name } }
    const all = []`

  it('an actor that shares a worker has statics and module variables of its own, as the first has', async () => {
    const here = crowd(3)
    await here.value(STATICS)
    await here.value("for (let i = 0; i < 4; i++) all.push(await spawn(Lone, { name: 'lone' + i }))")
    expect(
      await here.value(
        "(await Promise.all(all.map(async (a) => [await a.go(), await a.go()].join('/')))).join(' ')",
      ),
    ).toBe("'1,1,1/2,2,2 1,1,1/2,2,2 1,1,1/2,2,2 1,1,1/2,2,2'")
    expect(
      new Set(
        here.session
          .frame()
          .actors.slice(1)
          .map((a) => a.worker),
      ).size,
    ).toBe(3)
    here.close()
  })

  it('actors that share a worker with one that is killed share its fate, each as its own maxRestarts allows', async () => {
    const here = crowd(1)
    await here.value(STATICS)
    await here.value(
      "for (let i = 0; i < 4; i++) all.push(await spawn(Lone, { name: 'lone' + i, maxRestarts: i % 2 }))",
    )
    await here.value('for (const a of all) await a.go(); await kill(all[0])')
    expect(await here.value("(await Promise.all(all.map((a) => soonest(a.go())))).join(' ')")).toBe(
      "'ActorNotFound 1,1,1 ActorNotFound 1,1,1'",
    )
    here.close()
  })
})
