/**
 * A mailbox in the storage, as the original project kept it: first as one object a message, later as a list of the
 * key-value store. It outlives the function that reads it.
 *
 * A list costs one operation to send and one to take. Objects cost two to send (a number is drawn, then the object is put)
 * and three to take (list, get, delete); one message lies there as `mailboxes/<director>/<actor>/<number>`.
 *
 * Two figures stand beside it, so that somebody can tell when all is quiet: how many messages were sent, counted when each
 * lies there, and how many had been sent when its reader last found it empty.
 */
import type { Packed } from '../../../protocol/control'
import type { Answers, Name, Operations, Store } from '../../../store/port'
import { storageError } from '../storage-errors'

export const MAILBOX_KINDS = ['list', 'objects'] as const
export type MailboxKind = (typeof MAILBOX_KINDS)[number]

export const BUCKET = 'mailboxes'

/** A message as it lies in a mailbox. The director's own mailbox has those that go on to others. */
export interface Mail {
  readonly to: string
  readonly method: string
  readonly args: Packed
}

/** Has an operation carried out; throws what the storage refuses. */
export type CarryOut = <N extends Name>(operation: { readonly op: N } & Operations[N]) => Promise<Answers[N]>

export function carryingOut(apply: Store['apply']): CarryOut {
  return async (operation) => {
    const answer = await apply(operation)
    if (!answer.ok) throw storageError(answer)
    return answer.value
  }
}

/** The way in which messages lie in the storage. */
interface Keeping {
  put(mail: Mail): Promise<void>
  take(): Promise<Mail | null>
  length(): Promise<number>
  clear(): Promise<void>
}

export class Mailbox {
  readonly #carryOut: CarryOut
  readonly #key: string
  readonly #kept: Keeping

  /** `director`: its id; `name` of the actor, or '' for the director's own. */
  constructor(carryOut: CarryOut, kind: MailboxKind, director: string, name: string) {
    this.#carryOut = carryOut
    // No actor's name has an @ when it is encoded.
    this.#key = `${director}/${name === '' ? '@director' : encodeURIComponent(name)}`
    this.#kept = (kind === 'list' ? asList : asObjects)(carryOut, this.#key)
  }

  /** Resolves when the message lies there, and is counted. */
  async send(mail: Mail): Promise<void> {
    await this.#kept.put(mail)
    await this.#carryOut({ op: 'increment', key: this.#figure('sent'), by: 1 })
  }

  /** The message in front, which is in nobody's mailbox any more; null where there is none. */
  take(): Promise<Mail | null> {
    return this.#kept.take()
  }

  length(): Promise<number> {
    return this.#kept.length()
  }

  clear(): Promise<void> {
    return this.#kept.clear()
  }

  sent(): Promise<number> {
    return this.#read('sent')
  }

  /** How many had been sent when it was last found empty. */
  handled(): Promise<number> {
    return this.#read('handled')
  }

  /** It was empty, after so many had been sent. */
  async empty(sent: number): Promise<void> {
    await this.#carryOut({ op: 'set', key: this.#figure('handled'), value: sent })
  }

  async #read(figure: string): Promise<number> {
    const entry = await this.#carryOut({ op: 'read', key: this.#figure(figure) })
    return Number(entry?.value ?? 0)
  }

  #figure(figure: string): string {
    return `${BUCKET}/${this.#key} ${figure}`
  }
}

function asList(carryOut: CarryOut, name: string): Keeping {
  const key = `${BUCKET}/${name}`
  const take = async (count: number) => (await carryOut({ op: 'take', key, count })).values as Mail[]
  return {
    put: async (mail) => void (await carryOut({ op: 'append', key, values: [mail] })),
    take: async () => (await take(1))[0] ?? null,
    length: async () => (await carryOut({ op: 'length', key })).length,
    clear: async () => void (await take(Number.MAX_SAFE_INTEGER)),
  }
}

function asObjects(carryOut: CarryOut, name: string): Keeping {
  const bucket = BUCKET
  const prefix = `${name}/`
  return {
    async put(mail) {
      const { value } = await carryOut({ op: 'increment', key: `${BUCKET}/${name} drawn`, by: 1 })
      // So many digits that the order of the keys is the order of the numbers.
      const key = `${prefix}${String(value).padStart(8, '0')}`
      await carryOut({ op: 'put', bucket, key, body: { pickled: mail, size: mail.args.bytes } })
    },
    async take() {
      const { objects } = await carryOut({ op: 'list', bucket, prefix, limit: 1 })
      if (objects.length === 0) return null
      const [{ key }] = objects
      const { body } = await carryOut({ op: 'get', bucket, key })
      await carryOut({ op: 'delete', bucket, keys: [key] })
      return 'pickled' in body ? (body.pickled as Mail) : null
    },
    async length() {
      let count = 0
      for (let after: string | undefined; ;) {
        const { objects, more } = await carryOut({
          op: 'list',
          bucket,
          prefix,
          ...(after !== undefined && { after }),
        })
        count += objects.length
        if (!more) return count
        after = objects.at(-1)?.key
      }
    },
    clear: async () => void (await carryOut({ op: 'deletePrefix', bucket, prefix })),
  }
}
