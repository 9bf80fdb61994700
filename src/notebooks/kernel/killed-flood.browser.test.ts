import { afterEach, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'
import { turns } from './testing/turns'

const LETTERS = 20_000

/** Two actors tell a third, which notices gaps and repetitions in what it hears, and where that begins. */
const FLOOD = `
import { spawn, quiet } from 'actors'
class Sea {
  heard = 0
  wrong = 0
  first = { left: 0, right: 0 }
  last = new Map()
  drop(from, n) {
    this.heard++
    if (!this.last.has(from)) this.first[from] = n
    else if (n !== this.last.get(from) + 1) this.wrong++
    this.last.set(from, n)
  }
  found() { return [this.heard, this.wrong, this.first.left + this.first.right].join() }
}
class River {
  async flow(name, sea) { for (let n = 0; n < ${LETTERS}; n++) await sea.drop.tell(name, n) }
}
const sea = await spawn(Sea, { name: 'sea', maxRestarts: 1 })
const left = await spawn(River, { name: 'left' }), right = await spawn(River, { name: 'right' })
`

let book: OpenNotebook

afterEach(() => book.close())

describe('an actor that is killed in the middle of a flood', () => {
  it('begins again where it was cut off: each letter counts once, in order, and one may have died', async () => {
    book = new OpenNotebook()
    await book.value(FLOOD)
    const flowing = book.run("left.flow.tell('left', sea); right.flow.tell('right', sea); await quiet()")
    while (book.counts.settled < 1000) await turns(1)
    await book.session.killActor(book.actor('sea'))
    expect(book.counts.open).toBeGreaterThan(0)
    expect(await flowing).toMatchObject({ status: 'ok', error: '' })

    const said = await book.value('await sea.found()')
    const [heard, wrong, before] = said.replaceAll("'", '').split(',').map(Number)
    expect([wrong, heard + before]).toEqual([0, LETTERS * 2])
    expect(before).toBeGreaterThan(900)
    const { sent, settled, died, open } = book.counts
    expect([sent, settled + died, open]).toEqual([LETTERS * 2 + 3, LETTERS * 2 + 3, 0])
    expect(died).toBeLessThanOrEqual(1)
  })
})
