/**
 * Waits for the calls of jobs: hears from the storage what has ended, and fetches what they returned.
 *
 * One a program, so that calls are heard of once, whoever waits. It remembers how far it has read of each job.
 */
import type { Env } from '../../actor/env'
import { packMarks } from '../../protocol/call-marks'
import type { CallMarks } from '../../protocol/functions'
import { noKey } from '../../store/refusals'
import { callOf } from './call-env'
import { isGone, type Cloud } from './cloud'
import { TimeoutError } from './errors'
import { takeResult, takeStatus, type FutureFields } from './futures'
import { BUCKET, outputKey, unpackStatus, type CallStatus, type StorageKind } from './jobs'
import { unpackValue, type PackedValue } from './pack-as'
import type { News } from './storage-actor'
import { StorageNoSuchKeyError } from './storage-errors'

interface Known {
  readonly storage: StorageKind
  read: number
  readonly records: Map<number, { readonly status: CallStatus; readonly output: PackedValue | null }>
  /** Why it never began, where its submission failed. */
  failed: Error | null
  submission: Promise<void> | null
  /** Its submission itself waits for other calls. */
  later: boolean
  /** How often its storage had been lost when it was submitted. */
  losses: number
}

export class Monitor {
  private readonly jobs = new Map<string, Known>()
  /** One question at a time for each job. */
  private readonly asking = new Map<string, Promise<void>>()
  /** Whose ends are known and were not told to the stage. */
  private heard: FutureFields[] = []

  constructor(
    private readonly env: Env,
    private readonly cloud: Cloud,
  ) {}

  private job(future: Pick<FutureFields, 'jobKey' | 'storage'>): Known {
    let known = this.jobs.get(future.jobKey)
    if (known === undefined) {
      known = {
        storage: future.storage,
        read: 0,
        records: new Map(),
        failed: null,
        submission: null,
        later: false,
        losses: this.cloud.lossesOf(future.storage),
      }
      this.jobs.set(future.jobKey, known)
    }
    return known
  }

  /** A job is on its way. Where it can't be submitted, its calls fail with the reason. */
  submitted(key: string, storage: StorageKind, submission: Promise<void>, later: boolean): void {
    const known = this.job({ jobKey: key, storage })
    known.later = later
    known.submission = submission
    submission.then(
      () => {
        known.submission = null
        known.losses = this.cloud.lossesOf(storage)
      },
      (error: unknown) => {
        known.submission = null
        known.failed = error instanceof Error ? error : new Error(String(error))
      },
    )
  }

  /** Resolves when the jobs have been submitted, or could not be; but for those that wait for other calls first. */
  async underWay(futures: readonly FutureFields[]): Promise<void> {
    const known = new Set(futures.map((future) => this.job(future)))
    const open = [...known].flatMap(({ later, submission }) => (later ? [] : (submission ?? [])))
    await Promise.allSettled(open)
  }

  /** Whether a job of this program is on its way still. */
  get submitting(): boolean {
    return [...this.jobs.values()].some(({ submission }) => submission !== null)
  }

  /** Takes in what is known already. Says whether the call has ended. */
  update(future: FutureFields): boolean {
    if (future.kept !== null || future.problem !== null || future.state === 'Success') return true
    const known = this.job(future)
    const isLost = known.submission === null && known.losses !== this.cloud.lossesOf(known.storage)
    if (isLost && !known.records.has(future.call)) {
      known.failed ??= new Error(
        `${future.jobKey} is gone: its storage has ended, as where the stage is cleared.`,
      )
    }
    if (known.failed !== null && !known.records.has(future.call)) {
      future.problem = known.failed
      future.state = 'Error'
      return true
    }
    const record = known.records.get(future.call)
    if (record === undefined) return false
    takeStatus(future, record.status, this.env.now())
    this.heard.push(future)
    return true
  }

  /**
   * Waits until `enough` of the futures have ended. `tell` hears how many have, whenever that changes. Inside a call the
   * platform is told what it waits for, so that calls that wait for each other for ever are found.
   */
  async wait(
    futures: readonly FutureFields[],
    enough: number,
    timeout: number,
    tell: (ended: number) => void = () => {},
  ): Promise<void> {
    const call = callOf(this.env)
    const deadline = timeout === Infinity ? null : this.deadline(timeout)
    let waits = false
    try {
      for (let last = -1; ;) {
        const open = futures.filter((future) => !this.update(future))
        this.note(this.heard.splice(0))
        const ended = futures.length - open.length
        if (ended !== last) tell(ended)
        last = ended
        if (ended >= enough) return
        if (call !== null && !waits) {
          waits = true
          call.waits([...new Set(open.map(({ jobKey }) => jobKey))])
        }
        const ways: Promise<unknown>[] = [this.hear(open)]
        if (deadline !== null) ways.push(deadline)
        if (call !== null) ways.push(call.givenUp)
        await Promise.race(ways)
      }
    } finally {
      if (waits) call!.waits([])
    }
  }

  private deadline(seconds: number): Promise<never> {
    const words = `Raised TimeoutError: ${seconds} seconds have passed, and not all calls have ended.`
    const late = this.env.sleep(seconds).then(() => {
      throw new TimeoutError(words)
    })
    late.catch(() => {})
    return late
  }

  /** Waits until something is heard of one of them. */
  private async hear(open: readonly FutureFields[]): Promise<void> {
    const keys = [...new Set(open.map(({ jobKey }) => jobKey))]
    const fresh = open.filter(({ jobKey }) => !this.asking.has(jobKey))
    for (const storage of new Set(fresh.map((future) => future.storage))) this.ask(storage, fresh)
    const submissions = open.flatMap((future) => this.job(future).submission ?? [])
    const asked = keys.flatMap((key) => this.asking.get(key) ?? [])
    await Promise.race([...submissions.map((one) => one.catch(() => {})), ...asked])
  }

  /** Asks the storage for news of jobs that nobody asks for now. */
  private ask(storage: StorageKind, futures: readonly FutureFields[]): void {
    const wanted: Record<string, number> = {}
    for (const future of futures)
      if (future.storage === storage) wanted[future.jobKey] = this.job(future).read
    const asked = this.cloud.news(this.env, storage, wanted, false).then((news) => {
      for (const key of Object.keys(wanted)) this.asking.delete(key)
      this.takeIn(news)
    })
    const heard = asked.catch((error: unknown) => {
      for (const key of Object.keys(wanted)) this.asking.delete(key)
      // Whoever waits sees that the jobs are gone.
      if (!isGone(error)) throw error
    })
    heard.catch(() => {})
    for (const key of Object.keys(wanted)) this.asking.set(key, heard)
  }

  private takeIn(news: News): void {
    for (const [key, { from, records }] of Object.entries(news)) {
      const known = this.jobs.get(key)
      if (known === undefined) continue
      for (const [call, status, output] of records)
        known.records.set(call, { status: unpackStatus(status), output })
      known.read = Math.max(known.read, from + records.length)
    }
  }

  /** Takes in what has ended by now, without waiting for more. */
  async look(futures: readonly FutureFields[]): Promise<void> {
    const open = futures.filter((future) => !this.update(future))
    for (const storage of new Set(open.map((future) => future.storage))) {
      const wanted = Object.fromEntries(
        open.filter((one) => one.storage === storage).map((one) => [one.jobKey, this.job(one).read]),
      )
      try {
        this.takeIn(await this.cloud.news(this.env, storage, wanted, true))
      } catch (error) {
        if (!isGone(error)) throw error
      }
    }
  }

  /** How a call ended, as its container said it. It has ended. */
  statusOf(future: FutureFields): CallStatus {
    const record = this.job(future).records.get(future.call)
    if (record === undefined) throw new Error(`${future.jobKey}/${future.callId} was never submitted.`)
    return record.status
  }

  /** Fetches what the calls have returned. All have ended. */
  async fetch(futures: readonly FutureFields[]): Promise<void> {
    const far = new Map<string, FutureFields[]>()
    for (const future of futures) {
      if (future.kept !== null || future.problem !== null) continue
      const output = this.job(future).records.get(future.call)?.output ?? null
      if (output !== null) this.take(future, output)
      else far.set(future.jobKey, [...(far.get(future.jobKey) ?? []), future])
    }
    for (const [key, list] of far) {
      const outputs = await this.cloud.outputs(
        this.env,
        list[0].storage,
        key,
        list.map(({ call }) => call),
      )
      outputs.forEach((output, at) => {
        if (output !== null) this.take(list[at], output)
        else this.miss(list[at])
      })
    }
    this.note(futures)
  }

  private take(future: FutureFields, output: PackedValue): void {
    takeResult(future, unpackValue(this.env, output), this.env.now())
  }

  private miss(future: FutureFields): void {
    future.problem = new StorageNoSuchKeyError(noKey(BUCKET, outputKey(future.jobKey, future.call)).words)
    future.state = 'Error'
  }

  /** The stage shows the five marks of each call. */
  private note(futures: readonly FutureFields[]): void {
    const jobs = new Map<string, FutureFields[]>()
    for (const future of futures) jobs.set(future.jobKey, [...(jobs.get(future.jobKey) ?? []), future])
    for (const [job, list] of jobs) {
      const calls = packMarks(list.map((future) => this.marksOf(future)))
      this.env.note('functions', list[0].backend, { t: 'ended', at: this.env.now(), job, calls })
    }
  }

  /** Its five marks, and where it ran. */
  marksOf({ call, stats, problem, jobKey }: FutureFields): CallMarks {
    return {
      call,
      submitted: stats.hostSubmitTstamp ?? NaN,
      workerStart: stats.workerStartTstamp ?? NaN,
      started: stats.workerFuncStartTstamp ?? NaN,
      ended: stats.workerFuncEndTstamp ?? NaN,
      workerEnd: stats.workerEndTstamp ?? NaN,
      status: stats.hostStatusDoneTstamp ?? NaN,
      result: stats.hostResultDoneTstamp ?? NaN,
      container: this.jobs.get(jobKey)?.records.get(call)?.status.container ?? '',
      cold: stats.workerColdStart === true,
      failed: problem !== null,
    }
  }
}
