import { describe, expect, it } from 'vitest'
import { Kind } from '../../runtime/protocol/wire'
import { Outcome } from '../../runtime/record/record'
import { Part } from './moment-order'
import { Moments } from './moments'
import { readableRun } from './readable-run'
import { MadeRun } from './testing/made-run'

const parts = ['sent', 'began', 'ended', 'answered', 'life', 'silence']
const read = (run: MadeRun, silences = false): Moments => {
  const moments = new Moments(readableRun(run), { came: () => undefined })
  moments.update(silences)
  return moments
}
const told = (moments: Moments): string[] =>
  Array.from({ length: moments.total - moments.first }, (_, n) => {
    const moment = moments.first + n
    return `${moments.actorOf(moment)} ${parts[moments.partOf(moment)]} ${moments.rowOf(moment)}`
  })

describe('the moments of a run', () => {
  it('have all that becomes of an ask, and of a message', () => {
    const run = new MadeRun('ana', 'count')
    run.handled(1, 3, { from: 1, to: 2, method: 'get', kind: Kind.Ask })
    run.handled(4, 5, { from: 1, to: 2, method: 'add' })
    expect(told(read(run))).toEqual([
      '1 sent 0', '2 began 0', '2 ended 0', '1 answered 0', '1 sent 1', '2 began 1', '2 ended 1',
    ]) // oxfmt-ignore
  })

  it('stand behind what led to them, also where all have one time', () => {
    const run = new MadeRun('ana', 'count', 'log')
    const outer = run.handled(0, 0, { from: 0, to: 1, method: 'go', kind: Kind.Ask })
    const ask = run.handled(0, 0, { from: 1, to: 2, method: 'get', kind: Kind.Ask, cause: outer })
    const note = run.handled(0, 0, { from: 1, to: 3, method: 'note', cause: ask })
    expect(told(read(run))).toEqual([
      `0 sent ${outer}`, `1 began ${outer}`, `1 sent ${ask}`, `2 began ${ask}`, `2 ended ${ask}`,
      `1 answered ${ask}`, `1 sent ${note}`, `1 ended ${outer}`, `0 answered ${outer}`, `3 began ${note}`,
      `3 ended ${note}`,
    ]) // oxfmt-ignore
  })

  it('never stand before what led to them, in random runs that are read in parts', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed)
      const run = new MadeRun('a', 'b', 'c', 'd')
      const moments = read(run)
      const queues = new Map<number, { row: number; from: number; ask: boolean }[]>()
      let time = 0
      const send = (from: number, cause: number): void => {
        const to = 1 + Math.floor(random() * 4)
        const ask = random() < 0.5
        const row = run.send(time, { from, to, method: 'm', kind: ask ? Kind.Ask : Kind.Tell, cause })
        if (random() < 0.05) return run.end(row, time, Outcome.Lost)
        queues.set(to, [...(queues.get(to) ?? []), { row, from, ask }])
      }
      for (let n = 0; n < 4; n++) send(0, -1)
      for (let n = 0; n < 60; n++) {
        if (random() < 0.4) time++
        const actor = 1 + Math.floor(random() * 4)
        const next = queues.get(actor)?.shift()
        if (next === undefined) continue
        run.deliver(next.row, time)
        if (random() < 0.4) time++
        for (let sends = Math.floor(random() * 2.4); sends > 0; sends--) send(actor, next.row)
        run.end(next.row, time, random() < 0.1 ? Outcome.Failed : Outcome.Settled)
        if (random() < 0.3) moments.update(false)
      }
      moments.update(false)
      for (const one of [moments, read(run)]) {
        expect(one.total).toBe(read(run).total)
        const last = new Map<number, number>()
        for (let moment = 0; moment < one.total; moment++) {
          const [row, part] = [one.rowOf(moment), one.partOf(moment)]
          const at = (of: number, which: Part): number => one.momentOf(of, which)
          expect(one.momentOf(row, part)).toBe(moment)
          if (part === Part.Began) expect(at(row, Part.Sent), `seed ${seed}`).toBeLessThan(moment)
          if (part === Part.Ended) expect(at(row, Part.Began), `seed ${seed}`).toBeLessThan(moment)
          if (part === Part.Answered) expect(at(row, Part.Ended), `seed ${seed}`).toBeLessThan(moment)
          if (part === Part.Sent) {
            const cause = run.record.read(row)!.cause
            if (cause >= 0) expect(at(cause, Part.Began), `seed ${seed}`).toBeLessThan(moment)
            // What a handling sends, it sends before it ends.
            if (cause >= 0) expect(at(cause, Part.Ended), `seed ${seed}`).toBeGreaterThan(moment)
            const from = one.actorOf(moment)
            expect(last.get(from) ?? -1, `seed ${seed}`).toBeLessThan(row)
            last.set(from, row)
          }
        }
      }
    }
  })

  it('go on where they were read last', () => {
    const run = new MadeRun('ana', 'count')
    const row = run.send(1, { from: 1, to: 2, method: 'get', kind: Kind.Ask })
    const moments = read(run)
    expect(told(moments)).toEqual(['1 sent 0'])
    run.deliver(row, 2)
    moments.update(false)
    run.end(row, 3)
    moments.update(false)
    moments.update(false)
    expect(told(moments)).toEqual(['1 sent 0', '2 began 0', '2 ended 0', '1 answered 0'])
  })

  it('have a silence where nothing happens for half a second, if time means something', () => {
    const run = new MadeRun('ana')
    run.send(1, { from: 0, to: 1, method: 'm' })
    run.send(400, { from: 0, to: 1, method: 'm' })
    run.send(1900, { from: 0, to: 1, method: 'm' })
    expect(told(read(run, true))).toEqual([
      '0 sent 0',
      '0 sent 1',
      '-1 silence 150000',
      '-1 silence 0',
      '0 sent 2',
    ])
    expect(told(read(run))).toHaveLength(3)
  })

  it('say how many messages are on their way', () => {
    const run = new MadeRun('ana')
    const rows = [1, 2, 3].map((at) => run.send(at, { from: 0, to: 1, method: 'm' }))
    run.deliver(rows[0], 4)
    run.end(rows[0], 4)
    run.end(rows[1], 5, Outcome.Lost)
    const moments = read(run)
    expect(Array.from({ length: 7 }, (_, n) => moments.flyingBefore(n))).toEqual([0, 1, 2, 3, 2, 2, 1])
  })

  it('of an answer that is held come when it is taken', () => {
    const run = new MadeRun('ana', 'count')
    run.mode = 'step'
    const row = run.send(1, { from: 1, to: 2, method: 'get', kind: Kind.Ask })
    run.take(row, 2)
    run.end(row, 2)
    const moments = read(run)
    expect(told(moments)).toEqual(['1 sent 0', '2 began 0', '2 ended 0'])
    run.take(row, 9, true)
    moments.update(false)
    expect(told(moments).at(-1)).toBe('1 answered 0')
    expect(moments.timeOf(3)).toBe(900)
  })

  it('are bounded: the oldest are let go of', () => {
    const run = new MadeRun('ana')
    const moments = read(run)
    for (let n = 0; n < 210_000; n++) {
      run.handled(n / 100, n / 100, { from: 0, to: 1, method: 'm' })
      if (n % 30_000 === 0) moments.update(false)
    }
    moments.update(false)
    expect([moments.total, moments.total - moments.first]).toEqual([630_000, 400_000])
    expect(moments.momentOf(0, Part.Sent)).toBe(-1)
    const { first, total } = moments
    for (const moment of [first, first + 1, total - 1])
      expect(moments.momentOf(moments.rowOf(moment), moments.partOf(moment))).toBe(moment)
  })
})

function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}
