/**
 * Actors that do what the letters in their hands say, and a watch that sees what came of it.
 *
 * A program is a tree: each letter carries the commands that its receiver obeys. Every walk first tells the sink who it
 * is; the sink is never killed, so what it hears is what the run accepted of the walks' effects.
 */
import type { Env } from '../../actor/env'
import { tokenOf, type Reference } from '../../actor/reference'
import type { Supervision } from '../../protocol/control'

export type Command =
  | {
      readonly do: 'tell' | 'ask' | 'wait'
      readonly to: number
      readonly node: number
      readonly body: Commands
    }
  | {
      readonly do: 'spawn'
      readonly supervision: Supervision
      readonly maxRestarts: number
      readonly node: number
      readonly body: Commands
    }
  | { readonly do: 'stop'; readonly who: number }
  | { readonly do: 'sleep'; readonly seconds: number }
  | { readonly do: 'turn' | 'throw' | 'become' | 'unbecome' | 'late' | 'quit' | 'draw' }

export type Commands = readonly Command[]

export interface Letter {
  readonly from: string
  readonly seq: number
  readonly node: number
  readonly body: Commands
}

/** What the sink was told. */
export interface Note {
  readonly from: string
  readonly seq: number
  readonly node: number
  /** The walker's own id and incarnation. */
  readonly by: string
  readonly incarnation: number
  readonly late: boolean
}

export interface Asked {
  readonly env: Env
  readonly node: number
  state: 'open' | 'answered' | 'rejected'
  words: string
}

/** What a run does, seen from outside of it. */
export class Watch {
  seq = 0
  readonly notes: Note[] = []
  readonly asked: Asked[] = []
  readonly drawn: string[] = []
}

export function makeWalkers(watch: Watch) {
  class Sink {
    note(note: Note): void {
      watch.notes.push(note)
    }
  }

  class Walker {
    readonly #env: Env
    walks = 0

    constructor(env: Env) {
      this.#env = env
    }

    walk(letter: Letter, refs: readonly Reference[]): unknown {
      this.walks++
      this.#note(letter, refs, false)
      return this.follow(letter.body, refs, letter)
    }

    /** Obeys in order; becomes a promise at the first command that waits. */
    follow(body: Commands, refs: readonly Reference[], letter: Letter, from = 0): unknown {
      for (let i = from; i < body.length; i++) {
        const waits = this.#obey(body[i], refs, letter)
        if (waits !== null) return waits.then(() => this.follow(body, refs, letter, i + 1))
      }
      return letter.node
    }

    #note({ from, seq, node }: Letter, refs: readonly Reference[], late: boolean): void {
      const { id: by, incarnation } = this.#env
      this.#tell(refs[0], 'note', [{ from, seq, node, by, incarnation, late } satisfies Note])
    }

    /** A send of an actor that is over throws; for a program that's as good as not sent. */
    #tell(to: Reference, method: string, args: readonly unknown[]): void {
      try {
        this.#env.tell(tokenOf(to)!.ref, method, args).catch(() => undefined)
      } catch {
        return
      }
    }

    #letter(node: number, body: Commands): Letter {
      return { from: this.#env.id, seq: watch.seq++, node, body }
    }

    #ask(to: Reference, node: number, body: Commands, refs: readonly Reference[]): Promise<unknown> {
      const asked: Asked = { env: this.#env, node, state: 'open', words: '' }
      try {
        const answer = this.#env.ask(tokenOf(to)!.ref, 'walk', [this.#letter(node, body), refs])
        watch.asked.push(asked)
        return answer.then(
          () => (asked.state = 'answered'),
          (error: unknown) => {
            asked.state = 'rejected'
            asked.words = String(error)
          },
        )
      } catch {
        return Promise.resolve()
      }
    }

    #obey(command: Command, refs: readonly Reference[], letter: Letter): Promise<unknown> | null {
      const pick = (n: number) => refs[1 + (n % (refs.length - 1))]
      switch (command.do) {
        case 'tell':
          this.#tell(pick(command.to), 'walk', [this.#letter(command.node, command.body), refs])
          return null
        case 'ask':
          void this.#ask(pick(command.to), command.node, command.body, refs)
          return null
        case 'wait':
          return this.#ask(pick(command.to), command.node, command.body, refs)
        case 'spawn': {
          const { supervision, maxRestarts, node, body } = command
          return this.#env.spawn(Walker as never, { supervision, maxRestarts, place: 'shared' }).then(
            (child) => this.#tell(child, 'walk', [this.#letter(node, body), refs]),
            () => undefined,
          )
        }
        case 'stop':
          this.#env.stop(tokenOf(pick(command.who))!.ref)
          return null
        case 'quit':
          this.#env.stop(this.#env.index)
          return null
        case 'sleep':
          return this.#env.sleep(command.seconds)
        case 'turn':
          return Promise.resolve()
        case 'throw':
          throw new RangeError(`walk ${letter.node} throws`)
        case 'become':
          this.#env.become({
            walk: (next: Letter, its: readonly Reference[]) => {
              this.#note(next, its, false)
              return 'became'
            },
          } as never)
          return null
        case 'unbecome':
          this.#env.unbecome()
          return null
        case 'draw':
          watch.drawn.push(`${this.#env.id} ${this.#env.random()}`)
          return null
        case 'late':
          // A continuation that nobody waits for, and that may outlive its activation.
          void this.#env.sleep(0.01).then(
            () => this.#note(letter, refs, true),
            () => undefined,
          )
          return null
      }
    }
  }

  return { Sink, Walker }
}
