/**
 * Random programs of walkers: small trees of letters, drawn from a seed.
 */
import type { RandomStream } from '../../clock/random'
import type { Supervision } from '../../protocol/control'
import type { Command, Commands } from './walker'

export interface WalkerOptions {
  readonly supervision: Supervision
  readonly maxRestarts: number
  readonly place: 'own' | 'shared'
  readonly maxConcurrency: number
}

export interface WalkProgram {
  readonly walkers: readonly WalkerOptions[]
  readonly body: Commands
}

export interface ProgramRules {
  /** Letters at the most. */
  readonly letters: number
  /** Handlers that may overlap, and sends that outlive their activation: a live run's own. */
  readonly live: boolean
  /** Actors may stop others and themselves. */
  readonly stops: boolean
}

const QUIET = ['turn', 'draw', 'become', 'unbecome'] as const

export function randomProgram(random: RandomStream, rules: ProgramRules): WalkProgram {
  const below = (n: number) => Math.floor(random.next() * n)
  const one = <T>(items: readonly T[]): T => items[below(items.length)]
  let letters = 1

  const command = (depth: number): Command => {
    const kind = below(20)
    if (kind < 12 && letters < rules.letters && depth < 4) {
      const node = letters++
      const body = commands(depth + 1)
      if (kind === 11) {
        return {
          do: 'spawn',
          supervision: one(['resume', 'restart', 'stop']),
          maxRestarts: below(2),
          node,
          body,
        }
      }
      return { do: one(['tell', 'tell', 'ask', 'wait']), to: below(4), node, body }
    }
    if (kind === 17 && depth > 0) return { do: 'throw' }
    if (kind === 18 && rules.stops && depth > 0)
      return below(2) === 0 ? { do: 'quit' } : { do: 'stop', who: below(4) }
    if (kind === 19 && depth > 0) return rules.live ? { do: 'late' } : { do: 'sleep', seconds: below(3) }
    if (kind === 16 && rules.live) return { do: 'sleep', seconds: below(3) / 100 }
    return { do: one(QUIET) }
  }
  const commands = (depth: number): Command[] =>
    Array.from({ length: depth === 0 ? 6 + below(6) : below(5) }, () => command(depth))

  const walkers = Array.from({ length: 2 + below(3) }, (): WalkerOptions => {
    const supervision = one<Supervision>(['resume', 'resume', 'restart', 'stop'])
    return {
      supervision,
      maxRestarts: below(3),
      place: one(['own', 'own', 'shared']),
      maxConcurrency: rules.live && supervision !== 'restart' && below(4) === 0 ? 2 : 1,
    }
  })
  return { walkers, body: commands(0) }
}
