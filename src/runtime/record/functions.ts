/**
 * What platforms for functions have told of their jobs: how each platform stands, and the marks of its calls.
 *
 * Bounded: the newest jobs stay, with so many calls in all, and what was left out is counted.
 */
import { unpackMarks } from '../protocol/call-marks'
import type {
  BegunNote,
  CallMarks,
  DoneNote,
  EndedNote,
  FunctionNote,
  PlatformNote,
  SubmittedNote,
} from '../protocol/functions'

const MOST_JOBS = 200
const MOST_CALLS = 20_000
const MOST_PLATFORMS = 20
/** Points of the curve of containers, a platform. */
const MOST_POINTS = 2000

export interface CallEntry {
  readonly call: number
  container: string
  cold: boolean
  /** When it was given to a container, seconds; NaN before. */
  begun: number
  /** When its container had it in hand no more, seconds; NaN before. */
  done: number
  marks: CallMarks | null
}

export interface JobEntry {
  readonly platform: string
  readonly key: string
  readonly name: string
  readonly memory: number
  readonly count: number
  readonly submitted: number
  /** What it has cost so far. */
  requests: number
  gbSeconds: number
  readonly calls: Map<number, CallEntry>
}

export interface PlatformEntry {
  readonly name: string
  now: PlatformNote
  /** How it stood, in order; thinned when they are too many. */
  readonly points: PlatformNote[]
}

export class FunctionRegister {
  readonly platforms = new Map<string, PlatformEntry>()
  readonly jobs = new Map<string, JobEntry>()
  /** Jobs that are no longer kept. */
  leftOut = 0
  /** Grows with every note. */
  version = 0
  private calls = 0

  /** `wished`: what a person has set for all platforms, as data; null: nothing. */
  constructor(public wished: object | null = null) {}

  note(platform: string, note: FunctionNote): void {
    this.version++
    switch (note.t) {
      case 'platform':
        this.stands(platform, note)
        return
      case 'submitted':
        this.submitted(platform, note)
        return
      case 'begun':
        this.begun(note)
        return
      case 'done':
        this.done(note)
        return
      case 'ended':
        this.ended(note)
    }
  }

  private stands(name: string, note: PlatformNote): void {
    const entry = this.platforms.get(name)
    if (entry === undefined) {
      if (this.platforms.size === MOST_PLATFORMS) return
      this.platforms.set(name, { name, now: note, points: [note] })
      return
    }
    entry.now = note
    entry.points.push(note)
    if (entry.points.length > MOST_POINTS) thin(entry.points)
  }

  private submitted(platform: string, { job, name, calls, memory, at }: SubmittedNote): void {
    this.jobs.set(job, {
      platform,
      key: job,
      name,
      memory,
      count: calls,
      submitted: at,
      requests: 0,
      gbSeconds: 0,
      calls: new Map(),
    })
    while (this.jobs.size > MOST_JOBS) this.dropFirst()
  }

  private dropFirst(): void {
    const [key, job] = this.jobs.entries().next().value!
    this.jobs.delete(key)
    this.calls -= job.calls.size
    this.leftOut++
  }

  /** Null where there is no room for it. */
  private entry(job: JobEntry, call: number): CallEntry | null {
    let entry = job.calls.get(call)
    if (entry === undefined) {
      if (job.calls.size === MOST_CALLS) return null
      entry = { call, container: '', cold: false, begun: NaN, done: NaN, marks: null }
      job.calls.set(call, entry)
      this.calls++
    }
    return entry
  }

  private begun({ job: key, calls, container, cold, at }: BegunNote): void {
    const job = this.jobs.get(key)
    if (job === undefined) return
    for (const call of calls) {
      const entry = this.entry(job, call)
      if (entry !== null) Object.assign(entry, { container, cold, begun: at, done: NaN })
    }
    while (this.calls > MOST_CALLS && this.jobs.size > 1) this.dropFirst()
  }

  private done({ job: key, calls, at, requests, gbSeconds }: DoneNote): void {
    const job = this.jobs.get(key)
    if (job === undefined) return
    Object.assign(job, { requests, gbSeconds })
    for (const call of calls) {
      const entry = this.entry(job, call)
      if (entry !== null) entry.done = at
    }
  }

  private ended({ job: key, calls }: EndedNote): void {
    const job = this.jobs.get(key)
    if (job === undefined) return
    for (const marks of unpackMarks(calls)) {
      const entry = this.entry(job, marks.call)
      if (entry === null) continue
      entry.marks = marks
      if (marks.container !== '') entry.container = marks.container
    }
  }
}

/** Half of them stay, as evenly over the time as they can: every second one would leave ever less of the beginning. */
function thin(points: PlatformNote[]): void {
  const first = points[0].at
  const last = points[points.length - 1]
  const gap = (last.at - first) / (MOST_POINTS / 2) || 1
  let slot = -1
  const kept = points.filter((point) => {
    const own = Math.floor((point.at - first) / gap)
    if (own === slot && point !== last) return false
    slot = own
    return true
  })
  points.splice(0, points.length, ...kept)
}
