/**
 * What the calls of the newest jobs have printed, since a job's objects are removed when its results have come, and a
 * program may look at its logs afterwards. Bounded in jobs and in letters.
 */
import type { CallStatus } from './jobs'

export type LogRecord = Pick<CallStatus, 'job' | 'call' | 'activation' | 'runtime' | 'logs' | 'error'>

/** Records behind a place, in the order in which calls ended. */
export interface LogNews {
  /** The place of the newest. */
  readonly last: number
  readonly records: readonly LogRecord[]
  /** Records behind that place that are kept no more. */
  readonly leftOut: number
}

interface Kept {
  readonly place: number
  readonly letters: number
  readonly record: LogRecord
}

/** Letters that a record counts besides its lines. */
const EACH = 100

export class KeptLogs {
  private readonly jobs = new Map<string, Kept[]>()
  private letters = 0
  private last = 0
  private waiters: { readonly after: number; readonly tell: (news: LogNews) => void }[] = []

  constructor(
    private readonly mostJobs = 50,
    private readonly mostLetters = 1_000_000,
  ) {}

  add({ job, call, activation, runtime, logs, error: thrown }: CallStatus): void {
    // Its words only: what a program threw may be anything.
    const error = thrown && { ...thrown, stack: '', remoteStack: '', value: undefined }
    const record: LogRecord = { job, call, activation, runtime, logs, error }
    const words = error === null ? 0 : error.name.length + error.message.length
    const letters = logs.reduce((sum, [, text]) => sum + text.length, EACH + words)
    const list = this.jobs.get(job) ?? []
    this.jobs.set(job, list)
    list.push({ place: ++this.last, letters, record })
    this.letters += letters
    this.bound()
  }

  private bound(): void {
    while (this.jobs.size > this.mostJobs || this.letters > this.mostLetters) {
      const [[oldest, list]] = this.jobs
      if (this.jobs.size > 1) {
        this.jobs.delete(oldest)
        for (const { letters } of list) this.letters -= letters
      } else if (list.length > 1) this.letters -= list.shift()!.letters
      else return
    }
  }

  /** Those who wait hear of what was added. */
  wake(): void {
    const ready = this.waiters.filter(({ after }) => after < this.last)
    this.waiters = this.waiters.filter(({ after }) => after >= this.last)
    for (const { after, tell } of ready) tell(this.after(after))
  }

  of(job: string): LogRecord[] {
    return (this.jobs.get(job) ?? []).map(({ record }) => record)
  }

  /** Keys of the jobs, the oldest first. */
  get keys(): string[] {
    return [...this.jobs.keys()]
  }

  after(place: number): LogNews {
    const kept = [...this.jobs.values()].flat().filter((one) => one.place > place)
    kept.sort((a, b) => a.place - b.place)
    const leftOut = Math.max(0, this.last - place) - kept.length
    return { last: this.last, records: kept.map(({ record }) => record), leftOut }
  }

  /** Waits until there is something behind this place. */
  news(place: number): LogNews | Promise<LogNews> {
    if (place < this.last) return this.after(place)
    return new Promise((tell) => void this.waiters.push({ after: place, tell }))
  }

  /** Forgets all, and says of how many jobs. */
  clear(): number {
    const { size } = this.jobs
    this.jobs.clear()
    this.letters = 0
    return size
  }
}
