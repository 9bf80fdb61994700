import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActorsQuery, MetricsView, TasksQuery } from '../../../runtime/protocol/dashboard'
import { Kind } from '../../../runtime/protocol/wire'
import { Outcome } from '../../../runtime/record/record'
import { CellSpans } from '../cell-spans'
import { MadeRun } from '../testing/made-run'
import { actorsView, stateLine, type ActorFacts } from './actor-table'
import { MetricsReading } from './metrics-reading'
import { TaskTable } from './task-table'
import { TopRows } from './top-rows'

const all: TasksQuery = { state: null, words: '', sort: null, most: 50 }
const everybody: ActorsQuery = { words: '', sort: null, most: 50 }

describe('the first rows of many', () => {
  it('are those of the whole list in its order, equal ones as they came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.nat(12), (values, most) => {
        const top = new TopRows<readonly [number, number]>(most, (a, b) => a[0] - b[0])
        const rows = values.map((value, n) => [value, n] as const)
        for (const row of rows) top.add(row)
        expect(top.rows()).toEqual([...rows].sort((a, b) => a[0] - b[0]).slice(0, most))
        expect(top.count).toBe(values.length)
      }),
      { seed: 31 },
    )
  })
})

describe('the actors as a table', () => {
  const actor = (index: number, over: Partial<ActorFacts> = {}): ActorFacts => ({
    index,
    name: `worker_${index}`,
    className: 'Worker',
    status: 'alive',
    worker: index,
    depth: 0,
    handled: 0,
    failed: 0,
    undeliverable: 0,
    inHand: null,
    ...over,
  })
  const tableOf = (actors: readonly ActorFacts[]) => ({
    unit: 'ms' as const,
    actors,
    causeOf: () => '',
    fieldsOf: (index: number) => [{ name: 'value', text: String(index), changed: false }],
  })
  const names = (actors: readonly ActorFacts[], query: Partial<ActorsQuery>) =>
    actorsView(tableOf(actors), { ...everybody, ...query }).rows.map(({ name }) => name)

  it('has those that are over last, and is found by name and by class', () => {
    const actors = [actor(1, { status: 'dead' }), actor(2, { className: 'Bank' }), actor(10)]
    expect(names(actors, {})).toEqual(['worker_2', 'worker_10', 'worker_1'])
    expect(names(actors, { words: ' BANK ' })).toEqual(['worker_2'])
    expect(names(actors, { sort: { column: 'name', descending: true } })).toEqual([
      'worker_10', 'worker_2', 'worker_1',
    ]) // oxfmt-ignore
  })

  it('shows a few of ten thousand, and says how many there are', () => {
    const actors = Array.from({ length: 10_000 }, (_, n) => actor(n, { depth: (n * 7919) % 10_007 }))
    const view = actorsView(tableOf(actors), { words: 'worker_9', sort: { column: 'depth', descending: true }, most: 3 }) // oxfmt-ignore
    expect([view.found, view.total, view.rows.length]).toEqual([1111, 10_000, 3])
    const deepest = actors
      .filter(({ name }) => name.includes('worker_9'))
      .sort((a, b) => b.depth - a.depth)
      .slice(0, 3)
    expect(view.rows.map(({ index }) => index)).toEqual(deepest.map(({ index }) => index))
    expect(view.rows[0].state).toBe(`value ${deepest[0].index}`)
  })

  it('writes a state in one line that does not run on', () => {
    const field = (name: string, text = '1') => ({ name, text, changed: false })
    expect(stateLine([])).toBe('')
    expect(stateLine(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => field(name)))).toBe(
      'a 1, b 1, c 1, d 1, 2 more',
    )
    expect(stateLine([field('long', 'x'.repeat(100))])).toHaveLength(66)
  })
})

describe('the messages as tasks', () => {
  /** One of each end; the run is at 100 ms. */
  function made(): MadeRun {
    const run = new MadeRun('bank', 'account')
    run.handled(10, 30, { from: 0, to: 1, method: 'transfer', kind: Kind.Ask })
    const second = run.send(12, { from: 0, to: 1, method: 'audit' })
    run.deliver(second, 12)
    run.end(second, 50, Outcome.Failed)
    const lost = run.send(20, { from: 1, to: 2, method: 'withdraw' })
    run.end(lost, 21, Outcome.Lost)
    run.deliver(run.send(60, { from: 1, to: 2, method: 'deposit' }), 70)
    run.send(90, { from: 1, to: 2, method: 'deposit' })
    return run
  }
  const view = (query: Partial<TasksQuery> = {}) =>
    new TaskTable(made(), () => 0).view({ ...all, ...query }, 10_000)

  it('have waited and run for so long, and come to some end', () => {
    const { rows, counts, total } = view()
    expect(
      rows.map(({ method, state, outcome, waited, ran }) => [method, state, outcome, waited, ran]),
    ).toEqual([
      ['deposit', 'open', 'waiting', 10, null],
      ['deposit', 'open', 'delivered', 10, 30],
      ['withdraw', 'failed', 'lost', 1, null],
      ['audit', 'failed', 'failed', 18, 20],
      ['transfer', 'done', 'settled', 0, 20],
    ])
    expect(rows.at(-1)).toMatchObject({ kind: 'ask', fromName: 'notebook', toName: 'bank', sent: 10 })
    expect([counts, total]).toEqual([{ open: 2, done: 1, failed: 2 }, 5])
  })

  it('are asked for by their state, by words, in an order, and bounded', () => {
    const methods = (query: Partial<TasksQuery>) => view(query).rows.map(({ method }) => method)
    expect(methods({ state: 'failed' })).toEqual(['withdraw', 'audit'])
    expect(methods({ words: 'ACCOUNT' })).toEqual(['deposit', 'deposit', 'withdraw'])
    expect(methods({ sort: { column: 'waited', descending: true } })[0]).toBe('audit')
    expect(methods({ sort: { column: 'method', descending: false } })[0]).toBe('audit')
    const { rows, found } = view({ most: 2 })
    expect([rows.length, found]).toEqual([2, 5])
  })

  it('are measured in deliveries where somebody delivers', () => {
    const run = new MadeRun('bank')
    run.mode = 'step'
    const first = run.send(1, { from: 0, to: 1, method: 'first' })
    const second = run.send(1, { from: 0, to: 1, method: 'second' })
    run.take(second, 5000)
    run.end(second, 5001)
    run.take(first, 90_000)
    const { unit, rows } = new TaskTable(run, () => 0).view(all, 9_999_999)
    expect(unit).toBe('deliveries')
    expect(rows.map(({ method, waited, ran }) => [method, waited, ran])).toEqual([
      ['second', 0, 1],
      ['first', 1, 1],
    ])
  })
})

describe('a run of a cell in numbers', () => {
  function reading(
    run: MadeRun,
    cells: readonly (readonly [number, number])[],
    stepsBefore = 0,
  ): MetricsReading {
    const spans = new CellSpans()
    cells.forEach(([began, ended], n) => {
      spans.begin('cell', n + 1, began * 100).ended = ended < 0 ? -1 : ended * 100
    })
    return new MetricsReading(run, spans, () => stepsBefore)
  }
  const near = (value: number | null | undefined, wanted: number): void => {
    expect(Math.abs((value ?? NaN) - wanted)).toBeLessThanOrEqual(wanted * 0.02)
  }

  it('counts what was sent since the cell began, to its last event', () => {
    const run = new MadeRun('a')
    for (const at of [0, 1000, 1010, 1120]) run.handled(at, at + 20, { from: 0, to: 1, method: 'work' })
    const metrics = reading(run, [[0, 10], [900, 1125]]) // oxfmt-ignore
    const view = metrics.view({ run: null }, 99_999_999)
    expect(view).toMatchObject({ unit: 'ms', run: 1, runs: 2, going: false, behind: 0, width: 50 })
    expect(view.totals).toEqual({ sent: 3, settled: 3, failed: 0, lost: 0, undeliverable: 0, open: 0 })
    expect(view.sent).toEqual([0, 0, 2, 0, 1])
    expect(view.ends.map(Math.round)).toEqual([50, 100, 150, 200, 240])
    near(view.took?.p50, 20)
    expect(metrics.view({ run: 0 }, 99_999_999)).toMatchObject({ run: 0, totals: { sent: 1, settled: 1 } })
  })

  it('goes on up to now while something is open, and reads on where it stopped', () => {
    const run = new MadeRun('a')
    const row = run.send(0, { from: 0, to: 1, method: 'work' })
    const metrics = reading(run, [[0, -1]])
    expect(metrics.view({ run: null }, 30_000)).toMatchObject({ going: true, depth: [1, 1, 1, 1, 1, 1] })
    run.end(row, 310)
    const view = metrics.view({ run: null }, 40_000)
    expect([view.depth, view.settled.at(6), view.totals.open]).toEqual([[1, 1, 1, 1, 1, 1, 0, 0], 1, 0])
  })

  it('counts in deliveries in You deliver, whatever time passes between them', () => {
    const views = [1, 5000].map((pause): MetricsView => {
      const run = new MadeRun('a')
      run.mode = 'step'
      const rows = [1, 2, 3].map(() => run.send(1, { from: 0, to: 1, method: 'work' }))
      rows.forEach((row, n) => {
        run.take(row, 10 + n * pause)
        run.end(row, 10 + n * pause)
      })
      return reading(run, [[0, -1]]).view({ run: null }, 9_999_999)
    })
    expect(views[0]).toEqual(views[1])
    expect(views[0]).toMatchObject({
      unit: 'deliveries', ends: [0, 1, 2, 3], sent: [3, 0, 0, 0], settled: [0, 1, 1, 1], depth: [3, 2, 1, 0], going: false,
    }) // oxfmt-ignore
    near(views[0].p50[3], 3)
  })
})
