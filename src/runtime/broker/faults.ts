/**
 * Faults that are made now: by a person in the middle of a run, or by a script that asks the broker.
 *
 * Each is refused with words where it can't be done, and changes nothing then. In a run that is held the stepper writes
 * it into the schedule; here it makes no difference who asked. What waits for messages to come is in fault-rules.ts.
 */
import { messageKey } from '../protocol/identity'
import { isFactor, isShare, type ActorFault, type Fault, type MessageFault } from '../protocol/faults'
import { Kind } from '../protocol/wire'
import { isOver, type ActorEntry } from './actor-entry'
import type { Answers } from './answers'
import type { Lifecycle } from './lifecycle'
import { L_ACTIVATION, L_FROM, L_METHOD, L_N } from './mailbox'
import type { Network } from './network'
import type { PostOffice } from './post-office'
import type { RunState } from './run-state'
import type { Slices } from './slices'

interface Letter {
  readonly entry: ActorEntry
  readonly ordinal: number
}

export class Faults {
  /** Keys of steps that somebody has put aside: they go when nothing else can. */
  readonly aside = new Set<string>()

  constructor(
    private readonly state: RunState,
    private readonly network: Network,
    private readonly slices: Slices,
    private readonly answers: Answers,
    private readonly post: PostOffice,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** '' when it was done, else why not. */
  apply(fault: Fault, now: number): string {
    const refused = 'key' in fault ? this.onMessage(fault.do, fault.key, now) : this.onOthers(fault, now)
    if (refused === '') this.state.version++
    return refused
  }

  private onOthers(fault: Exclude<Fault, { key: string }>, now: number): string {
    switch (fault.do) {
      case 'wall':
        return this.build(fault.groups, now)
      case 'heal':
        if (this.network.faults.wall.length === 0) return 'There is no partition to heal.'
        this.network.faults.setWall([])
        this.say(0, 'the partition is healed', now)
        return ''
      case 'chance':
        if (!Object.values(fault.chance).every(isShare)) return 'A chance is a share between 0 and 1.'
        this.network.faults.setChance(fault.chance)
        return ''
      case 'slow':
        return this.slow(fault.actor, fault.factor, now)
      default:
        return this.onActor(fault.do, fault.actor, now)
    }
  }

  // ---- one message, answer

  private onMessage(what: MessageFault, key: string, now: number): string {
    const letter = this.letterOf(key)
    const answer = letter === null && this.answers.held.some((held) => held.key === key)
    if (letter === null && !answer) return `Nothing with the key ${key} is held.`
    switch (what) {
      case 'drop':
        if (letter !== null) this.post.loseWaiting(letter.entry, letter.ordinal, now)
        else this.answers.drop(key, now)
        this.aside.delete(key)
        return ''
      case 'duplicate':
        return letter !== null ? this.double(letter, now) : this.answers.double(key)
      case 'hold':
        if (this.aside.has(key)) return 'It is put aside already.'
        this.aside.add(key)
        return ''
      case 'release':
        return this.aside.delete(key) ? '' : 'It was not put aside.'
      case 'ahead':
        return 'Only the stepper lets a message overtake.'
    }
  }

  private letterOf(key: string): Letter | null {
    const { actors } = this.state
    for (const entry of actors) {
      if (entry === undefined || entry.box.waiting === 0) continue
      const { box } = entry
      for (let o = box.delivered; o < box.tail; o++) {
        const sender = actors[box.field(o, L_FROM)]
        if (messageKey(sender.id, box.field(o, L_ACTIVATION), box.field(o, L_N)) === key)
          return { entry, ordinal: o }
      }
    }
    return null
  }

  private double({ entry, ordinal }: Letter, now: number): string {
    const method = this.state.names[entry.box.field(ordinal, L_METHOD)]
    const row = this.post.double(entry, ordinal, now)
    if (row < 0) return `${method} is there twice already, or can’t be copied.`
    this.state.lived('fault', entry, now, `${method} will arrive twice`, false, row)
    return ''
  }

  // ---- actors and workers

  private onActor(what: ActorFault, id: string, now: number): string {
    const entry = this.entryOf(id)
    if (entry === undefined) return `There is no actor with the id ${id} here.`
    const { name } = entry
    if (entry.index === 0) return 'The notebook itself can’t be stopped or crash.'
    if (what === 'revive') return this.lifecycle.revive(entry)
    if (isOver(entry)) return `${name} ${entry.status === 'dead' ? 'is dead' : 'has stopped'} already.`
    switch (what) {
      case 'stop':
        this.lifecycle.stop(entry.index)
        return ''
      case 'crash':
        return this.lifecycle.crash(entry, 'it crashed')
      default:
        if (entry.container <= 0) return `${name} has no worker yet.`
        this.say(entry.index, what === 'lose' ? 'its worker was lost' : 'its time limit was reached', now)
        this.lifecycle.killContainer(
          entry.container,
          what === 'lose' ? `the worker of ${name} was lost` : `the time limit of ${name} was reached`,
        )
        return ''
    }
  }

  private entryOf(id: string): ActorEntry | undefined {
    return this.state.actors[this.state.options.indices.get(id) ?? -1]
  }

  private slow(id: string, factor: number, now: number): string {
    const entry = this.entryOf(id)
    if (entry === undefined || isOver(entry)) return `There is no actor with the id ${id} that lives.`
    if (entry.index === 0) return 'The notebook can’t be slowed down.'
    if (!isFactor(factor)) return 'A worker is made 1 to 1000 times as slow.'
    const link = this.state.links.get(entry.container)
    if (link === undefined) return `${entry.name} has no worker yet.`
    link.out.push(Kind.Slow, Math.round(factor * 100), 0, entry.index, 0, 0, 0, 0, 0, 0, 0, 0)
    this.slices.expect(entry.container)
    for (const other of this.state.actors) if (other?.container === entry.container) other.slow = factor
    this.say(entry.index, factor === 1 ? 'its worker runs as fast as it can' : `its worker is slowed down ${factor} times`, now) // oxfmt-ignore
    return ''
  }

  // ---- the wall

  /** What is on its way across it is lost with it. */
  private build(groups: readonly (readonly string[])[], now: number): string {
    const { faults } = this.network
    if (groups.length < 2) return 'A partition has two sides at least.'
    const ids = groups.flat()
    if (new Set(ids).size < ids.length) return 'An actor can stand on one side only.'
    const stranger = ids.find((id) => this.entryOf(id) === undefined)
    if (stranger !== undefined) return `There is no actor with the id ${stranger} here.`
    faults.setWall(groups)
    const names = groups.map((group) => group.map((id) => this.entryOf(id)!.name).join(', '))
    this.say(0, `a partition lies between ${names.join(' and ')}`, now)
    if (this.state.mode === 'step') this.loseAcross(now)
    return ''
  }

  private loseAcross(now: number): void {
    const { actors } = this.state
    const { faults } = this.network
    for (const entry of actors) {
      if (entry === undefined) continue
      const { box } = entry
      for (let o = box.delivered; o < box.tail;) {
        if (faults.parts(actors[box.field(o, L_FROM)].id, entry.id)) this.post.loseWaiting(entry, o, now)
        else o++
      }
    }
    for (const { key, ask } of [...this.answers.held])
      if (faults.parts(actors[ask.to].id, actors[ask.asker].id)) this.answers.drop(key, now)
  }

  private say(actor: number, words: string, now: number): void {
    this.state.lived('fault', this.state.actors[actor], now, words)
  }
}
