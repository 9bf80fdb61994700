import { describe, expect, it } from 'vitest'
import { DeadlineExceeded } from '../actor/errors'
import { tokenOf } from '../actor/reference'
import type { FaultRule } from '../protocol/faults'
import { Resident } from '../host/resident'
import { TestCode } from './testing/code'
import { problems } from './testing/live-run'
import { stepRun, type StepRunResult } from './testing/step-run'
import { World } from './world'

const drain = (then: () => void) => void setImmediate(then)

const LATE = 'it came after the deadline'

const delay = (seconds: number): FaultRule => ({
  do: 'delay',
  answer: true,
  nth: 1,
  times: Infinity,
  seconds,
})

class Echo {
  said = 0
  say(): string {
    this.said++
    return 'yes'
  }
}

/** The notebook has asked an actor; deadlines are 30 s. */
async function asked() {
  const code = new TestCode()
  const world = new World(
    { host: () => code.parts(), drain, display: () => {} },
    {
      epoch: 1,
      seed: 1,
      mode: 'step',
      placement: { limit: 4, share: 'spread' },
      indices: new Map(),
      recordBytes: 1,
    },
  )
  const { broker, notebook } = world
  const me = new Resident(
    notebook, 0, '0', 'notebook', 'notebook', [], 1, 'resume', Infinity, 30, 1, 0, 0, -1, 0,
  ) // oxfmt-ignore
  notebook.adopt(me)
  me.active = true
  let outcome = 'open'
  const ask = async () => {
    const echo = await me.spawn(Echo as never, { name: 'echo' })
    await me.ask(tokenOf(echo)!.ref, 'say', []).then(
      (value) => (outcome = String(value)),
      (error: unknown) => (outcome = error instanceof DeadlineExceeded ? 'deadline' : String(error)),
    )
  }
  void ask()
  notebook.beginSlice(0)
  await world.still()
  const steps = () => broker.steps().map(({ key, method, enabled }) => `${key} ${method} ${enabled}`)
  const take = async (key: string) => {
    const refused = broker.take(key)
    await world.still()
    return refused
  }
  return { broker, steps, take, outcome: () => outcome }
}

const lateIn = (broker: StepRunResult['world']['broker']) =>
  broker.lives.since(0).filter(({ kind, cause }) => kind === 'lost-answer' && cause === LATE)

describe('an ask whose answer is on its way', () => {
  it('takes its answer where nobody holds it up', async () => {
    const { steps, take, outcome, broker } = await asked()
    expect(steps()).toEqual(['0#0.1 say true'])
    await take('0#0.1')
    expect(steps()).toEqual(['0#0.1> say true'])
    await take('0#0.1>')
    expect(outcome()).toBe('yes')
    expect([steps(), lateIn(broker)]).toEqual([[], []])
  })

  it('is given up when the answer is put aside and nothing else can go; the answer is dropped then', async () => {
    const { steps, take, outcome, broker } = await asked()
    await take('0#0.1')
    expect(await take('hold:0#0.1>')).toBe('')
    expect(steps()).toEqual(['0#0.1> say false', '0#0.1! no answer to say after 30 s true'])
    await take('0#0.1!')
    expect(outcome()).toBe('deadline')
    expect(steps()).toEqual([])
    expect(lateIn(broker)).toHaveLength(1)
    expect(broker.counts.settled).toBe(1)
  })

  it('can still be answered with what was put aside', async () => {
    const { take, outcome } = await asked()
    await take('0#0.1')
    await take('hold:0#0.1>')
    expect(await take('0#0.1>')).toBe('')
    expect(outcome()).toBe('yes')
  })

  it('waits for an answer that is delayed for less than its deadline', async () => {
    const { broker, steps, take, outcome } = await asked()
    broker.faults.add(delay(10))
    await take('0#0.1')
    expect(steps()).toEqual(['0#0.1>~ a delayed answer, after 10 s true'])
    await take('0#0.1>~')
    expect(steps()).toEqual(['0#0.1> say true'])
    await take('0#0.1>')
    expect(outcome()).toBe('yes')
  })

  it('is given up before an answer that is delayed for longer; the answer is dropped when it comes', async () => {
    const { broker, steps, take, outcome } = await asked()
    broker.faults.add(delay(40))
    await take('0#0.1')
    expect(steps()).toEqual([
      '0#0.1>~ a delayed answer, after 40 s false',
      '0#0.1! no answer to say after 30 s true',
    ])
    expect(await take('0#0.1>~')).toBe(
      "a delayed answer, after 40 s can't go yet: it waits behind an earlier deadline.",
    )
    await take('0#0.1!')
    expect(outcome()).toBe('deadline')
    expect(lateIn(broker)).toEqual([])
    expect(steps()).toEqual(['0#0.1>~ a delayed answer, after 10 s true'])
    await take('0#0.1>~')
    expect(lateIn(broker)).toHaveLength(1)
    expect(outcome()).toBe('deadline')
    expect(steps()).toEqual([])
  })
})

describe('random programs whose answers are all delayed', () => {
  for (const [seconds, late] of [
    [5, false],
    [45, true],
  ] as const)
    it(`by ${seconds} s give the same rows, notes and steps when they are run again`, async () => {
      let lost = 0
      let asks = 0
      for (let seed = 1; seed <= 40; seed++) {
        const options = { rules: [delay(seconds)] }
        const first = await stepRun(seed, drain, options)
        expect(first.refused, `seed ${seed}`).toBe('')
        expect(first.doubled, `seed ${seed}`).toEqual([])
        const again = await stepRun(seed, drain, { ...options, follow: first.schedule })
        expect(again.refused, `seed ${seed}`).toBe('')
        expect({ seed, hash: again.hash }).toEqual({ seed, hash: first.hash })
        expect(again.watch.notes).toEqual(first.watch.notes)
        expect(again.world.broker.steps()).toEqual(first.world.broker.steps())
        // No promise hangs: each ask has an end, and with an answer that is late it is none of an answer.
        const { broker } = first.world
        expect(problems(broker, first.watch, first.cutOff), `seed ${seed}`).toEqual([])
        if (late) expect(first.watch.asked.filter(({ state }) => state === 'answered')).toEqual([])
        lost += lateIn(broker).length
        asks += first.watch.asked.length
      }
      expect(asks).toBeGreaterThan(50)
      if (late) expect(lost).toBeGreaterThan(20)
    })

  it('and put aside, lost and doubled besides, they do so too', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const options = { rules: [{ ...delay(31), times: 3 }], faults: 6 }
      const first = await stepRun(seed, drain, options)
      expect(first.refused, `seed ${seed}`).toBe('')
      const again = await stepRun(seed, drain, { ...options, follow: first.schedule })
      expect(again.refused, `seed ${seed}`).toBe('')
      expect(again.rows, `seed ${seed}`).toEqual(first.rows)
      expect(again.world.broker.steps()).toEqual(first.world.broker.steps())
    }
  })
})
