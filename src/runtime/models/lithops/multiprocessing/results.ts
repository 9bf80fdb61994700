/**
 * What an asynchronous call of a pool gives: a result that comes later. It is no promise: `await result.get()`.
 *
 * In a cell it is waited for from the beginning, so that `ready()` and the callbacks know. In a call it is waited for when
 * somebody asks, since a platform counts a call that waits as one that does nothing else.
 */
import type { Env } from '../../../actor/env'
import { BadCall } from '../../../actor/errors'
import { markStay } from '../../../host/modules'
import { callOf } from '../call-env'
import { TimeoutError } from '../errors'
import { secondsOf } from './refusals'

export interface Callbacks {
  readonly callback?: ((value: never) => unknown) | null
  readonly errorCallback?: ((error: never) => unknown) | null
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }

export class AsyncResult<T> {
  private outcome: Outcome<T> | null = null
  private readonly over: Promise<void>
  private tellOver: () => void = () => {}
  private begun = false

  constructor(
    private readonly env: Env,
    private readonly fetch: () => Promise<T>,
    private readonly callbacks: Callbacks,
  ) {
    this.over = new Promise((tell) => {
      this.tellOver = tell
    })
    markStay(this, { what: 'an AsyncResult', reason: ', which stays where it was made: pass what it gives' })
    if (callOf(env) === null || callbacks.callback || callbacks.errorCallback) this.begin()
  }

  /** Waits for the result; throws what the function threw, and TimeoutError when `timeout` seconds are over. */
  async get(timeout?: number | null): Promise<T> {
    await this.wait(timeout)
    const { outcome } = this
    if (outcome === null)
      throw new TimeoutError(`${timeout} seconds have passed, and the result is not there.`)
    if (outcome.ok) return outcome.value
    throw outcome.error
  }

  /** Waits for the end of the work, or until `timeout` seconds are over. */
  async wait(timeout?: number | null): Promise<void> {
    const seconds = secondsOf('wait', timeout)
    this.begin()
    await (seconds === Infinity ? this.over : Promise.race([this.over, this.env.sleep(seconds)]))
  }

  /** The work has ended. */
  ready(): boolean {
    this.begin()
    return this.outcome !== null
  }

  /** It threw nothing. Throws where it isn't ready. */
  successful(): boolean {
    if (this.outcome === null)
      throw new BadCall('successful: the work has not ended. await result.wait() waits for that.')
    return this.outcome.ok
  }

  /** Whoever waits hears this, where nothing came until now. */
  giveUp(error: Error): void {
    this.begun = true
    this.end({ ok: false, error })
  }

  private begin(): void {
    if (this.begun) return
    this.begun = true
    this.fetch().then(
      (value) => this.end({ ok: true, value }),
      (error: unknown) => this.end({ ok: false, error }),
    )
  }

  private end(outcome: Outcome<T>): void {
    if (this.outcome !== null) return
    this.outcome = outcome
    this.tellOver()
    const { callback, errorCallback } = this.callbacks
    void this.call(outcome.ok ? callback : errorCallback, outcome.ok ? outcome.value : outcome.error)
  }

  private async call(
    callback: ((value: never) => unknown) | null | undefined,
    value: unknown,
  ): Promise<void> {
    try {
      await callback?.(value as never)
    } catch (error) {
      this.env.log('error', `A callback of a pool threw ${String(error)}`)
    }
  }
}
