import { describe, expect, it } from 'vitest'
import type { TimelineView } from '../../runtime/protocol/views-of-record'
import { Kind } from '../../runtime/protocol/wire'
import { Outcome } from '../../runtime/record/record'
import { CellSpans } from './cell-spans'
import { MadeRun } from './testing/made-run'
import { BARS, Timeline } from './timeline'

const whole = { run: null, from: null, to: null, pixels: 600 }
const work = (to: number) => ({ from: 0, to, method: 'work' })

/** Bars in short: row of the timeline, method, from, to, and pale stretches. */
const short = ({ bars }: TimelineView) =>
  bars.map(({ lane, method, from, to, pale }) => [
    lane,
    method,
    from,
    to,
    ...pale.map((one) => [one.from, one.to]),
  ])

function timelineOf(run: MadeRun, cells: readonly (readonly [string, number, number])[], stepsBefore = 0) {
  const spans = new CellSpans()
  cells.forEach(([cell, began, ended], n) => {
    spans.begin(cell, n + 1, began * 100).ended = ended < 0 ? -1 : ended * 100
  })
  return new Timeline(run, spans, () => stepsBefore)
}

describe('the timeline of a run at full speed', () => {
  it('is a staircase where a cell awaits one ask after the other', () => {
    const run = new MadeRun('a', 'b', 'c')
    for (const n of [0, 1, 2]) run.handled(10 + 100 * n, 100 + 100 * n, { ...work(n + 1), kind: Kind.Ask })
    const view = timelineOf(run, [['loop', 0, 310]]).view(whole, 99_999)
    expect(short(view)).toEqual([
      [0, 'loop', 0, 310, [10, 100], [110, 200], [210, 300]],
      [1, 'work', 10, 100],
      [2, 'work', 110, 200],
      [3, 'work', 210, 300],
    ])
  })

  it('is a stack where a cell asks several at once', () => {
    const run = new MadeRun('a', 'b', 'c')
    for (const n of [1, 2, 3]) run.handled(10, 100 + n, { ...work(n), kind: Kind.Ask })
    const view = timelineOf(run, [['all', 0, 110]]).view(whole, 99_999)
    expect(short(view)).toEqual([
      [0, 'all', 0, 110, [10, 103]],
      [1, 'work', 10, 101],
      [2, 'work', 10, 102],
      [3, 'work', 10, 103],
    ])
  })

  it('tells everything of a bar and of its row', () => {
    const run = new MadeRun('a')
    const spawn = run.send(0, { from: 0, to: 0, method: 'spawn', kind: Kind.Spawn })
    run.lived(1, 'placed', 1, '', true)
    run.lived(60, 'began', 1)
    run.end(spawn, 60)
    const first = run.handled(70, 100, { ...work(1), line: 4 })
    const second = run.send(80, { ...work(1), line: 5 })
    run.deliver(second, 80)
    run.end(second, 120, Outcome.Died)
    const view = timelineOf(run, [['cell', 0, 100]]).view(whole, 99_999)
    const extent = { from: 0, to: 121.8 }
    expect(view).toEqual({
      unit: 'ms',
      run: 0,
      runs: 1,
      cell: 'cell',
      extent,
      shown: extent,
      going: false,
      lanes: [
        { worker: 0, actor: 0, name: 'notebook', actors: 1, waits: [], cold: null },
        {
          worker: 1, actor: 1, name: 'a', actors: 1, waits: [{ from: 80, to: 100 }], cold: { from: 1, to: 60 },
        },
      ],
      bars: [
        {
          key: -1, lane: 0, from: 0, to: 100, actor: 0, name: 'notebook', method: 'cell', sender: '', waited: 0,
          lasted: 100, end: 'settled', pale: [{ from: 0, to: 60 }], count: 1, site: { cell: 'cell', line: 1 },
        },
        {
          key: first, lane: 1, from: 70, to: 100, actor: 1, name: 'a', method: 'work', sender: 'notebook',
          waited: 0, lasted: 30, end: 'settled', pale: [], count: 1, site: { cell: 'cell', line: 4 },
        },
        {
          key: second, lane: 1, from: 100, to: 120, actor: 1, name: 'a', method: 'work', sender: 'notebook',
          waited: 20, lasted: 20, end: 'died', pale: [], count: 1, site: { cell: 'cell', line: 5 },
        },
      ],
      handlings: 3,
      forgotten: 0,
    } satisfies TimelineView) // oxfmt-ignore
  })

  it('is pale where a handling waits for answers, also to what it asks after an answer', () => {
    const run = new MadeRun('a', 'b')
    const outer = run.send(0, work(1))
    run.deliver(outer, 0)
    const ask = { from: 1, to: 2, method: 'help', kind: Kind.Ask }
    const first = run.handled(20, 40, { ...ask, cause: outer })
    // The cause of the second ask is the answer to the first.
    run.handled(60, 80, { ...ask, cause: first })
    run.end(outer, 100)
    const view = timelineOf(run, [['cell', 0, 10]]).view(whole, 99_999)
    expect(short(view)[1]).toEqual([1, 'work', 0, 100, [20, 40], [60, 80]])
  })

  it('grows while a handling runs, and says then how it ended', () => {
    const run = new MadeRun('a')
    const row = run.send(10, work(1))
    run.deliver(row, 10)
    const timeline = timelineOf(run, [['cell', 0, -1]])
    const before = timeline.view(whole, 5000)
    expect([before.going, before.bars.map((bar) => [bar.to, bar.end])]).toEqual([
      true,
      [
        [50, 'running'],
        [50, 'running'],
      ],
    ])
    run.end(row, 80, Outcome.Failed)
    const after = timeline.view(whole, 9000)
    expect(after.bars.map((bar) => [bar.to, bar.end])).toEqual([
      [90, 'running'],
      [80, 'failed'],
    ])
  })

  it('begins a handling at its delivery where an actor may handle several at once', () => {
    const run = new MadeRun('a')
    run.actors[1].maxConcurrency = 2
    run.handled(0, 50, work(1))
    run.handled(10, 60, work(1))
    const [, ...bars] = short(timelineOf(run, [['cell', 0, 60]]).view(whole, 99_999))
    expect(bars).toEqual([
      [1, 'work', 0, 50],
      [1, 'work', 10, 60],
    ])
  })

  it('shows the newest run of a cell, and an earlier one when it is asked for', () => {
    const run = new MadeRun('a')
    run.handled(10, 20, { ...work(1), method: 'first' })
    run.handled(1010, 1020, { ...work(1), method: 'second', activation: 2 })
    const timeline = timelineOf(run, [['one', 0, 30], ['two', 1000, 1030]]) // oxfmt-ignore
    expect(short(timeline.view(whole, 99_999)).map(([, method]) => method)).toEqual(['two', 'second'])
    const earlier = timeline.view({ ...whole, run: 0 }, 99_999)
    expect([earlier.cell, earlier.run, earlier.runs]).toEqual(['one', 0, 2])
    expect(short(earlier).map(([, method]) => method)).toEqual(['one', 'first'])
  })

  it('draws no bar for a message that was lost or had nobody to handle it', () => {
    const run = new MadeRun('a')
    run.end(run.send(0, work(1)), 0, Outcome.Lost)
    run.end(run.send(1, work(1)), 1, Outcome.Undeliverable)
    expect(timelineOf(run, [['cell', 0, 10]]).view(whole, 99_999).bars).toHaveLength(1)
  })

  it('draws narrow neighbours together, counts them all, and never draws more than its bound', () => {
    const run = new MadeRun(...Array.from({ length: 40 }, (_, n) => `w${n}`))
    for (let n = 0; n < 40_000; n++) run.handled(n / 4, n / 4 + 0.1, work(1 + (n % 40)))
    const timeline = timelineOf(run, [['cell', 0, 10_000]])
    const all = timeline.view({ ...whole, pixels: 2000 }, 9_999_999)
    expect(all.bars.length).toBeLessThanOrEqual(BARS)
    expect(all.handlings).toBe(40_001)
    expect(all.bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(40_001)
    const near = timeline.view({ ...whole, from: 100, to: 110 }, 9_999_999)
    expect(near.bars.every((bar) => bar.count === 1)).toBe(true)
    expect(near.lanes).toHaveLength(41)
  })
})

describe('the timeline of a run in which messages are held', () => {
  it('gives each delivery a column, however long a person has waited', () => {
    const run = new MadeRun('a', 'b')
    run.mode = 'step'
    const [first, second] = [1, 2].map((to) => run.send(0, { ...work(to), kind: Kind.Ask }))
    run.take(second, 5000)
    run.end(second, 5000.1)
    run.take(first, 90_000)
    run.end(first, 90_000.1)
    run.take(second, 90_500, true)
    const view = timelineOf(run, [['cell', 0, -1]]).view(whole, 99_999_999)
    expect([view.unit, view.extent]).toEqual(['deliveries', { from: 0, to: 3 }])
    expect(short(view)).toEqual([
      [0, 'cell', 0, 3, [0, 3]],
      [1, 'work', 1, 2],
      [2, 'work', 0, 1],
    ])
  })

  it('is pale from the delivery in which a handling asks to the one that brings the answer', () => {
    const run = new MadeRun('a', 'b', 'c')
    run.mode = 'step'
    const outer = run.send(0, work(1))
    run.take(outer, 10)
    const ask = run.send(10, { from: 1, to: 2, method: 'help', kind: Kind.Ask, cause: outer })
    run.take(ask, 20)
    run.end(ask, 20)
    const other = run.send(0, work(3))
    run.take(other, 30)
    run.end(other, 30)
    run.take(ask, 40, true)
    run.end(outer, 40)
    const [, bar] = short(timelineOf(run, [['cell', 0, 5]]).view(whole, 99_999))
    expect(bar).toEqual([1, 'work', 0, 4, [1, 3]])
  })

  it('begins behind the deliveries of cells before', () => {
    const run = new MadeRun('a')
    run.mode = 'step'
    for (const at of [1, 2, 3]) {
      const row = run.send(0, { ...work(1), method: `m${at}` })
      run.take(row, at)
      run.end(row, at)
    }
    const view = timelineOf(run, [['cell', 0, -1]], 2).view(whole, 99_999)
    expect(short(view).slice(1)).toEqual([[1, 'm3', 0, 1]])
  })
})
