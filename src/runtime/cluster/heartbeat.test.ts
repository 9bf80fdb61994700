import { describe, expect, it } from 'vitest'
import { Heartbeat, MISSES } from './heartbeat'

/** A worker and a clock in the test's hands. */
class Patient {
  dead = 0
  private beats: (() => void)[] = []
  private pings: ((idle: boolean) => void)[] = []
  readonly heart = new Heartbeat({
    ping: () => new Promise((answer) => this.pings.push(answer)),
    after: (_seconds, fire) => this.beats.push(fire),
    dead: () => this.dead++,
  })

  get unanswered(): number {
    return this.pings.length
  }

  beat(times = 1): void {
    for (let i = 0; i < times; i++) this.beats.shift()?.()
  }

  async answer(idle: boolean): Promise<void> {
    this.pings.shift()!(idle)
    await Promise.resolve()
  }

  get stillBeats(): boolean {
    return this.beats.length > 0
  }
}

/** One that has answered that it's idle. */
async function idle(): Promise<Patient> {
  const patient = new Patient()
  await patient.answer(true)
  return patient
}

describe('a worker that has said that it is idle', () => {
  it('is dead after three beats without an answer, once, and is asked no more', async () => {
    const patient = await idle()
    patient.beat(MISSES)
    expect(patient.dead).toBe(0)
    patient.beat()
    expect(patient).toMatchObject({ dead: 1, unanswered: 1, stillBeats: false })
  })

  it('lives as long as it answers, however late, before the third', async () => {
    const patient = await idle()
    for (let round = 0; round < 5; round++) {
      patient.beat(MISSES)
      await patient.answer(true)
    }
    expect(patient).toMatchObject({ dead: 0, stillBeats: true })
  })

  it('is asked before it is sent something: its death is noticed although it was sent work', async () => {
    const patient = await idle()
    patient.heart.sending()
    expect(patient.unanswered).toBe(1)
    patient.beat(MISSES)
    expect(patient.dead).toBe(1)
  })

  it('may be at work for any time once it has answered that question', async () => {
    const patient = await idle()
    patient.heart.sending()
    await patient.answer(true)
    patient.beat(100)
    expect(patient).toMatchObject({ dead: 0, unanswered: 1 })
  })

  it('is not asked twice for two things sent at once', async () => {
    const patient = await idle()
    patient.heart.sending()
    patient.heart.sending()
    expect(patient.unanswered).toBe(1)
  })

  it('is dead although it was sent work while the question was on its way', async () => {
    const patient = await idle()
    patient.beat()
    patient.heart.sending()
    patient.beat(MISSES)
    expect(patient.dead).toBe(1)
  })
})

describe('a worker that is not known to be idle is never declared dead:', () => {
  it('one that has not answered yet', () => {
    const patient = new Patient()
    patient.beat(100)
    expect(patient).toMatchObject({ dead: 0, unanswered: 1 })
  })

  it('one that said that something is open in it', async () => {
    const patient = new Patient()
    await patient.answer(false)
    patient.beat(100)
    expect(patient.dead).toBe(0)
  })

  it('one that said idle to a question that left before the last thing sent', async () => {
    const patient = new Patient()
    patient.heart.sending()
    await patient.answer(true)
    patient.beat(100)
    expect(patient.dead).toBe(0)
  })

  it('one that died at work, which nobody notices', async () => {
    const patient = await idle()
    patient.heart.sending()
    await patient.answer(false)
    patient.beat(100)
    expect(patient.dead).toBe(0)
  })
})

it('a heartbeat that was stopped declares nobody dead', async () => {
  const patient = await idle()
  patient.beat(MISSES)
  patient.heart.stop()
  patient.beat()
  expect(patient).toMatchObject({ dead: 0, stillBeats: false })
})
