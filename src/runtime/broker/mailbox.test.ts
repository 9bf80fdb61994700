import { describe, expect, it } from 'vitest'
import { RandomStream } from '../clock/random'
import { CREDIT, hasCredit, L_FROM, L_ROW, Mailbox } from './mailbox'

/** Puts a tell from `from` with this row and its only argument into a box. */
function put(box: Mailbox, row: number, from = 1): void {
  box.push(1, row, from, 7, 3, 64, 1, row, `m${row}`)
}

const letter = (ordinal: number, row: number, args: unknown = `m${row}`, from = 1) => ({
  ordinal,
  columns: [1, row, from, 7, 3, 64, 1, row],
  args,
})

/** One that has started: its arguments are gone. */
const begun = (ordinal: number, row: number) => ({ ...letter(ordinal, row), args: undefined })

describe('a mailbox', () => {
  it('begins empty at the ordinal that it is given', () => {
    expect(new Mailbox().contents()).toEqual({ settled: 0, started: 0, delivered: 0, tail: 0, letters: [] })
    expect(new Mailbox(1).contents()).toEqual({ settled: 1, started: 1, delivered: 1, tail: 1, letters: [] })
  })

  it('numbers messages in the order of their arrival and keeps every column', () => {
    const box = new Mailbox(1)
    put(box, 10)
    put(box, 11, 2)
    expect(box.contents()).toEqual({
      settled: 1,
      started: 1,
      delivered: 1,
      tail: 3,
      letters: [letter(1, 10), letter(2, 11, 'm11', 2)],
    })
    expect([box.waiting, box.inFlight]).toEqual([2, 0])
  })

  it('lets go of arguments when a message starts, and of the message when it settles', () => {
    const box = new Mailbox(1)
    for (const row of [10, 11, 12]) put(box, row)
    box.delivered = 3
    box.start(2)
    expect(box.contents()).toEqual({
      settled: 1,
      started: 2,
      delivered: 3,
      tail: 4,
      letters: [begun(1, 10), letter(2, 11), letter(3, 12)],
    })
    box.settle(2)
    expect(box.contents()).toEqual({
      settled: 2,
      started: 2,
      delivered: 3,
      tail: 4,
      letters: [letter(2, 11), letter(3, 12)],
    })
    expect([box.waiting, box.inFlight]).toEqual([1, 1])
  })

  it('starts what settles, and never goes back', () => {
    const box = new Mailbox(1)
    for (const row of [10, 11]) put(box, row)
    box.delivered = 3
    box.settle(3)
    box.start(2)
    box.settle(1)
    expect(box.contents()).toEqual({ settled: 3, started: 3, delivered: 3, tail: 3, letters: [] })
  })

  it('takes back what was delivered and not started, in order and with its arguments', () => {
    const box = new Mailbox(1)
    for (const row of [10, 11, 12, 13]) put(box, row)
    box.delivered = 4
    box.start(2)
    expect(box.revoke()).toBe(2)
    expect(box.contents()).toEqual({
      settled: 1,
      started: 2,
      delivered: 2,
      tail: 5,
      letters: [begun(1, 10), letter(2, 11), letter(3, 12), letter(4, 13)],
    })
    expect(box.revoke()).toBe(0)
  })

  it('brings a waiting message to the front of those that wait; the others keep their order', () => {
    const box = new Mailbox(1)
    for (const row of [10, 11, 12, 13]) put(box, row)
    box.delivered = 2
    box.bring(4)
    expect(box.contents()).toEqual({
      settled: 1,
      started: 1,
      delivered: 2,
      tail: 5,
      letters: [letter(1, 10), letter(2, 13), letter(3, 11), letter(4, 12)],
    })
    box.bring(2)
    expect(box.field(2, L_ROW)).toBe(13)
  })

  it('lets a waiting message be taken out; those behind it move up', () => {
    const box = new Mailbox(1)
    for (const row of [10, 11, 12, 13]) put(box, row)
    box.delivered = 2
    box.remove(3)
    expect(box.contents()).toEqual({
      settled: 1,
      started: 1,
      delivered: 2,
      tail: 4,
      letters: [letter(1, 10), letter(2, 11), letter(3, 13)],
    })
    box.remove(3)
    box.remove(2)
    expect([box.waiting, box.inFlight, box.argsOf(2)]).toEqual([0, 1, undefined])
  })

  it('grows where the ring wraps around, without losing or reordering anything', () => {
    const box = new Mailbox(1)
    for (let row = 0; row < 6; row++) put(box, row)
    box.delivered = 6
    box.settle(6)
    // Ordinals 6 to 7 + 20 lie across the end of a ring of eight slots, then of sixteen.
    for (let row = 6; row < 26; row++) put(box, row)
    expect(box.contents()).toEqual({
      settled: 6,
      started: 6,
      delivered: 6,
      tail: 27,
      letters: Array.from({ length: 21 }, (_, i) => letter(6 + i, 5 + i)),
    })
  })

  it('brings messages forward across the end of the ring', () => {
    const box = new Mailbox(6)
    for (let row = 0; row < 5; row++) put(box, row)
    box.bring(10)
    expect([6, 7, 8, 9, 10].map((o) => [box.field(o, L_ROW), box.argsOf(o)])).toEqual(
      [4, 0, 1, 2, 3].map((row) => [row, `m${row}`]),
    )
  })

  it('keeps its ordinals over a life of a hundred thousand messages, in a ring that stays small', () => {
    const box = new Mailbox(1)
    for (let row = 1; row <= 100_000; row++) {
      put(box, row)
      box.delivered++
      box.settle(box.delivered)
      if (row % 10_000 === 0) expect(box.settled).toBe(row + 1)
    }
    put(box, 100_001, 9)
    expect(box.contents()).toEqual({
      settled: 100_001,
      started: 100_001,
      delivered: 100_001,
      tail: 100_002,
      letters: [letter(100_001, 100_001, 'm100001', 9)],
    })
    expect(box.field(box.delivered, L_FROM)).toBe(9)
  })
})

describe('credit', () => {
  it('is there while a message waits and fewer than the window are unsettled', () => {
    const box = new Mailbox(1)
    expect(hasCredit(box, 2)).toBe(false)
    for (const row of [10, 11, 12]) put(box, row)
    const seen = []
    for (let i = 0; i < 3; i++) {
      seen.push(hasCredit(box, 2))
      if (hasCredit(box, 2)) box.delivered++
    }
    expect(seen).toEqual([true, true, false])
    box.start(2)
    expect(hasCredit(box, 2)).toBe(false)
    box.settle(2)
    expect(hasCredit(box, 2)).toBe(true)
    box.delivered++
    box.settle(4)
    expect(hasCredit(box, 2)).toBe(false)
  })

  it('is at most one window of 256, and comes back whole when it is revoked', () => {
    const box = new Mailbox(1)
    for (let row = 0; row < 1000; row++) put(box, row)
    while (hasCredit(box, CREDIT)) box.delivered++
    expect([box.inFlight, box.waiting]).toEqual([256, 744])
    box.revoke()
    expect([box.inFlight, box.waiting]).toEqual([0, 1000])
  })
})

/** The same operations on plain lists: what a mailbox means. */
class Oracle {
  settled = 1
  started = 1
  delivered = 1
  rows: number[] = []
  get tail(): number {
    return this.settled + this.rows.length
  }
}

describe('a mailbox against a naive one', () => {
  it('agrees with plain lists over random pushes, deliveries, starts, settles, brings, removals and revokes', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = new RandomStream(seed, 'mailbox')
      const below = (n: number) => Math.floor(random.next() * n)
      const box = new Mailbox(1)
      const oracle = new Oracle()
      for (let i = 0; i < 150; i++) {
        switch (below(7)) {
          case 0:
          case 1:
            put(box, i)
            oracle.rows.push(i)
            break
          case 2:
            if (oracle.delivered < oracle.tail) box.delivered = ++oracle.delivered
            break
          case 3: {
            const to = oracle.started + below(oracle.delivered - oracle.started + 1)
            box.start(to)
            oracle.started = to
            if (below(2) === 0) {
              box.settle(to)
              oracle.rows.splice(0, to - oracle.settled)
              oracle.settled = to
            }
            break
          }
          case 4:
            if (oracle.delivered < oracle.tail) {
              const ordinal = oracle.delivered + below(oracle.tail - oracle.delivered)
              box.bring(ordinal)
              const [row] = oracle.rows.splice(ordinal - oracle.settled, 1)
              oracle.rows.splice(oracle.delivered - oracle.settled, 0, row)
            }
            break
          case 5:
            if (oracle.delivered < oracle.tail) {
              const ordinal = oracle.delivered + below(oracle.tail - oracle.delivered)
              box.remove(ordinal)
              oracle.rows.splice(ordinal - oracle.settled, 1)
            }
            break
          default:
            expect(box.revoke()).toBe(oracle.delivered - oracle.started)
            oracle.delivered = oracle.started
        }
        const { settled, started, delivered, tail } = oracle
        expect(box.contents(), `seed ${seed}`).toEqual({
          settled,
          started,
          delivered,
          tail,
          letters: oracle.rows.map((row, at) => {
            const ordinal = settled + at
            return ordinal < started ? begun(ordinal, row) : letter(ordinal, row)
          }),
        })
      }
    }
  })
})

it('what has settled early uses no credit, and is forgotten when the watermark passes it', () => {
  const box = new Mailbox(1)
  for (let row = 1; row <= 4; row++) put(box, row)
  box.delivered = 4
  box.start(4)
  box.early.add(2).add(3)
  expect(box.inFlight).toBe(1)
  expect(hasCredit(box, 2)).toBe(true)
  box.settle(4)
  expect([box.inFlight, box.early.size]).toEqual([0, 0])
})
