import { describe, expect, it } from 'vitest'
import { faultOf } from '../protocol/faults'
import { problems } from './testing/live-run'
import { stepRun, type StepRunOptions } from './testing/step-run'

const drain = (then: () => void) => void setImmediate(then)

/** Runs each seed at random, then follows what was drawn in a fresh world. */
async function replayed(seeds: number, options: StepRunOptions) {
  const total = { steps: 0, schedules: new Set<string>() }
  for (let seed = 1; seed <= seeds; seed++) {
    const first = await stepRun(seed, drain, options)
    expect(first.refused, `seed ${seed}`).toBe('')
    expect(first.doubled, `seed ${seed}`).toEqual([])
    // At the end nothing can be delivered any more, and nothing is left over.
    const wrong = problems(first.world.broker, first.watch, first.cutOff)
    const unordered = options.ordering === 'unordered'
    expect(
      unordered ? wrong.filter((words) => !/ got \d+ after|after its end/.test(words)) : wrong,
      `seed ${seed}`,
    ).toEqual([])
    const again = await stepRun(seed, drain, { ...options, follow: first.schedule })
    expect(again.refused, `seed ${seed}`).toBe('')
    expect(again.rows, `seed ${seed}`).toEqual(first.rows)
    expect({ seed, hash: again.hash, notes: again.watch.notes, drawn: again.watch.drawn }).toEqual({
      seed,
      hash: first.hash,
      notes: first.watch.notes,
      drawn: first.watch.drawn,
    })
    expect(again.world.broker.steps()).toEqual(first.world.broker.steps())
    total.steps += first.schedule.length
    total.schedules.add(first.schedule.join())
  }
  return total
}

describe('a schedule', () => {
  it('gives the same rows, notes and draws in a fresh world, for random programs in random order', async () => {
    const { steps, schedules } = await replayed(50, {})
    expect(steps).toBeGreaterThan(500)
    expect(schedules.size).toBeGreaterThan(45)
  })

  it('does so on an unordered network', async () => {
    await replayed(30, { ordering: 'unordered' })
  })

  it('does so where answers are no steps', async () => {
    await replayed(30, { answers: 'immediate' })
  })

  it('does so with containers that are killed on the way', async () => {
    await replayed(30, { kills: 3 })
  })

  it('has its faults again: what was lost, doubled, put aside, overtaken, crashed, revived, parted', async () => {
    const made = new Map<string, number>()
    for (let seed = 1; seed <= 40; seed++) {
      const first = await stepRun(seed, drain, { faults: 8 })
      expect(first.refused, `seed ${seed}`).toBe('')
      for (const key of first.schedule) {
        const fault = faultOf(key)
        if (fault !== null) made.set(fault.do, (made.get(fault.do) ?? 0) + 1)
      }
      const { sent, settled, failed, died, undeliverable, lost } = first.world.broker.counts
      expect(settled + failed + died + undeliverable + lost, `seed ${seed}`).toBe(sent)
      const again = await stepRun(seed, drain, { faults: 8, follow: first.schedule })
      expect(again.refused, `seed ${seed}`).toBe('')
      expect(again.rows, `seed ${seed}`).toEqual(first.rows)
      expect(again.world.broker.steps()).toEqual(first.world.broker.steps())
    }
    const kinds = ['drop', 'duplicate', 'hold', 'release', 'ahead', 'crash', 'lose', 'limit', 'revive', 'wall', 'heal', 'chance'] // oxfmt-ignore
    for (const kind of kinds) expect(made.get(kind) ?? 0, kind).toBeGreaterThan(0)
  })

  it('is refused where it names a step that is not there', async () => {
    const first = await stepRun(3, drain)
    const wrong = [...first.schedule.slice(0, 4), '0.9#9.9']
    const again = await stepRun(3, drain, { follow: wrong })
    expect(again.refused).toBe('No step 0.9#9.9 waits here.')
    expect(again.schedule).toEqual(first.schedule.slice(0, 4))
  })

  it('says the whole order: another seed of the run gives other draws and the same messages', async () => {
    const first = await stepRun(5, drain)
    const other = await stepRun(5, drain, { follow: first.schedule, broker: { seed: 777 } })
    expect(other.rows).toEqual(first.rows)
    expect(other.watch.drawn).not.toEqual(first.watch.drawn)
  })
})
