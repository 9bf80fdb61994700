/**
 * What code may ask the broker itself: who is there, what the network is like, when all is quiet, an end for an actor.
 *
 * Questions aren't messages between actors: they aren't recorded and no schedule holds them.
 */
import { ActorNotFound, BadCall } from '../actor/errors'
import type { FunctionNote } from '../protocol/functions'
import type { Fault, FaultRule } from '../protocol/faults'
import { isOver, tokenFor, type ActorEntry } from './actor-entry'
import type { Answers } from './answers'
import type { Lifecycle } from './lifecycle'
import type { Faults } from './faults'
import { nearestName } from './nearest'
import type { Network, NetworkWish } from './network'
import type { Rest } from './rest'
import type { RunState } from './run-state'
import type { Shell } from './shell'

export class Questions {
  constructor(
    private readonly state: RunState,
    private readonly network: Network,
    private readonly answers: Answers,
    private readonly lifecycle: Lifecycle,
    private readonly rest: Rest,
    private readonly faults: Faults,
    private readonly shell: Pick<Shell, 'now'>,
  ) {}

  /** `question`: its name, then what it is about. Replied to the container under the token. */
  ask(container: number, token: number, question: readonly unknown[]): void {
    const [name, about] = question
    switch (name) {
      case 'lookup': {
        const found = this.lookUp(about)
        if (found instanceof ActorNotFound) this.answers.refuse(container, token, found)
        else this.answers.reply(container, token, tokenFor(found))
        return
      }
      case 'list':
        this.answers.reply(container, token, this.list())
        return
      case 'kill':
        this.lifecycle.kill(Number(about), question[2] === undefined ? undefined : String(question[2]))
        this.answers.reply(container, token, null)
        return
      case 'end':
        this.lifecycle.end(Number(about))
        this.answers.reply(container, token, null)
        return
      case 'network':
        this.network.become(about as NetworkWish)
        this.answers.reply(container, token, null)
        return
      case 'fault': {
        const refused = this.faults.apply(about as Fault, this.shell.now())
        if (refused === '') this.answers.reply(container, token, null)
        else this.answers.refuse(container, token, new BadCall(refused))
        return
      }
      case 'fault-rule':
        this.network.faults.add(about as FaultRule)
        this.answers.reply(container, token, null)
        return
      case 'no-faults':
        this.network.faults.clear()
        this.answers.reply(container, token, null)
        return
      case 'platform':
        this.answers.reply(container, token, this.state.functions.wished)
        return
      case 'quiet':
        this.rest.wait(container, token)
        return
      default: {
        const words = `The broker doesn't know the question ${String(name)}.`
        this.answers.refuse(container, token, new BadCall(words))
      }
    }
  }

  /** What is told for the stage: of `functions`, the platform and notes on it. */
  note([name, about, ...notes]: readonly unknown[]): void {
    if (name !== 'functions') return
    for (const note of notes) this.state.functions.note(String(about), note as FunctionNote)
  }

  /** By name or by index. */
  private lookUp(who: unknown): ActorEntry | ActorNotFound {
    const { actors, directory } = this.state
    const entry = typeof who === 'number' ? actors[who] : actors[directory.get(String(who)) ?? -1]
    if (entry !== undefined && !isOver(entry)) return entry
    const near = nearestName(String(who), this.state.aliveNames())
    return new ActorNotFound(`There is no actor ${String(who)}.${near ? ` Did you mean ${near}?` : ''}`)
  }

  private list(): object[] {
    return this.state.actors
      .filter((entry) => entry !== undefined && entry.index > 0 && entry.status !== 'stopped')
      .map(({ name, className, id, status, box }) => ({
        name,
        class: className,
        id,
        status,
        waiting: box.waiting,
      }))
  }
}
