/**
 * The steps of a run that is held: which wait, in the documented order, and taking one.
 *
 * A step is a message, an answer or a timer; where nothing else can go, the deadline of an ask. What has been taken is the schedule, a list of stable keys: the same
 * schedule in a fresh run gives the same run. A step that isn't enabled is refused with words.
 */
import { deadlineKey, messageKey } from '../protocol/identity'
import { faultOf, isFaultKey, type Fault } from '../protocol/faults'
import { Kind } from '../protocol/wire'
import type { ActorEntry } from './actor-entry'
import type { Answers, HeldAnswer } from './answers'
import { timerGoes, waitingLetters, type WaitingLetter } from './enabled'
import { L_ACTIVATION, L_FROM, L_KIND, L_METHOD, L_N, L_ROW } from './mailbox'
import type { Faults } from './faults'
import type { Network } from './network'
import type { PostOffice } from './post-office'
import type { RunState } from './run-state'
import type { Slices } from './slices'
import type { Timer, Timers } from './timers'

export interface Step {
  readonly key: string
  readonly kind: 'tell' | 'ask' | 'answer' | 'timer'
  readonly from: number
  readonly to: number
  readonly method: string
  readonly enabled: boolean
  readonly behind: string
  /** `behind` is what the receiver handles: no message of the same sender is in the way. */
  readonly busy?: true
  readonly row: number
  /** Somebody has put it aside: it goes when nothing else can. */
  readonly aside: boolean
}

export class Stepper {
  /** Keys of the steps that were taken. */
  readonly schedule: string[] = []
  /** The same steps, by actors and method, and when they were taken. */
  readonly deliveries: {
    from: number
    to: number
    method: string
    at: number
    fault?: true
    answer?: true
  }[] = []

  constructor(
    private readonly state: RunState,
    private readonly network: Network,
    private readonly slices: Slices,
    private readonly answers: Answers,
    private readonly post: PostOffice,
    private readonly timers: Timers,
    private readonly faults: Faults,
  ) {}

  /** Every step that is known, enabled or not, in the documented order. Empty while something still goes by itself. */
  steps(): Step[] {
    if (this.state.mode !== 'step' || !this.slices.still) return []
    const steps: Step[] = []
    for (const entry of this.state.actors) {
      if (entry === undefined || entry.status !== 'alive') continue
      const free = entry.box.inFlight < entry.maxConcurrency
      for (const letter of waitingLetters(entry.box, this.network.ordering, free)) {
        steps.push(this.messageStep(entry, letter, free))
      }
    }
    for (const held of this.answers.held) steps.push(this.answerStep(held))
    const { waiting } = this.timers
    const deadline = waiting.length === 0 ? null : (this.answers.nextDue()?.[1].due ?? null)
    waiting.forEach((timer, i) => steps.push(this.timerStep(timer, i === 0, deadline)))
    const { aside } = this.faults
    const free = aside.size === 0 ? steps : steps.map((step) => (aside.has(step.key) ? putAside(step) : step))
    if (free.some((step) => step.enabled)) return free
    // Only when nothing else can happen: how long handlers take is not known here.
    const deadlines = this.deadlineSteps()
    if (deadlines.length > 0) return [...free, ...deadlines]
    // Nothing else can go: what was put aside can, and is known as such.
    return steps.map((step) => (aside.has(step.key) ? { ...step, aside: true } : step))
  }

  private deadlineSteps(): Step[] {
    const { names, clock } = this.state
    const next = this.answers.nextDue()
    if (next === null) return []
    const [row, { asker, to, method, due }] = next
    const seconds = Math.round(Math.max(0, due - clock) * 1000) / 1000
    return [
      {
        key: deadlineKey(this.state.keyOf(row)),
        kind: 'timer',
        from: to,
        to: asker,
        method: `no answer to ${names[method]} after ${seconds} s`,
        enabled: true,
        behind: '',
        row,
        aside: false,
      },
    ]
  }

  private messageStep(entry: ActorEntry, letter: WaitingLetter, free: boolean): Step {
    const { actors, names } = this.state
    const { box } = entry
    const o = letter.ordinal
    const from = box.field(o, L_FROM)
    const busyWith = free ? '' : (this.state.handling(entry) ?? '')
    return {
      key: messageKey(actors[from].id, box.field(o, L_ACTIVATION), box.field(o, L_N)),
      kind: box.field(o, L_KIND) === (Kind.Ask as number) ? 'ask' : 'tell',
      from,
      to: entry.index,
      method: names[box.field(o, L_METHOD)],
      enabled: letter.enabled,
      behind: letter.behind >= 0 ? names[box.field(letter.behind, L_METHOD)] : busyWith,
      ...(letter.behind < 0 && busyWith !== '' ? { busy: true } : {}),
      row: box.field(o, L_ROW),
      aside: false,
    }
  }

  private answerStep({ key, ask, row }: HeldAnswer): Step {
    const method = this.state.names[ask.method]
    const { to: from, asker: to } = ask
    return { key, kind: 'answer', from, to, method, enabled: true, behind: '', row, aside: false }
  }

  private timerStep({ key, actor, due, what }: Timer, first: boolean, deadline: number | null): Step {
    const goes = timerGoes(due, deadline)
    const seconds = Math.round((due - this.state.clock) * 1000) / 1000
    return {
      key,
      kind: 'timer',
      from: actor,
      to: actor,
      method: what === undefined ? `after ${seconds} s` : `${what}, after ${seconds} s`,
      enabled: first && goes,
      behind: !first ? 'an earlier timer' : goes ? '' : 'an earlier deadline',
      row: -1,
      aside: false,
    }
  }

  /** Takes an enabled step, or makes a fault; '' when it was taken, else why not. */
  take(key: string, now: number): string {
    if (isFaultKey(key)) return this.fault(key, now)
    const step = this.steps().find((s) => s.key === key)
    if (step === undefined) return `No step ${key} waits here.`
    // What was put aside may be taken all the same.
    if (!step.enabled && !(step.aside && step.behind === ''))
      return `${step.method} can't go yet: ${this.obstacle(step)}.`
    this.faults.aside.delete(key)
    this.go(step, key, now)
    return ''
  }

  private obstacle({ to, behind, busy }: Step): string {
    return busy ? `${this.state.actors[to].name} is busy with ${behind}` : `it waits behind ${behind}`
  }

  private go(step: Step, key: string, now: number): void {
    this.schedule.push(key)
    const { from, to, method, kind } = step
    this.deliveries.push({
      from,
      to,
      method,
      at: this.state.runTime.of(now),
      ...(kind === 'answer' ? { answer: true } : {}),
    })
    if (step.kind === 'timer') this.state.lived('timer', this.state.actors[step.to], now, step.method)
    if (step.kind === 'timer' && step.row >= 0) this.answers.giveUp(step.row)
    else if (step.kind === 'timer') this.timers.fireFirst()
    else if (step.kind === 'answer') this.answers.take(key)
    else this.deliver(step, now)
  }

  /** A fault is a step too: a run that is made again has it again. */
  private fault(key: string, now: number): string {
    const fault = faultOf(key)
    if (fault === null) return `${key} is no step, and no fault that is known here.`
    if (this.state.mode !== 'step' || !this.slices.still) return 'Something still runs.'
    if (fault.do === 'ahead') return this.overtake(fault.key, key, now)
    const target = this.targetOf(fault)
    const refused = this.faults.apply(fault, now)
    if (refused !== '') return refused
    this.schedule.push(key)
    this.deliveries.push({
      from: target,
      to: target,
      method: fault.do,
      at: this.state.runTime.of(now),
      fault: true,
    })
    return ''
  }

  private targetOf(fault: Fault): number {
    if ('actor' in fault) return this.state.options.indices.get(fault.actor) ?? 0
    return 'key' in fault ? (this.steps().find((step) => step.key === fault.key)?.to ?? 0) : 0
  }

  /** A message goes before those of the same sender that were sent earlier. */
  private overtake(message: string, key: string, now: number): string {
    const step = this.steps().find((one) => one.key === message)
    if (step === undefined) return `No step ${message} waits here.`
    if (step.enabled) return `${step.method} can go anyway.`
    const { box, maxConcurrency } = this.state.actors[step.to]
    if (step.kind === 'timer' || step.kind === 'answer' || box.inFlight >= maxConcurrency)
      return `${step.method} can’t go yet: ${this.obstacle(step)}.`
    this.go(step, key, now)
    return ''
  }

  private deliver(step: Step, now: number): void {
    const entry = this.state.actors[step.to]
    const { box } = entry
    for (let o = box.delivered; o < box.tail; o++) {
      if (box.field(o, L_ROW) !== step.row) continue
      box.bring(o)
      break
    }
    this.state.moves.add(step.row, false)
    this.slices.expect(entry.container)
    this.post.deliverNext(entry, now)
  }
}

function putAside(step: Step): Step {
  return { ...step, enabled: false, aside: true }
}
