/** What a director of functions is told: checked here, and by the executor that it makes of it. */
import { BadCall } from '../../../actor/errors'
import { checkOptionNames } from '../../python-names'
import { came } from '../../given'
import type { ExecutorOptions } from '../config'
import type { StorageKind } from '../jobs'
import { MAILBOX_KINDS, type MailboxKind } from './mailbox'

export interface DirectorOptions {
  /** Seconds that the function of an actor may run. */
  readonly timeLimit?: number
  /** MB. */
  readonly memory?: number
  /** A preset's name, such as 'aws_lambda'. */
  readonly backend?: string
  readonly mailbox?: MailboxKind
  readonly storage?: StorageKind
  /** Seconds. */
  readonly coldStart?: number
}

const NAMES = ['timeLimit', 'memory', 'backend', 'mailbox', 'storage', 'coldStart']

export function directorOptions(given: DirectorOptions): {
  readonly mailbox: MailboxKind
  readonly storage: StorageKind
  readonly executor: ExecutorOptions
} {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new BadCall(`FunctionDirector takes an object, such as { timeLimit: 60 }; ${came(given)} came.`)
  }
  checkOptionNames('FunctionDirector', given, NAMES)
  const { timeLimit, memory, mailbox = 'list', storage = 'memory', backend, coldStart } = given
  if (!MAILBOX_KINDS.includes(mailbox)) {
    throw new BadCall(`mailbox is 'list' or 'objects'; ${came(mailbox)} came.`)
  }
  const executor = { runtimeTimeout: timeLimit, runtimeMemory: memory, backend, coldStart, storage }
  return { mailbox, storage, executor: { ...executor, logLevel: 'NONE' } }
}

/** Throws where these can't be made an actor of. */
export function checkActor(Class: unknown, name: unknown): void {
  if (typeof Class !== 'function' || typeof Class.prototype !== 'object') {
    throw new TypeError(`newActor takes a class and a name, and what came for '${String(name)}' is no class.`)
  }
  if (typeof name !== 'string' || name === '') {
    throw new BadCall(`newActor takes a class, and a name behind it; ${came(name)} came.`)
  }
}
