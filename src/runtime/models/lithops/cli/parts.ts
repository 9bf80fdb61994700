/** What the commands are made from. */
import type { Env } from '../../../actor/env'
import type { Cloud } from '../cloud'
import type { FunctionExecutor } from '../executor'
import type { ExecutorOptions } from '../config'
import type { AnyFunction } from '../options'
import type { StorageKind } from '../jobs'
import type { Storage } from '../storage'

export interface CliParts {
  readonly env: Env
  readonly cloud: Cloud
  /** Whether a job of this program is on its way still. */
  readonly submitting: () => boolean
  readonly print: (text: string) => void
  readonly executor: (options: ExecutorOptions) => FunctionExecutor
  readonly storage: (kind: StorageKind) => Storage
  /** What `hello` calls. */
  readonly hello: AnyFunction
}
