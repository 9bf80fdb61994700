/**
 * What the calls of the newest jobs have printed, since a job's objects are removed when its results have come, and a
 * program may look at its logs afterwards. Bounded in jobs and in letters.
 */
import { unpackStatus, type CallStatus, type Ending } from './jobs'

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
  readonly ending: KeptEnding
}

/** How a call ended, as its container said it. */
export type KeptEnding = Pick<Ending, 'job' | 'call' | 'status'>

/** How the text of a status ends where there are no lines. */
const NOTHING_PRINTED = '"logs":[]}'
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

  /** It is read when somebody looks: most calls print nothing, and nobody does. */
  add({ job, call, status }: KeptEnding): void {
    const letters = lettersOf(status)
    const list = this.jobs.get(job) ?? []
    this.jobs.set(job, list)
    list.push({ place: ++this.last, letters, ending: { job, call, status } })
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
    return (this.jobs.get(job) ?? []).map(({ ending }) => recordOf(ending))
  }

  /** Keys of the jobs, the oldest first. */
  get keys(): string[] {
    return [...this.jobs.keys()]
  }

  after(place: number): LogNews {
    const kept = [...this.jobs.values()].flat().filter((one) => one.place > place)
    kept.sort((a, b) => a.place - b.place)
    const leftOut = Math.max(0, this.last - place) - kept.length
    return { last: this.last, records: kept.map(({ ending }) => recordOf(ending)), leftOut }
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

function lettersOf(status: Ending['status']): number {
  if (typeof status === 'string' && status.endsWith(NOTHING_PRINTED)) return EACH
  const { logs, error } = unpackStatus(status)
  const words = error === null ? 0 : error.name.length + error.message.length
  return logs.reduce((sum, [, text]) => sum + text.length, EACH + words)
}

function recordOf({ job, call, status }: KeptEnding): LogRecord {
  const { activation, runtime, logs, error: thrown } = unpackStatus(status)
  // Its words only: what a program threw may be anything.
  const error = thrown && { ...thrown, stack: '', remoteStack: '', value: undefined }
  return { job, call, activation, runtime, logs, error }
}
