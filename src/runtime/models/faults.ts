/**
 * `faults` of the module 'actors': what a script may do to a run, by the very words that a person has on the stage.
 *
 * Rules wait for messages and answers to come; everything else happens at once.
 */
import { BadCall } from '../actor/errors'
import type { Env } from '../actor/env'
import { tokenOf, type Reference } from '../actor/reference'
import {
  isFactor,
  isShare,
  NO_CHANCE,
  type ActorFault,
  type Chance,
  type FaultRule,
} from '../protocol/faults'

/** Which messages a rule is about. Of an answer, `from` is who asked and `to` who was asked. */
export interface Match {
  readonly method?: string
  readonly from?: Reference | string
  readonly to?: Reference | string
  /** The answers to such asks instead of the messages. */
  readonly answer?: boolean
  /** The first that is meant, counted from 1. Default 1. */
  readonly nth?: number
  /** How many from there on; Infinity for all. Default 1. */
  readonly times?: number
}

export function makeFaults(env: Env) {
  const nameOf = (who: Reference | string | undefined, what: string): string | undefined => {
    if (who === undefined || typeof who === 'string') return who
    const token = tokenOf(who)
    if (token === undefined) throw new BadCall(`${what} takes the name of an actor or a reference to one.`)
    return token.name
  }
  const idOf = (who: Reference, what: string): string => {
    const token = tokenOf(who)
    if (token === undefined) throw new BadCall(`${what} takes a reference to an actor.`)
    return token.id
  }
  const add = async (action: FaultRule['do'], match: Match, seconds = 0): Promise<void> => {
    const what = `faults.${action === 'delay' ? 'delay' : action}`
    if (typeof match !== 'object' || match === null)
      throw new BadCall(`${what} takes what it is about, for example { method: 'pay' }.`)
    const { method, answer = false, nth = 1, times = 1 } = match
    if (method !== undefined && typeof method !== 'string')
      throw new BadCall('method is the name of a handler.')
    if (!(nth >= 1 && times >= 1)) throw new BadCall('nth and times are numbers from 1 on.')
    const ends = { from: nameOf(match.from, what), to: nameOf(match.to, what) }
    const rule: FaultRule = { do: action, method, ...ends, answer, nth, times, seconds }
    await env.query('fault-rule', rule)
  }
  const toActor = (fault: ActorFault) => async (who: Reference) => {
    await env.query('fault', { do: fault, actor: idOf(who, `faults.${fault}`) })
  }
  return {
    /** Loses the messages, or answers, that match. */
    drop: (match: Match) => add('drop', match),
    /** Delivers them twice. An answer can't be asked for twice. */
    async duplicate(match: Match): Promise<void> {
      if (match?.answer === true) throw new BadCall('Only messages are duplicated; an answer is taken once.')
      await add('duplicate', match)
    },
    /** Lets them travel so many seconds longer; others overtake them. */
    async delay(match: Match, seconds: number): Promise<void> {
      if (!(seconds > 0 && seconds <= 3600)) throw new BadCall('A delay is a number of seconds up to 3600.')
      await add('delay', match, seconds)
    },
    /** The actor is over in the middle of what it does, and begins again as its maxRestarts allows. */
    crash: toActor('crash'),
    /** Its worker is gone, with all that live there. */
    lose: toActor('lose'),
    /** The time limit of its worker is reached: the same, with that for a cause. */
    timeLimit: toActor('limit'),
    /** One that is dead begins again, without its state. */
    revive: toActor('revive'),
    /** Its worker takes so many times as long. */
    async slow(who: Reference, factor: number): Promise<void> {
      if (!isFactor(factor)) throw new BadCall('faults.slow takes a factor from 1 to 1000.')
      await env.query('fault', { do: 'slow', actor: idOf(who, 'faults.slow'), factor })
    },
    /** What is sent from one group to another is lost from now on. */
    async partition(...groups: (readonly Reference[])[]): Promise<void> {
      if (groups.length < 2 || !groups.every((group) => Array.isArray(group)))
        throw new BadCall('faults.partition takes two groups or more, each a list of references.')
      const ids = groups.map((group) => group.map((who) => idOf(who, 'faults.partition')))
      await env.query('fault', { do: 'wall', groups: ids })
    },
    heal: async () => {
      await env.query('fault', { do: 'heal' })
    },
    /** Seeded chance: shares of messages lost, of answers lost, of messages doubled, of handlings that end in a crash. */
    async chance(shares: Partial<Chance>): Promise<void> {
      const chance = { ...NO_CHANCE, ...shares }
      const wrong = Object.entries(chance).find(([name, share]) => !(name in NO_CHANCE) || !isShare(share))
      if (wrong !== undefined)
        throw new BadCall(
          `faults.chance takes shares between 0 and 1 for ${Object.keys(NO_CHANCE).join(', ')}.`,
        )
      await env.query('fault', { do: 'chance', chance })
    },
    /** No rules, no partition, no chance from now on. */
    clear: async () => {
      await env.query('no-faults')
    },
  }
}
