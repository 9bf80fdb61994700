/** What the cloud knows of logs, asked of the actors that are there. */
import { ActorNotFound } from '../../../actor/errors'
import type { Env } from '../../../actor/env'
import { tokenOf } from '../../../actor/reference'
import { PRESETS } from '../../../cluster/functions/settings'
import type { RefToken } from '../../../protocol/control'
import type { Cloud } from '../cloud'
import { BUCKET, type CallStatus, type StorageKind } from '../jobs'
import type { LogNews, LogRecord } from '../kept-logs'

export class CloudLogs {
  constructor(
    private readonly env: Env,
    private readonly cloud: Cloud,
  ) {}

  /** The durable one may hold what was put before the page was opened, so it is made where it isn't there. */
  async storages(): Promise<StorageKind[]> {
    return (await this.here('memory storage')) === null ? ['durable'] : ['durable', 'memory']
  }

  /** Activations that run or wait, on all platforms. */
  async going(): Promise<number> {
    let sum = 0
    for (const name of Object.keys(PRESETS)) {
      const platform = await this.here(name)
      if (platform !== null) sum += (await this.env.ask(platform.ref, 'going', [], Infinity)) as number
    }
    return sum
  }

  private async here(name: string): Promise<RefToken | null> {
    try {
      return tokenOf(await this.env.lookup(name))! as RefToken
    } catch (error) {
      if (error instanceof ActorNotFound) return null
      throw error
    }
  }

  /** What each call of a job has printed: as the storage has it, or else as it is remembered. */
  async of(kind: StorageKind, job: string): Promise<LogRecord[]> {
    const remembered = (await this.asks(kind, 'logsOf', [job])) as readonly LogRecord[]
    const calls = new Map(remembered.map((record) => [record.call, record]))
    for (const record of await this.statuses(kind, job)) calls.set(record.call, record)
    return [...calls.values()].sort((a, b) => a.call - b.call)
  }

  private async statuses(kind: StorageKind, job: string): Promise<readonly CallStatus[]> {
    const { env, cloud } = this
    const wanted: string[] = []
    for (let after = '', more = true; more;) {
      const place = after === '' ? {} : { after }
      const listed = await cloud.perform(env, kind, {
        op: 'list',
        bucket: BUCKET,
        prefix: `${job}/`,
        ...place,
      })
      // Without the bucket nothing was ever left in it.
      if (!listed.ok) return []
      const keys = listed.value.objects.map(({ key }) => key)
      wanted.push(...keys.filter((key) => key.endsWith('/status.json')))
      after = keys.at(-1) ?? ''
      more = listed.value.more
    }
    if (wanted.length === 0) return []
    const found = await cloud.perform(env, kind, { op: 'getMany', bucket: BUCKET, keys: wanted })
    if (!found.ok) return []
    return found.value.flatMap((object) =>
      object !== null && object.body instanceof Uint8Array
        ? [JSON.parse(new TextDecoder().decode(object.body)) as CallStatus]
        : [],
    )
  }

  /** What calls have printed that ended behind this place. `now`: doesn't wait for the first. */
  after(kind: StorageKind, place: number, now: boolean): Promise<LogNews> {
    return this.asks(kind, 'logsAfter', [place, now]) as Promise<LogNews>
  }

  /** Keys of the jobs whose logs are remembered, the oldest first. */
  async jobs(): Promise<string[]> {
    const kinds = await this.storages()
    const keys = await Promise.all(kinds.map((kind) => this.asks(kind, 'logged', [])))
    return (keys as string[][]).flat()
  }

  private asks(kind: StorageKind, method: string, args: readonly unknown[]): Promise<unknown> {
    return this.cloud.asksStorage(this.env, kind, method, args)
  }
}
