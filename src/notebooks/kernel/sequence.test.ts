import { describe, expect, it } from 'vitest'
import type { SequenceQuery } from '../../runtime/protocol/views-of-record'
import { Kind } from '../../runtime/protocol/wire'
import { Outcome } from '../../runtime/record/record'
import { readableRun } from './readable-run'
import { PLACES, Sequence } from './sequence'
import { MadeRun } from './testing/made-run'

const all: SequenceQuery = { from: null, count: 100, hidden: [], order: [], chosen: null, light: 'all' }
const of = (run: MadeRun): Sequence =>
  new Sequence(
    readableRun(run),
    () => (run.mode === 'step' ? 'steps' : 'ms'),
    () => 0,
    1,
  )

/** shop asks bank, bank asks account, and the answer to shop comes last; auditor tells account_2 meanwhile. */
function payment(): MadeRun {
  const run = new MadeRun('shop', 'bank', 'account', 'auditor', 'other')
  const pay = run.send(10, { from: 1, to: 2, method: 'pay', kind: Kind.Ask, args: [10], line: 4 })
  run.deliver(pay, 12)
  const withdraw = run.send(20, {
    from: 2,
    to: 3,
    method: 'withdraw',
    kind: Kind.Ask,
    cause: pay,
    args: [10],
  })
  run.deliver(withdraw, 22)
  run.handled(25, 26, { from: 4, to: 5, method: 'get' })
  run.end(withdraw, 30)
  run.replies.keep(withdraw, 1, 90, 8)
  run.end(pay, 40)
  run.replies.keep(pay, 1, 'paid', 8)
  return run
}

describe('a sequence diagram', () => {
  it('has a place each moment, and lines from place to place', () => {
    const view = of(payment()).view(all)
    expect(view.lanes.map((lane) => lane.name)).toEqual([
      'notebook', 'shop', 'bank', 'account', 'auditor', 'other',
    ]) // oxfmt-ignore
    expect(
      view.lines.map(({ label, kind, sent, arrived, fate }) => [label, kind, sent, arrived, fate]),
    ).toEqual([
      ['pay(10)', 'ask', 0, 1, 'arrived'],
      ['withdraw(10)', 'ask', 2, 3, 'arrived'],
      ['get(…)', 'tell', 4, 5, 'arrived'],
      ['90', 'answer', 7, 8, 'arrived'],
      ["'paid'", 'answer', 9, 10, 'arrived'],
    ])
    expect([view.total, view.unit, view.messages, view.forgotten, view.passing]).toEqual([11, 'ms', 3, 0, 0])
    expect(view.lines[0].site).toEqual({ cell: 'cell', line: 4 })
    expect(view.captions.map(({ place, at }) => [place, at])).toEqual([
      [0, 0], [1, 2], [2, 10], [3, 12], [4, 15], [6, 16], [7, 20], [9, 30],
    ]) // oxfmt-ignore
  })

  it('has bars that are pale where a handling waits', () => {
    const { bars, lanes } = of(payment()).view(all)
    const bank = lanes.findIndex((lane) => lane.name === 'bank')
    expect(bars.find((bar) => bar.lane === bank)).toMatchObject({
      from: 1, to: 9, end: 'settled', pale: [{ from: 2, to: 8 }],
    }) // oxfmt-ignore
  })

  it('draws what a cell does from its first message to its last', () => {
    const run = new MadeRun('ana')
    run.handled(1, 5, { from: 0, to: 1, method: 'get', kind: Kind.Ask })
    const { bars } = of(run).view(all)
    expect(bars[0]).toMatchObject({ row: -1, lane: 0, from: 0, to: 3, pale: [{ from: 0, to: 3 }] })
  })

  it('tells what is lost, undeliverable, open and failed apart', () => {
    const run = new MadeRun('ana', 'count')
    const ask = { from: 1, to: 2, method: 'get', kind: Kind.Ask }
    run.end(run.send(1, ask), 1, Outcome.Lost)
    run.end(run.send(2, ask), 2, Outcome.Undeliverable)
    const failed = run.send(3, ask)
    run.deliver(failed, 3)
    run.end(failed, 4, Outcome.Failed)
    run.replies.keep(failed, 1, { name: 'RangeError', message: 'too much' }, 8)
    run.send(5, ask)
    const { lines } = of(run).view(all)
    expect(lines.map(({ kind, fate, failed, sent, arrived }) => [kind, fate, failed, sent, arrived])).toEqual(
      [
        ['ask', 'lost', false, 0, 1],
        ['ask', 'undeliverable', false, 2, 3],
        ['ask', 'arrived', false, 4, 5],
        ['answer', 'arrived', true, 6, 7],
        ['ask', 'open', false, 8, -1],
      ],
    )
    expect(lines[3].label).toBe('RangeError: too much')
  })

  it('lights what led to a message, or what it can have led to', () => {
    const sequence = of(payment())
    const past = sequence.view({ ...all, chosen: 1, light: 'past' })
    expect(past.lines.filter((line) => line.lit).map((line) => line.label)).toEqual([
      'pay(10)',
      'withdraw(10)',
    ])
    expect(past.chosen).toMatchObject({ place: 3, line: { row: 1, label: 'withdraw(10)' } })
    expect(past.lanes.map(({ lit }) => [lit.from, lit.to])).toEqual([
      [0, 0], [0, 1], [0, 3], [0, 4], [0, 0], [0, 0],
    ]) // oxfmt-ignore
    const future = sequence.view({ ...all, chosen: 1, light: 'future' })
    expect(future.lines.filter((line) => line.lit).map((line) => line.label)).toEqual([
      'withdraw(10)', '90', "'paid'",
    ]) // oxfmt-ignore
    expect(sequence.view({ ...all, chosen: 1 }).lines.every((line) => line.lit)).toBe(true)
  })

  it('gives the part that is asked for, and the newest where none is', () => {
    const run = new MadeRun('ana', 'count')
    for (let n = 0; n < 1000; n++) run.handled(n, n, { from: 1, to: 2, method: 'add' })
    const sequence = of(run)
    expect(sequence.view({ ...all, from: 30, count: 9 }).shown).toEqual({ from: 30, to: 39 })
    expect(sequence.view({ ...all, from: 30, count: 9 }).lines.map((line) => line.row)).toEqual([10, 11, 12])
    expect(sequence.view({ ...all, count: 9 }).shown).toEqual({ from: 2991, to: 3000 })
    expect(sequence.view({ ...all, count: 9999 }).shown.from).toBe(3000 - PLACES)
  })

  it('leaves no room for actors that are hidden, and keeps an end of what they sent', () => {
    const view = of(payment()).view({ ...all, hidden: [4, 5, 1] })
    expect(view.lanes.map((lane) => lane.name)).toEqual(['notebook', 'bank', 'account'])
    expect(view.hidden.map((one) => one.name)).toEqual(['shop', 'auditor', 'other'])
    expect(view.total).toBe(6)
    expect(view.lines[0]).toMatchObject({ label: 'pay(10)', fromLane: -1, sent: -1, toLane: 1, arrived: 0 })
  })

  it('has lanes in an order of somebody’s own, and new ones behind', () => {
    const run = payment()
    const sequence = of(run)
    expect(sequence.view({ ...all, order: [2, 1] }).lanes.slice(0, 3).map((lane) => lane.name)).toEqual([
      'bank', 'shop', 'notebook',
    ]) // oxfmt-ignore
  })

  it('draws 300 lanes at the most, and says how many are left out', () => {
    const run = new MadeRun(...Array.from({ length: 320 }, (_, n) => `w${n}`))
    for (let n = 1; n <= 320; n++) run.handled(n, n, { from: 0, to: n, method: 'm' })
    const { lanes, lanesLeftOut, total } = of(run).view(all)
    expect([lanes.length, lanesLeftOut, total]).toEqual([300, 21, 320 + 299 * 2])
  })

  it('has silences, lives and messages that only pass', () => {
    const run = new MadeRun('ana', 'count')
    run.lived(0, 'placed', 1)
    run.lived(0, 'began', 1)
    run.send(1, { from: 1, to: 2, method: 'late' })
    run.handled(2000, 2001, { from: 1, to: 2, method: 'm' })
    run.lived(2002, 'timer', 1, 'after 2 s')
    run.lived(2003, 'died', 2, 'it was killed')
    const sequence = of(run)
    const view = sequence.view(all)
    expect(view.silences).toEqual([{ place: 2, ms: 1999 }])
    expect(view.marks.map(({ kind, place, name, cause }) => [kind, place, name, cause])).toEqual([
      ['spawned', 0, 'ana', ''],
      ['timer', 7, 'ana', 'after 2 s'],
      ['died', 8, 'count', 'it was killed'],
    ])
    expect(view.lanes.map(({ born, over }) => [born, over])).toEqual([[-1, -1], [0, -1], [-1, 8]]) // oxfmt-ignore
    expect(sequence.view({ ...all, from: 4, count: 3 }).passing).toBe(1)
  })

  it('of a run that is delivered by hand has the numbers of steps', () => {
    const run = new MadeRun('ana', 'count')
    run.mode = 'step'
    const ask = run.send(1, { from: 1, to: 2, method: 'get', kind: Kind.Ask })
    run.take(ask, 9000)
    run.end(ask, 9001)
    run.take(ask, 20_000, true)
    const view = of(run).view(all)
    expect([view.unit, view.silences]).toEqual(['steps', []])
    expect(view.captions).toEqual([{ place: 1, at: 1 }, { place: 3, at: 2 }]) // oxfmt-ignore
  })

  it('reads 100 000 messages and gives a part of them in a blink', () => {
    const run = new MadeRun('ana', 'count')
    for (let n = 0; n < 100_000; n++)
      run.handled(n / 10, n / 10, { from: 1 + (n % 2), to: 2 - (n % 2), method: 'm' })
    const sequence = of(run)
    expect(sequence.view(all).total).toBe(300_000)
    const begun = performance.now()
    for (let n = 0; n < 100; n++) sequence.view({ ...all, from: n * 2500 })
    expect((performance.now() - begun) / 100).toBeLessThan(8)
  })
})
