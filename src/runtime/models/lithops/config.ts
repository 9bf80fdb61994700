/**
 * What an executor is told: its options and the configuration object, checked, as settings of a platform.
 */
import { BadCall } from '../../actor/errors'
import {
  PRESETS,
  refusedFigure,
  type Bounded,
  type PlatformMode,
  type PlatformSettings,
} from '../../cluster/functions/settings'
import { checkOptionNames } from '../python-names'
import type { StorageKind } from './jobs'

export interface ExecutorOptions {
  readonly mode?: PlatformMode
  /** A preset's name, such as 'aws_lambda'. */
  readonly backend?: string
  /** 'durable': in the browser's database. 'memory': gone with the run. */
  readonly storage?: StorageKind
  readonly runtime?: string
  /** MB. */
  readonly runtimeMemory?: number
  /** Seconds. */
  readonly runtimeTimeout?: number
  readonly maxWorkers?: number
  readonly workerProcesses?: number
  /** Seconds. */
  readonly coldStart?: number
  /** Seconds. */
  readonly keepAlive?: number
  /** How often a call that failed is made again. */
  readonly retries?: number
  /** Log lines are printed, as Lithops prints them. */
  readonly logLevel?: 'INFO' | 'NONE'
  /** What a job left in the storage is removed when its results have come. */
  readonly dataCleaner?: boolean
  readonly config?: LithopsConfig
}

/** Lithops' configuration: what is common to all, and the figures of a backend under its name. */
export interface LithopsConfig {
  readonly lithops?: Omit<ExecutorOptions, 'config'>
  readonly [backend: string]: object | undefined
}

export interface ExecutorConfig {
  readonly backend: string
  readonly storage: StorageKind
  readonly settings: PlatformSettings
  /** Activations at once of this executor. */
  readonly limit: number
  readonly processes: number
  readonly retries: number
  readonly logs: boolean
  readonly cleans: boolean
}

export const OPTION_NAMES = [
  'mode',
  'backend',
  'storage',
  'runtime',
  'runtimeMemory',
  'runtimeTimeout',
  'maxWorkers',
  'workerProcesses',
  'coldStart',
  'keepAlive',
  'retries',
  'logLevel',
  'dataCleaner',
  'config',
] as const

const BACKENDS: Readonly<Record<PlatformMode, string>> = {
  serverless: 'aws_lambda',
  standalone: 'k8s',
  localhost: 'localhost',
}

/** Figures that are a platform's, by the names that a reader gives them. */
const FIGURES: readonly (readonly [
  option: keyof ExecutorOptions,
  figure: Bounded & keyof PlatformSettings,
])[] = [
  ['runtimeMemory', 'memory'],
  ['runtimeTimeout', 'timeLimit'],
  ['coldStart', 'coldStart'],
  ['keepAlive', 'keepAlive'],
]

/** `kind`: the executor's name, for words. `cores` of this machine: what localhost has. Throws BadCall. */
export function configOf(
  kind: string,
  given: ExecutorOptions,
  cores: number,
  forced?: PlatformMode,
): ExecutorConfig {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new BadCall(`${kind} takes options as an object, such as { runtimeMemory: 512 }.`)
  }
  checkOptionNames(kind, given, OPTION_NAMES)
  const options = { ...fromConfig(kind, given), ...given }
  const mode = forced ?? options.mode
  if (mode !== undefined && !Object.hasOwn(BACKENDS, mode)) {
    throw new BadCall(`mode is one of localhost, serverless, standalone; ${String(mode)} is none of them.`)
  }
  const backend = options.backend ?? BACKENDS[mode ?? 'serverless']
  const preset = Object.hasOwn(PRESETS, backend) ? PRESETS[backend] : undefined
  if (preset === undefined) {
    throw new BadCall(`There is no backend ${backend}. There are ${Object.keys(PRESETS).join(', ')}.`)
  }
  if (mode !== undefined && preset.mode !== mode) {
    throw new BadCall(`The backend ${backend} is ${preset.mode}, and mode says ${mode}.`)
  }
  let settings: PlatformSettings = preset.mode === 'localhost' ? { ...preset, limit: cores } : preset
  for (const [option, figure] of FIGURES) {
    const value = options[option]
    if (value === undefined) continue
    refuse(figure, option, value)
    settings = { ...settings, [figure]: value }
  }
  if (options.runtime !== undefined) settings = { ...settings, runtime: String(options.runtime) }
  const limit = whole('maxWorkers', options.maxWorkers ?? 1000, 1, 100_000)
  // A standalone platform and localhost have as many workers as they are told to have.
  if (options.maxWorkers !== undefined && preset.mode !== 'serverless') {
    refuse('limit', 'maxWorkers', limit)
    settings = { ...settings, limit }
  }
  const logLevel = options.logLevel ?? 'INFO'
  if (logLevel !== 'INFO' && logLevel !== 'NONE') {
    throw new BadCall(`logLevel is 'INFO' or 'NONE'; ${String(logLevel)} is neither.`)
  }
  const storage = options.storage ?? 'durable'
  if (storage !== 'durable' && storage !== 'memory') {
    throw new BadCall(`storage is 'durable' or 'memory'; ${String(storage)} is neither.`)
  }
  return {
    backend,
    storage,
    settings,
    limit,
    processes: whole('workerProcesses', options.workerProcesses ?? 1, 1, 100),
    retries: whole('retries', options.retries ?? 0, 0, 100),
    logs: logLevel !== 'NONE',
    cleans: options.dataCleaner ?? true,
  }
}

function fromConfig(kind: string, { config, backend }: ExecutorOptions): ExecutorOptions {
  if (config === undefined) return {}
  if (typeof config !== 'object' || config === null) {
    throw new BadCall(`config is an object, such as { lithops: { backend: 'aws_lambda' } }.`)
  }
  const common = config.lithops ?? {}
  checkOptionNames(`${kind}: config.lithops`, common, OPTION_NAMES)
  const name = backend ?? common.backend ?? ''
  const own = (Object.hasOwn(config, name) ? (config[name] ?? {}) : {}) as ExecutorOptions
  checkOptionNames(`${kind}: config.${name}`, own, OPTION_NAMES)
  return { ...common, ...own }
}

/** Throws where no platform has such a figure; `what`: as the reader knows it. */
export function refuse(figure: Bounded, what: string, value: unknown): void {
  const words = refusedFigure(figure, what, value)
  if (words !== '') throw new BadCall(words)
}

export function whole(what: string, value: unknown, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  throw new BadCall(`${what} is a whole number, ${least} to ${most}.`)
}
