/**
 * The naive explorer: every order of steps, each run from the beginning, nothing left out and nothing reduced.
 *
 * A run is played along a prefix and then on by first choices; every choice not taken on the way becomes a prefix of
 * its own, so each order is met exactly once. It proves that the machine is a function of program, seed and schedule:
 * where a prefix can't be taken again, the program isn't deterministic and the search says so.
 */

/** One run to its end. */
export interface Played {
  readonly status: 'done' | 'refused' | 'failed'
  /** Why, for refused and failed. */
  readonly words: string
  /** Keys of the steps taken. */
  readonly taken: readonly string[]
  /** Keys that were enabled before each step taken. */
  readonly choices: readonly (readonly string[])[]
  /** What each receiver got, in order: equal for orders that don't truly differ. */
  readonly signature: string
  /** What came of it, as one line. */
  readonly value: string
}

export interface Outcome {
  readonly value: string
  readonly orders: number
  readonly example: readonly string[]
}

export interface Search {
  readonly status: 'complete' | 'limit' | 'stopped' | 'nondeterministic' | 'failed'
  readonly orders: number
  readonly distinct: number
  readonly outcomes: readonly Outcome[]
  readonly reason: string
}

export interface SearchOptions {
  /** Steps that are taken in every order. */
  readonly prefix: readonly string[]
  /** Orders at the most. */
  readonly limit: number
  progress(orders: number): void
  stopped(): boolean
}

export async function tryEveryOrder(
  play: (prefix: readonly string[]) => Promise<Played>,
  options: SearchOptions,
): Promise<Search> {
  const open: (readonly string[])[] = [options.prefix]
  const outcomes = new Map<string, { orders: number; example: readonly string[] }>()
  const signatures = new Set<string>()
  let orders = 0
  const end = (status: Search['status'], reason: string): Search => ({
    status,
    orders,
    distinct: signatures.size,
    outcomes: [...outcomes]
      .map(([value, { orders: count, example }]) => ({ value, orders: count, example }))
      .sort((a, b) => b.orders - a.orders || (a.value < b.value ? -1 : 1)),
    reason,
  })
  while (open.length > 0) {
    if (options.stopped()) return end('stopped', `Stopped after ${orders} orders.`)
    if (orders >= options.limit) return end('limit', `One search tries ${options.limit} orders at the most.`)
    const prefix = open.pop()!
    const run = await play(prefix)
    if (run.status === 'refused') {
      return end('nondeterministic', `The program doesn’t run the same way twice: ${run.words}`)
    }
    if (run.status === 'failed') return end('failed', run.words)
    orders++
    signatures.add(run.signature)
    const outcome = outcomes.get(run.value)
    if (outcome === undefined) outcomes.set(run.value, { orders: 1, example: run.taken })
    else outcome.orders++
    for (let depth = run.taken.length - 1; depth >= prefix.length; depth--) {
      for (const key of run.choices[depth]) {
        if (key !== run.taken[depth]) open.push([...run.taken.slice(0, depth), key])
      }
    }
    if (orders % 20 === 0) options.progress(orders)
  }
  options.progress(orders)
  return end('complete', '')
}
