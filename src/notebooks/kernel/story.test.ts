import { describe, expect, it } from 'vitest'
import { Kind } from '../../runtime/protocol/wire'
import { Outcome } from '../../runtime/record/record'
import { Story } from './story'
import { MadeRun } from './testing/made-run'

const newest = { words: '', before: null, most: 500 }
const texts = (story: Story, query = newest): string[] => story.view(query).events.map((event) => event.text)
const deposit = { from: 1, to: 2, method: 'deposit', args: [10] }

describe('a run in words', () => {
  it('is told with all that an event leads to', () => {
    const run = new MadeRun('ana', 'count')
    const row = run.handled(10, 12, { ...deposit, line: 7 })
    expect(new Story(run, 3).view(newest)).toEqual({
      run: 3,
      events: [
        { seq: 0, kind: 'sent', actor: 1, text: 'ana sent deposit(10) to count', place: { cell: 'cell', line: 7 }, row: 0 },
        { seq: 1, kind: 'handled', actor: 2, text: 'count handled deposit(10)', place: { cell: 'cell', line: 7 }, row: 0 },
      ],
      total: 2,
      found: 2,
      earlier: 0,
      later: 0,
      forgotten: 0,
    }) // oxfmt-ignore
    expect(row).toBe(0)
  })

  it('names each way in which a message can end', () => {
    const run = new MadeRun('ana', 'count')
    const ask = { ...deposit, kind: Kind.Ask }
    run.handled(1, 2, ask)
    run.end(run.send(3, ask), 4, Outcome.Failed)
    run.end(run.send(5, deposit), 6, Outcome.Failed)
    run.end(run.send(7, deposit), 8, Outcome.Died)
    run.end(run.send(9, deposit), 9, Outcome.Lost)
    run.actors[2].status = 'stopped'
    run.end(run.send(11, deposit), 11, Outcome.Undeliverable)
    expect(texts(new Story(run, 1))).toEqual([
      'ana asked count: deposit(10)',
      'count handled deposit(10) and answered ana',
      'ana asked count: deposit(10)',
      'count failed in deposit(10), and ana gets the error',
      'ana sent deposit(10) to count',
      'count failed in deposit(10)',
      'ana sent deposit(10) to count',
      'count died while it handled deposit(10)',
      'ana sent deposit(10) to count',
      'ana’s deposit(10) to count was lost on the way',
      'ana sent deposit(10) to count',
      'deposit(10) from ana is undeliverable: count has stopped',
    ])
  })

  it('says that an ask which closed a circle was taken back', () => {
    const run = new MadeRun('north', 'south')
    run.end(run.send(1, { ...deposit, from: 2, to: 1, kind: Kind.Ask }), 2, Outcome.Undeliverable)
    expect(texts(new Story(run, 1)).slice(-1)).toEqual([
      'deposit(10) from south is undeliverable: it was taken back, since they wait for each other in a circle',
    ])
  })

  it('tells who comes and goes, and why', () => {
    const run = new MadeRun('ana', 'count')
    run.lived(0, 'placed', 1, '', true)
    run.lived(1, 'began', 1)
    run.lived(2, 'placed', 2)
    run.lived(3, 'restarting', 1, 'its handler threw')
    run.lived(3, 'placed', 1)
    run.lived(4, 'began', 1)
    run.lived(5, 'timer', 1, 'after 2 s')
    run.lived(6, 'timer', 2, 'no answer to deposit after 30 s')
    run.lived(7, 'stopped', 1)
    run.lived(8, 'died', 2, 'count was killed')
    expect(texts(new Story(run, 1))).toEqual([
      'notebook spawned ana, a Worker, in a new worker',
      'notebook spawned count, a Worker',
      'ana begins anew: its handler threw',
      'time passed for ana: after 2 s',
      'count waits no more: no answer to deposit after 30 s',
      'ana stopped',
      'count died: count was killed',
    ])
  })

  it('has what a handling sent before its end, in one batch and with one time', () => {
    const run = new MadeRun('ana', 'count', 'log')
    const outer = run.send(1, { from: 0, to: 1, method: 'go' })
    const ask = run.send(2, { from: 1, to: 2, method: 'get', kind: Kind.Ask, cause: outer })
    run.end(ask, 3)
    run.send(4, { from: 1, to: 3, method: 'note', cause: ask })
    run.end(outer, 4)
    expect(texts(new Story(run, 1)).slice(-2)).toEqual(['ana sent note(…) to log', 'ana handled go(…)'])
  })

  it('goes on where it was read last, and keeps the numbers of what it told', () => {
    const run = new MadeRun('ana', 'count')
    const story = new Story(run, 1)
    const row = run.send(1, deposit)
    expect(texts(story)).toEqual(['ana sent deposit(10) to count'])
    run.deliver(row, 2)
    run.end(row, 3)
    run.send(4, deposit)
    expect(story.view(newest).events.map(({ seq, kind }) => [seq, kind])).toEqual([
      [0, 'sent'],
      [1, 'handled'],
      [2, 'sent'],
    ])
  })

  it('gives a page, and says what comes before and after it', () => {
    const run = new MadeRun('ana', 'count')
    for (let n = 0; n < 10; n++) run.send(n, { ...deposit, args: [n] })
    const { events, ...rest } = new Story(run, 1).view({ words: '', before: 8, most: 3 })
    expect(events.map((event) => event.seq)).toEqual([5, 6, 7])
    expect(rest).toEqual({ run: 1, total: 10, found: 10, earlier: 5, later: 2, forgotten: 0 })
  })

  it('gives the sentences with some words only', () => {
    const run = new MadeRun('ana', 'count')
    for (let n = 0; n < 12; n++) run.send(n, { ...deposit, args: [n] })
    const view = new Story(run, 1).view({ words: 'DEPOSIT(1', before: null, most: 2 })
    expect(view.events.map((event) => event.text)).toEqual([
      'ana sent deposit(10) to count',
      'ana sent deposit(11) to count',
    ])
    expect([view.found, view.earlier, view.total]).toEqual([3, 1, 12])
  })

  it('keeps the latest sentences, and counts those that it has let go of', () => {
    const run = new MadeRun('ana', 'count')
    for (let n = 0; n < 30_000; n++) run.handled(n, n, deposit)
    const view = new Story(run, 1).view(newest)
    expect([view.total, view.found, view.forgotten]).toEqual([60_000, 20_000, 40_000])
    expect(view.events.at(-1)?.text).toBe('count handled deposit(10)')
  })
})
