/**
 * What happens to messages on their way by somebody's wish: rules that wait for a message, a wall, and chance.
 *
 * Pure: a value that is asked of each message what becomes of it. Rules are looked at in the order in which they were
 * made; the first that has its turn decides. Chance is the network's own stream, and draws only where a share is set.
 */
import type { RandomStream } from '../clock/random'
import { NO_CHANCE, type Chance, type FaultRule } from '../protocol/faults'

/** A message or an answer on its way; names of actors. */
export interface OnItsWay {
  readonly method: string
  readonly from: string
  readonly to: string
  readonly fromId: string
  readonly toId: string
  readonly answer: boolean
}

export type Fate =
  | { readonly is: 'arrives' | 'lost' | 'doubled' }
  | { readonly is: 'delayed'; readonly seconds: number }

export const ARRIVES: Fate = { is: 'arrives' }

export class FaultRules {
  private readonly rules: { readonly rule: FaultRule; met: number }[] = []
  private groups: readonly (readonly string[])[] = []
  private chance: Chance = NO_CHANCE
  /** Does anything here need to be asked at all? */
  any = false

  constructor(private readonly random: RandomStream) {}

  add(rule: FaultRule): void {
    this.rules.push({ rule, met: 0 })
    this.look()
  }

  setWall(groups: readonly (readonly string[])[]): void {
    this.groups = groups
    this.look()
  }

  setChance(chance: Chance): void {
    this.chance = chance
    this.look()
  }

  get wall(): readonly (readonly string[])[] {
    return this.groups
  }

  get shares(): Chance {
    return this.chance
  }

  /** No rules, no wall, no chance. */
  clear(): void {
    this.rules.length = 0
    this.groups = []
    this.chance = NO_CHANCE
    this.look()
  }

  private look(): void {
    const { loss, answers, double, crash } = this.chance
    this.any = this.rules.length > 0 || this.groups.length > 0 || loss + answers + double + crash > 0
  }

  fateOf(one: OnItsWay): Fate {
    if (this.parts(one.fromId, one.toId)) return { is: 'lost' }
    for (const entry of this.rules) {
      const { rule } = entry
      if (!matches(rule, one)) continue
      entry.met++
      if (entry.met < rule.nth || entry.met >= rule.nth + rule.times) continue
      if (rule.do === 'drop') return { is: 'lost' }
      if (rule.do === 'duplicate') return { is: 'doubled' }
      return { is: 'delayed', seconds: rule.seconds }
    }
    const { loss, answers, double } = this.chance
    const lost = one.answer ? answers : loss
    if (lost > 0 && this.random.next() < lost) return { is: 'lost' }
    if (!one.answer && double > 0 && this.random.next() < double) return { is: 'doubled' }
    return ARRIVES
  }

  /** Does the actor crash after this handling? */
  crashes(): boolean {
    return this.chance.crash > 0 && this.random.next() < this.chance.crash
  }

  /** Does the wall stand between two actors? */
  parts(a: string, b: string): boolean {
    if (this.groups.length === 0) return false
    const one = this.sideOf(a)
    const other = this.sideOf(b)
    return one >= 0 && other >= 0 && one !== other
  }

  /** An actor that isn't named is where the nearest of its named ancestors is; the notebook counts for itself alone. */
  sideOf(id: string): number {
    for (let at = id; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      if (at === '0' && id !== '0') return -1
      const side = this.groups.findIndex((group) => group.includes(at))
      if (side >= 0) return side
    }
    return -1
  }
}

function matches({ method, from, to, answer = false }: FaultRule, one: OnItsWay): boolean {
  return (
    answer === one.answer &&
    (method === undefined || method === one.method) &&
    // Of an answer, too, `from` asked and `to` was asked: the rule names the ask.
    (from === undefined || from === (one.answer ? one.to : one.from)) &&
    (to === undefined || to === (one.answer ? one.from : one.to))
  )
}
