import { afterEach, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'
import { turns } from './testing/turns'

const LETTERS = 40_000

/** Two actors tell a third, which notices when one's letters are not in the order of their numbers. */
const FLOOD = `
import { spawn, quiet } from 'actors'
class Sea {
  heard = 0
  wrong = 0
  last = new Map()
  drop(from, n) {
    if (n !== (this.last.get(from) ?? -1) + 1) this.wrong++
    this.last.set(from, n)
    this.heard++
  }
  found() { return this.heard + ' heard, ' + this.wrong + ' wrong' }
}
class River {
  async flow(name, sea, letters) { for (let n = 0; n < letters; n++) await sea.drop.tell(name, n) }
}
const sea = await spawn(Sea, { name: 'sea', maxRestarts: 1 })
const [left, right] = [await spawn(River, { name: 'left' }), await spawn(River, { name: 'right' })]
`
const LET_FLOW = `left.flow.tell('left', sea, ${LETTERS}); right.flow.tell('right', sea, ${LETTERS}); await quiet()`

let book: OpenNotebook

afterEach(() => book.close())

/** Letters that are on their way to the sea. */
const onTheWay = () => {
  const { held, heldLeftOut } = book.session.frame()
  return held.length + heldLeftOut
}

const waiting = () => book.session.frame().phase === 'waiting'

describe('a flood between workers', () => {
  it('is held in the middle when it is paused, goes on by hand, and loses nothing at full speed again', async () => {
    book = new OpenNotebook()
    await book.value(FLOOD)
    const flowing = book.run(LET_FLOW)
    while (book.counts.settled < 1000) await turns(1)
    await book.session.setMode('step')
    await book.until(waiting)

    const { sent, settled, open } = book.counts
    expect(settled).toBeLessThan(LETTERS * 2)
    // The cell waits for quiet, both rivers have settled, and nothing else is on its way.
    expect([sent, open]).toEqual([LETTERS * 2 + 2, onTheWay()])
    const five = Array.from({ length: 5 }, () => book.session.next())
    expect(await Promise.all(five)).toEqual([null, null, null, null, null])
    await book.until(waiting)
    expect(book.counts.settled).toBe(settled + 5)

    await book.session.setMode('live')
    expect(await flowing).toMatchObject({ status: 'ok', error: '' })
    expect(await book.value('await sea.found()')).toBe(`'${LETTERS * 2} heard, 0 wrong'`)
    expect(book.counts).toMatchObject({ sent: LETTERS * 2 + 3, settled: LETTERS * 2 + 3, open: 0 })
  })
})
