/**
 * Many seeds of random live runs, with what went wrong in any and what happened in all.
 */
import { liveRun, problems, type LiveRunOptions } from './live-run'

export interface Sweep {
  /** Each with its seed, so that a failure names the run to look at. */
  readonly problems: readonly string[]
  readonly total: Record<string, number>
}

export async function sweep(
  from: number,
  seeds: number,
  drain: (then: () => void) => void,
  options: LiveRunOptions,
): Promise<Sweep> {
  const found: string[] = []
  const total: Record<string, number> = { kills: 0 }
  for (let seed = from; seed < from + seeds; seed++) {
    try {
      const run = await liveRun(seed, drain, options)
      for (const words of problems(run.threads.broker, run.watch, run.cutOff))
        found.push(`seed ${seed}: ${words}`)
      for (const [name, count] of Object.entries(run.threads.broker.counts)) {
        total[name] = (total[name] ?? 0) + count
      }
      total.kills += run.kills
    } catch (error) {
      found.push(`seed ${seed}: ${String(error)}`)
    }
  }
  return { problems: found, total }
}
