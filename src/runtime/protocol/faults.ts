/**
 * Faults: what a person, a script or chance may do to a run, as plain data with stable keys.
 *
 * A fault that is made in a run that is held is a step of its schedule, so a run that is made again has it again. Its
 * key is its name, a colon, and what it is done to: `drop:0.1#2.0`, `crash:0.2`, `wall:0,0.1|0.2`. Keys of messages
 * have no colon, so the two are never confused.
 */

/** Done to one message, answer or timer that is held. */
export type MessageFault = 'drop' | 'duplicate' | 'hold' | 'release' | 'ahead'
/** Done to one actor, or to the worker that it is in. */
export type ActorFault = 'stop' | 'crash' | 'lose' | 'limit' | 'revive'

/** Shares of chance, 0 to 1 each. */
export interface Chance {
  /** Messages that are lost. */
  readonly loss: number
  /** Answers that are lost. */
  readonly answers: number
  /** Messages that are delivered twice. */
  readonly double: number
  /** Handlings after which the actor crashes. */
  readonly crash: number
}

export const NO_CHANCE: Chance = { loss: 0, answers: 0, double: 0, crash: 0 }

export type Fault =
  | { readonly do: MessageFault; readonly key: string }
  | { readonly do: ActorFault; readonly actor: string }
  /** The actor's worker takes so many times as long for everything; 1 is as fast as it can. */
  | { readonly do: 'slow'; readonly actor: string; readonly factor: number }
  /** Groups of actors by their ids: what is sent from one to another is lost. Children are where their parents are. */
  | { readonly do: 'wall'; readonly groups: readonly (readonly string[])[] }
  | { readonly do: 'heal' }
  | { readonly do: 'chance'; readonly chance: Chance }

/** What a rule is about; what is left out may be anything. */
export interface Matching {
  /** Name of the handler. */
  readonly method?: string
  /** Names of actors. */
  readonly from?: string
  readonly to?: string
  /** Answers instead of messages. Default false. */
  readonly answer?: boolean
}

/** A fault that waits for its message: the `nth` that matches, and those after it up to `times`. */
export interface FaultRule extends Matching {
  readonly do: 'drop' | 'duplicate' | 'delay'
  /** Counted from 1; default 1. */
  readonly nth: number
  /** How many of them; Infinity for all. Default 1. */
  readonly times: number
  /** Seconds of the run's clock, for a delay. */
  readonly seconds: number
}

const MESSAGE: readonly string[] = ['drop', 'duplicate', 'hold', 'release', 'ahead'] satisfies MessageFault[]
const ACTOR: readonly string[] = ['stop', 'crash', 'lose', 'limit', 'revive'] satisfies ActorFault[]
const CHANCES = ['loss', 'answers', 'double', 'crash'] as const

/** The step's key in a schedule. */
export function faultKey(fault: Fault): string {
  if ('key' in fault) return `${fault.do}:${fault.key}`
  switch (fault.do) {
    case 'slow':
      return `slow:${fault.actor}*${fault.factor}`
    case 'wall':
      return `wall:${fault.groups.map((group) => group.join(',')).join('|')}`
    case 'heal':
      return 'heal:'
    case 'chance':
      return `chance:${CHANCES.map((name) => `${name}=${fault.chance[name]}`).join(',')}`
    default:
      return `${fault.do}:${fault.actor}`
  }
}

/** The key of the message that a step delivers: of one that overtakes, its own. */
export function deliveredKey(key: string): string {
  return key.startsWith('ahead:') ? key.slice('ahead:'.length) : key
}

export function isFaultKey(key: string): boolean {
  return key.includes(':')
}

/** The fault that a key names; null where it names none. Keys come from files and links: nothing is taken on trust. */
export function faultOf(key: string): Fault | null {
  const colon = key.indexOf(':')
  const name = key.slice(0, Math.max(0, colon))
  const rest = key.slice(colon + 1)
  if (MESSAGE.includes(name)) return rest === '' ? null : { do: name as MessageFault, key: rest }
  if (ACTOR.includes(name)) return isId(rest) ? { do: name as ActorFault, actor: rest } : null
  switch (name) {
    case 'slow': {
      const [actor, factor] = rest.split('*')
      return isId(actor) && isFactor(Number(factor)) ? { do: 'slow', actor, factor: Number(factor) } : null
    }
    case 'wall': {
      const groups = rest.split('|').map((group) => group.split(','))
      return groups.length > 1 && groups.flat().every(isId) ? { do: 'wall', groups } : null
    }
    case 'heal':
      return rest === '' ? { do: 'heal' } : null
    case 'chance':
      return chanceOf(rest)
    default:
      return null
  }
}

function chanceOf(text: string): Fault | null {
  const chance = { ...NO_CHANCE }
  for (const part of text.split(',')) {
    const [name, share] = part.split('=')
    const known = CHANCES.find((one) => one === name)
    if (known === undefined || !isShare(Number(share))) return null
    chance[known] = Number(share)
  }
  return { do: 'chance', chance }
}

const isId = (text: string | undefined): text is string => text !== undefined && /^\d+(\.\d+)*$/.test(text)

export const isShare = (share: unknown): share is number =>
  typeof share === 'number' && share >= 0 && share <= 1

/** How much slower a worker may be made. */
export const isFactor = (factor: unknown): factor is number =>
  typeof factor === 'number' && factor >= 1 && factor <= 1000
