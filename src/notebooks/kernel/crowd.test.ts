import { describe, expect, it } from 'vitest'
import { isOver, makeEntry, type ActorEntry } from '../../runtime/broker/actor-entry'
import { RunState } from '../../runtime/broker/run-state'
import { Crowd } from './crowd'

const MOST = 20
const classNames = ['Worker', 'Server', 'Sampler', 'Judge']

/** Counts as one would without a thought for time. */
function naive(entries: readonly ActorEntry[], alone: number) {
  const shown = entries.filter((entry) => entry.index > 0 && !entry.cleared)
  const sums = new Map<string, { count: number; ended: number; depth: number; undeliverable: number }>()
  for (const entry of shown) {
    if (entry.index === alone) continue
    const sum = sums.get(entry.className) ?? { count: 0, ended: 0, depth: 0, undeliverable: 0 }
    sum.count++
    sum.ended += isOver(entry) ? 1 : 0
    sum.depth += entry.box.tail - entry.box.started
    sum.undeliverable += entry.undeliverable
    sums.set(entry.className, sum)
  }
  return { shown, sums }
}

function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function makeRun() {
  const state = new RunState({ epoch: 1, seed: 1, mode: 'live', indices: new Map() } as never)
  state.addActor('0', { name: 'notebook', className: 'notebook', parent: -1 })
  return state
}

const push = (entry: ActorEntry): void => entry.box.push(1, 0, 0, 0, 0, 0, 0, 0, undefined)

describe('a crowd', () => {
  it('counts as a naive count does, whatever happens to whom', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const pick = numbers(seed)
      const state = makeRun()
      const crowd = new Crowd(MOST)
      let alone = -1
      for (let step = 0; step < 200; step++) {
        const entry = state.actors[1 + pick(Math.max(1, state.actors.length - 1))]
        const what = pick(9)
        if (what < 3 || entry === undefined) {
          const id = `0.${state.actors.length}`
          const className = classNames[pick(pick(4) + 1)]
          state.addActor(id, { name: id, className, parent: 0 })
        } else if (what === 3) push(entry)
        else if (what === 4) {
          entry.box.delivered = entry.box.tail
          entry.box.settle(entry.box.tail)
        } else if (what === 5) entry.box.clear()
        else if (what === 6) {
          entry.status = pick(2) ? 'dead' : 'stopped'
          entry.undeliverable += pick(3)
          state.touch(entry)
        } else if (what === 7 && pick(4) === 0) {
          entry.cleared = true
          state.touch(entry)
        } else crowd.standOut((alone = pick(3) ? entry.index : -1))
        if (pick(3)) continue

        crowd.update(state.takeTouched())
        const { shown, sums } = naive(state.actors, alone)
        const piles = crowd.piles()
        const piled = new Map(piles.map((pile) => [pile.className, pile.key]))
        const nodeOf = (one: ActorEntry) => (one.index === alone ? 0 : (piled.get(one.className) ?? 0))
        expect({
          size: crowd.size,
          piles: piles.map(({ key: _key, handling: _handling, cold: _cold, ...counts }) => counts),
          nodes: shown.map((one) => crowd.pileOf[one.index] ?? 0),
          drawn: [...crowd.drawn()].sort((a, b) => a - b),
        }).toEqual({
          size: shown.length + 1,
          piles: piles.map(({ className }) => ({ className, ...sums.get(className) })),
          nodes: shown.map(nodeOf),
          drawn: shown.filter((one) => nodeOf(one) === 0).map((one) => one.index),
        })
        if (shown.length < MOST) expect(piles).toEqual([])
        else expect(1 + [...crowd.drawn()].length + piles.length).toBeLessThanOrEqual(MOST + 1)
      }
    }
  })

  it('looks only at those of whom something has changed', () => {
    const state = makeRun()
    for (let n = 1; n <= 10_000; n++)
      state.addActor(`0.${n}`, { name: `worker_${n}`, className: 'Worker', parent: 0 })
    const crowd = new Crowd(300)
    expect(crowd.update(state.takeTouched())).toBe(true)
    for (let n = 0; n < 5; n++) push(state.actors[77])
    push(state.actors[9999])
    const changed = state.takeTouched()
    expect(changed.map((entry) => entry.index)).toEqual([77, 9999])
    expect(crowd.update(changed)).toBe(false)
    expect(crowd.piles()).toEqual([
      {
        key: -1,
        className: 'Worker',
        count: 10_000,
        ended: 0,
        depth: 6,
        undeliverable: 0,
        handling: 0,
        cold: 10_000,
      },
    ])
    expect(state.takeTouched()).toEqual([])
  })

  it('keeps a pile while it is needed, so that two classes of one size do not take turns', () => {
    const crowd = new Crowd(10)
    const of = (className: string, from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, n) =>
        makeEntry({ index: from + n, id: '', name: '', className, parent: 0 }),
      )
    crowd.update(of('A', 1, 8))
    expect(crowd.piles()).toEqual([])
    crowd.update(of('B', 9, 9))
    crowd.update(of('A', 10, 10))
    expect(crowd.piles().map((pile) => pile.className)).toEqual(['A'])
    crowd.update(of('B', 11, 17))
    expect(crowd.piles().map((pile) => pile.className)).toEqual(['A'])
    crowd.update(of('B', 18, 30))
    expect(crowd.piles().map((pile) => pile.className)).toEqual(['A', 'B'])
  })
})

describe('containers of functions', () => {
  function containers(count: number) {
    const state = makeRun()
    for (let n = 1; n <= count; n++) {
      const entry = state.addActor(`0.${n}`, { name: `c-${n}`, className: 'FunctionContainer', parent: 0 })
      entry.status = 'alive'
    }
    const crowd = new Crowd(300)
    crowd.update(state.takeTouched())
    return { state, crowd }
  }

  it('are a pile when they are more than a dozen, and fall apart when they are half of that', () => {
    const few = containers(12)
    expect([few.crowd.piles().length, [...few.crowd.drawn()].length]).toEqual([0, 12])
    const { state, crowd } = containers(13)
    expect(crowd.piles()).toMatchObject([{ className: 'FunctionContainer', count: 13 }])
    const stop = (n: number) => {
      state.actors[n].status = 'stopped'
      crowd.update([state.actors[n]])
    }
    for (let n = 1; n <= 6; n++) stop(n)
    expect(crowd.piles()).toMatchObject([{ count: 7, ended: 0 }])
    stop(7)
    expect([crowd.piles().length, [...crowd.drawn()].length, crowd.has(7)]).toEqual([0, 6, false])
  })

  it('are off the stage when they were stopped, and of those that died the last few stay', () => {
    const { state, crowd } = containers(10)
    for (let n = 1; n <= 6; n++) {
      state.actors[n].status = 'dead'
      crowd.update([state.actors[n]])
    }
    expect([...crowd.drawn()].sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9, 10])
    crowd.update([state.actors[1]])
    expect(crowd.has(1)).toBe(false)
    state.actors[7].status = 'stopped'
    crowd.update([state.actors[7]])
    expect(crowd.size).toBe(8)
  })

  it('are counted by what they are at: cold, running, idle', () => {
    const { state, crowd } = containers(15)
    state.actors[1].status = 'starting'
    for (const n of [2, 3, 4]) {
      push(state.actors[n])
      state.actors[n].box.delivered = state.actors[n].box.started = state.actors[n].box.tail
      if (n === 4) state.actors[n].box.settle(state.actors[n].box.tail)
    }
    crowd.update(state.actors.slice(1))
    expect(crowd.piles()).toMatchObject([{ count: 15, handling: 2, cold: 12 }])
  })
})
