/**
 * What the broker's register of platforms, jobs and calls comes to, as a bounded view. It keeps nothing but the last
 * view, which stays while nothing was noted.
 */
import { cost, gbSeconds } from '../../../runtime/cluster/functions/bill'
import { PRESETS } from '../../../runtime/cluster/functions/settings'
import type { CallJob } from '../../../runtime/protocol/call-columns'
import type {
  BillView,
  FunctionsQuery,
  FunctionsView,
  JobView,
  PlatformView,
  PlatformWish,
  PresetView,
} from '../../../runtime/protocol/functions-view'
import type { FunctionRegister, JobEntry, PlatformEntry } from '../../../runtime/record/functions'
import { columnsOf } from './columns'
import { curveOf } from './curve'
import { isOpen, tallyOf, togetherWithNewest, type Tally } from './tally'

const JOBS = 200
const CALLS = 20_000

/** What is read of a register; a fixture makes one of its own. */
export type ReadableRegister = Pick<FunctionRegister, 'platforms' | 'jobs' | 'leftOut' | 'version' | 'wished'>

interface Read {
  readonly key: string
  readonly tallies: readonly Tally[]
  readonly view: FunctionsView
}

const presets: readonly PresetView[] = Object.entries(PRESETS).map(
  ([name, { limit, memory, timeLimit, coldStart, keepAlive, prices }]) => ({
    name,
    limit,
    memory,
    timeLimit,
    coldStart,
    keepAlive,
    prices,
  }),
)

export class FunctionsReading {
  private last: Read | null = null

  constructor(private readonly register: ReadableRegister) {}

  /** `now`: seconds of the run's clock. */
  view(query: FunctionsQuery, now: number, wished: PlatformWish | null): FunctionsView {
    const { jobs, most } = query
    const asked = typeof jobs === 'string' ? jobs : `=${jobs.key}`
    const key = `${this.register.version} ${asked} ${most} ${JSON.stringify(wished)}`
    if (this.last?.key !== key) this.last = this.read(key, query, now, wished)
    const { view, tallies } = this.last
    if (!view.going) return view
    // What runs costs more with every second, though nothing is told meanwhile.
    const platforms = this.platforms(tallies, now)
    return { ...view, now, platforms, jobs: this.jobs(tallies, view.calls.jobs, now) }
  }

  private read(key: string, query: FunctionsQuery, now: number, wished: PlatformWish | null): Read {
    const { register } = this
    const tallies = [...register.jobs.values()].slice(-JOBS).map(tallyOf)
    const { calls, leftOut } = columnsOf(
      wanted(tallies, query.jobs),
      Math.max(0, Math.min(CALLS, query.most)),
    )
    const view: FunctionsView = {
      version: register.version,
      now,
      going: tallies.some(isOpen),
      platforms: this.platforms(tallies, now),
      jobs: this.jobs(tallies, calls.jobs, now),
      jobsLeftOut: register.leftOut + register.jobs.size - tallies.length,
      calls,
      callsLeftOut: leftOut,
      wished,
      presets,
    }
    return { key, tallies, view }
  }

  /** The newest first. */
  private jobs(tallies: readonly Tally[], given: readonly CallJob[], now: number): JobView[] {
    const shown = new Set(given.map(({ key }) => key))
    return tallies.map((tally) => this.job(tally, shown.has(tally.job.key), now)).reverse()
  }

  private job(tally: Tally, shown: boolean, now: number): JobView {
    const { job, waiting, running, done, failed, cold, ended } = tally
    const { key, name, platform, memory, count, submitted } = job
    const counts = { waiting, running, done, failed, cold }
    const { requests } = job
    const held = job.gbSeconds + heldNow([tally], platform, now)
    const bill = priced({ requests, gbSeconds: held }, this.register.platforms.get(platform))
    return { key, name, platform, memory, calls: count, ...counts, submitted, ended, bill, shown }
  }

  private platforms(tallies: readonly Tally[], now: number): PlatformView[] {
    return [...this.register.platforms.values()].map((platform) => {
      const { name, points } = platform
      const { running, waiting, containers, limit, requests, gbSecond, million, asOf } = platform.now
      const held = platform.now.gbSeconds + heldNow(tallies, name, now)
      const bill = priced({ requests, gbSeconds: held }, platform)
      const prices = { gbSecond, million, asOf }
      return { name, running, waiting, containers, limit, bill, prices, curve: curveOf(points) }
    })
  }
}

function wanted(tallies: readonly Tally[], jobs: FunctionsQuery['jobs']): readonly JobEntry[] {
  if (jobs === 'all') return tallies.map(({ job }) => job)
  if (jobs === 'newest') return togetherWithNewest(tallies)
  return tallies.filter(({ job }) => job.key === jobs.key).map(({ job }) => job)
}

function priced(
  { requests, gbSeconds: held }: { readonly requests: number; readonly gbSeconds: number },
  platform: PlatformEntry | undefined,
): BillView {
  const prices = platform?.now ?? { gbSecond: 0, million: 0, asOf: '' }
  return { requests, gbSeconds: held, dollars: cost({ requests, gbSeconds: held }, prices) }
}

/** Gigabyte-seconds of containers that are at work: they are billed when they are done. */
function heldNow(tallies: readonly Tally[], platform: string, now: number): number {
  const since = new Map<string, { readonly memory: number; readonly begun: number }>()
  for (const { job, atWork } of tallies) {
    if (job.platform !== platform) continue
    for (const { container, begun } of atWork) since.set(container, { memory: job.memory, begun })
  }
  let held = 0
  for (const { memory, begun } of since.values()) held += gbSeconds(memory, now - begun)
  return held
}
