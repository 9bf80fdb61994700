/** `logs get` and `logs poll`. */
import { BadCall } from '../../../actor/errors'
import { nearest } from '../../../ship/nearest'
import type { StorageKind } from '../jobs'
import type { LogNews, LogRecord } from '../kept-logs'
import { CloudLogs } from './cloud-logs'
import { logBlocks } from './log-blocks'
import type { CliParts } from './parts'

/** Seconds of the run's clock without a call, after which polling ends. */
export const QUIET = 5
/** Letters that `logs poll` gives back at the most; all that it shows is in the cell. */
const GIVEN = 1_000_000

export async function logsGet({ env, cloud }: CliParts, key: string): Promise<string> {
  const logs = new CloudLogs(env, cloud)
  const found: LogRecord[] = []
  for (const kind of await logs.storages()) found.push(...(await logs.of(kind, key)))
  if (found.length > 0) return logBlocks(found)
  const known = await logs.jobs()
  const near = nearest(key, known)
  const advice =
    near !== null
      ? `Did you mean ${near}?`
      : known.length > 0
        ? `Newest are ${known.slice(-3).join(', ')}.`
        : 'No call has ended yet.'
  throw new BadCall(`The execution id ${key} does not exist in logs. ${advice}`)
}

interface Heard {
  readonly kind: StorageKind
  readonly news: LogNews
}

/**
 * Shows what has been printed, then what is as calls end. Lithops polls until it is interrupted; a cell that
 * did would hold up all others, and until they run hardly anybody calls anything. So it ends where nothing runs.
 */
export async function logsPoll({ env, cloud, print, submitting }: CliParts): Promise<string> {
  const logs = new CloudLogs(env, cloud)
  const read = new Map<StorageKind, number>()
  const asked = new Map<StorageKind, Promise<Heard>>()
  let given = ''
  const show = ({ kind, news }: Heard): void => {
    read.set(kind, news.last)
    const left = news.leftOut > 0 ? [`${news.leftOut} earlier calls are kept no more.`] : []
    const blocks = news.records.length > 0 ? [logBlocks(news.records)] : []
    const text = [...left, ...blocks].join('\n')
    if (text === '') return
    print(text)
    given = `${given}${text}\n`.slice(-GIVEN)
  }
  for (;;) {
    // Another storage may have come meanwhile.
    for (const kind of await logs.storages()) {
      if (asked.has(kind)) continue
      const news = logs.after(kind, read.get(kind) ?? 0, false).then((one) => ({ kind, news: one }))
      news.catch(() => {})
      asked.set(kind, news)
    }
    const heard = await Promise.race([...asked.values(), env.sleep(QUIET).then(() => null)])
    if (heard !== null) {
      asked.delete(heard.kind)
      show(heard)
    } else if (!submitting() && (await logs.going()) === 0) break
  }
  // What came while the platforms were asked.
  for (const kind of asked.keys()) show({ kind, news: await logs.after(kind, read.get(kind) ?? 0, true) })
  const end = `Nothing has run for ${QUIET} seconds, so polling ends here. Lithops polls until it is interrupted.`
  print(end)
  return given + end
}
