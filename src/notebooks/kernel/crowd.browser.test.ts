import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import { spawn, stop, quiet } from 'actors'
class Server {
  got = 0
  take() { this.got++ }
}
class Worker {
  report(server: Server) { server.take.tell() }
  wait(ms: number) { return new Promise((done) => setTimeout(done, ms)) }
}
const workers = await Promise.all(Array.from({ length: 500 }, () => spawn(Worker, { place: 'shared' })))
const server = await spawn(Server, { name: 'server' })
`

let book: OpenNotebook

beforeAll(async () => {
  book = new OpenNotebook({ limit: 4 })
  expect(await book.run(SETUP)).toMatchObject({ status: 'ok', error: '' })
})

afterAll(() => book.close())

const frame = () => book.session.frame()

describe('a picture of more actors than the stage draws', () => {
  it('counts them all in a pile, and lists whoever is in none, also who came last', () => {
    expect(frame().piles).toMatchObject([{ className: 'Worker', count: 500, ended: 0, depth: 0 }])
    expect(frame().actors.map((actor) => actor.name)).toEqual(['notebook', 'server'])
    expect(frame().actorsLeftOut).toBe(0)
  })

  it('joins what runs between a pile and an actor to one edge', async () => {
    await book.value('workers.forEach((w) => w.report.tell(server)); await quiet()')
    const [pile] = frame().piles
    const server = frame().actors[1].index
    const edges = frame().edges.map(({ from, to, count }) => ({ from, to, count }))
    expect(edges).toContainEqual({ from: 0, to: pile.key, count: 500 })
    expect(edges).toContainEqual({ from: pile.key, to: server, count: 500 })
  })

  it('says how many messages wait for all of them together, and how many have stopped', async () => {
    await book.value('workers.forEach((w) => { w.wait.tell(60_000); w.wait.tell(0); w.wait.tell(0) })')
    await expect.poll(() => frame().piles[0]).toMatchObject({ depth: 1000, handling: 500 })
    await book.value('workers.slice(0, 3).forEach((w) => stop(w))')
    await expect.poll(() => frame().piles[0]).toMatchObject({ count: 500, ended: 3, undeliverable: 6 })
  })

  it('finds any of them by a part of its name, and draws it by itself while it is watched', async () => {
    const { session } = book
    const found = session.find('WORKER')
    expect(found.length).toBe(500)
    const last = found[499]
    session.watch(last)
    await expect.poll(() => frame().actors.map((actor) => actor.index)).toContain(last)
    expect([frame().piles[0].count, frame().pileOf[last]]).toEqual([499, 0])
    expect(frame().actors.find((actor) => actor.index === last)?.name).toBe(session.nameOf(last))
    session.watch(null)
    await expect.poll(() => frame().piles[0].count).toBe(500)
    expect(session.find('server').map((index) => session.nameOf(index))).toEqual(['server'])
  })
})
