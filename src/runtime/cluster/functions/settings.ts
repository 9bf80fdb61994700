/**
 * What a platform for functions is like: how many containers at once, how they start, what a call may use, what it costs.
 *
 * A preset is a set of figures and no more: the same code runs on each. Prices are list prices in US dollars as their
 * companies published them, before any free tier; a reader may put others in their place.
 */

/**
 * `serverless`: containers begin with the calls and are kept warm for a while. `standalone`: a queue served by workers that
 * were begun before. `localhost`: as many at once as the machine has cores, without a cold start and without a bill.
 */
export type PlatformMode = 'localhost' | 'serverless' | 'standalone'

export interface Prices {
  /** Dollars for a gigabyte of memory held for a second. */
  readonly gbSecond: number
  /** Dollars for a million invocations. */
  readonly million: number
  /** When they were read, as `2026-11`. */
  readonly asOf: string
}

export interface PlatformSettings {
  readonly mode: PlatformMode
  /** What log lines call the runtime. */
  readonly runtime: string
  /** Containers at once; what comes beyond waits in a queue. */
  readonly limit: number
  /** Megabytes a container has, where a call doesn't say. */
  readonly memory: number
  /** Seconds that a call may take, where it doesn't say. */
  readonly timeLimit: number
  /** Seconds between the worker's own start and its first call: what the platform takes to fetch and unpack a runtime. */
  readonly coldStart: number
  /** Seconds that a container stays warm without a call. */
  readonly keepAlive: number
  readonly prices: Prices
}

/** The longest that a function may run, seconds; AWS Lambda's. */
export const LONGEST = 900
/** Megabytes: the bounds of AWS Lambda. */
export const LEAST_MEMORY = 128
export const MOST_MEMORY = 10_240
/** Workers that a browser can be asked for; see the spec of the machine: 200 were measured, 128 are allowed. */
export const MOST_CONTAINERS = 128

export const AWS_PRICES: Prices = { gbSecond: 0.0000166667, million: 0.2, asOf: '2026-11' }
const FREE: Prices = { gbSecond: 0, million: 0, asOf: '' }

export const AWS_LAMBDA: PlatformSettings = {
  mode: 'serverless',
  runtime: 'aws_lambda',
  limit: 100,
  memory: 256,
  timeLimit: 180,
  coldStart: 0.5,
  keepAlive: 300,
  prices: AWS_PRICES,
}

/** By the name of Lithops' backend. Where a company bills processors apart, its price of memory alone stands here. */
export const PRESETS: Readonly<Record<string, PlatformSettings>> = {
  aws_lambda: AWS_LAMBDA,
  gcp_functions: {
    ...AWS_LAMBDA,
    runtime: 'gcp_functions',
    coldStart: 1,
    keepAlive: 900,
    prices: { gbSecond: 0.0000025, million: 0.4, asOf: '2026-11' },
  },
  azure_functions: {
    ...AWS_LAMBDA,
    runtime: 'azure_functions',
    coldStart: 1.5,
    keepAlive: 600,
    prices: { gbSecond: 0.000016, million: 0.2, asOf: '2026-11' },
  },
  code_engine: {
    ...AWS_LAMBDA,
    runtime: 'code_engine',
    coldStart: 2,
    keepAlive: 60,
    prices: { gbSecond: 0.00000356, million: 0, asOf: '2026-11' },
  },
  k8s: {
    ...AWS_LAMBDA,
    mode: 'standalone',
    runtime: 'k8s',
    limit: 8,
    coldStart: 5,
    keepAlive: Infinity,
    prices: FREE,
  },
  localhost: {
    ...AWS_LAMBDA,
    mode: 'localhost',
    runtime: 'localhost',
    limit: 4,
    coldStart: 0,
    keepAlive: Infinity,
    prices: FREE,
  },
}

type Bound = readonly [least: number, most: number, unit: string]

const BOUNDS: Readonly<
  Record<'limit' | 'memory' | 'timeLimit' | 'coldStart' | 'keepAlive' | 'gbSecond' | 'million', Bound>
> = {
  limit: [1, MOST_CONTAINERS, 'containers'],
  memory: [LEAST_MEMORY, MOST_MEMORY, 'MB'],
  timeLimit: [0.1, LONGEST, 'seconds'],
  coldStart: [0, 60, 'seconds'],
  keepAlive: [0, Infinity, 'seconds'],
  gbSecond: [0, 1, 'dollars'],
  million: [0, 1000, 'dollars'],
}

export type Bounded = keyof typeof BOUNDS

/** Why a figure can't be used, '' where it can. `what` as the reader knows it, such as `runtimeMemory`. */
export function refusedFigure(name: Bounded, what: string, value: unknown): string {
  const [least, most, unit] = BOUNDS[name]
  const whole = name === 'limit' || name === 'memory'
  const fits =
    typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value))
  if (fits) return ''
  const upTo = most === Infinity ? `from ${least} ${unit} on` : `${least} to ${most} ${unit}`
  return `${what} is ${whole ? 'a whole number' : 'a number'}, ${upTo}.`
}
