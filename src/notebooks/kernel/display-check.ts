/**
 * What a worker posts as something to be shown, looked at before the page believes it.
 *
 * What makes displays (`runtime/models`) bounds them; but a program may post in the name of its worker. What has not the
 * form of an operation, or is larger than any that is made, throws, and whoever carries messages ends that worker. The
 * bounds here are wide: nothing that is made comes near them.
 */
import { TIMES, type CallColumns } from '../../runtime/protocol/call-columns'
import type { DisplayOperation } from '../../runtime/protocol/display'

/** As it came, if it is one. */
export function operationOf(value: unknown): DisplayOperation {
  const op = isObject(value) && typeof value.op === 'string' ? value.op : ''
  const shape = SHAPES.get(op)
  if (shape === undefined || !shape(value)) throw new Error(`A worker posted what is no display: “${op}”.`)
  return value as unknown as DisplayOperation
}

type Check = (value: unknown) => boolean

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

const text =
  (most: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= most
const number: Check = (value) => typeof value === 'number'
const flag: Check = (value) => typeof value === 'boolean'
const nothing: Check = (value) => value === null
const either =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((holds) => holds(value))
const maybe = (check: Check): Check => either((value) => value === undefined, check)
const word =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value)
const list =
  (each: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(each)
function fields(checks: Readonly<Record<string, Check>>): Check {
  const entries = Object.entries(checks)
  return (value) => isObject(value) && entries.every(([key, holds]) => holds(value[key]))
}

const LABEL = 1000
const TEXT = 50_000
const MARKUP = 200_000
const PIXELS = 4 * 5_000_000
const NODES = 10_000
const DEPTH = 20
const COUNT = 1000
const CALLS = 20_000

const label = text(LABEL)
const labels = list(label, COUNT)
const numbers = list(number, COUNT)
const grid = list(numbers, COUNT)
const bytes = (kind: typeof Uint8ClampedArray | typeof Int8Array): Check => {
  return (value) => value instanceof kind && value.length <= PIXELS
}
const frames = list(fields({ cell: label, line: number, column: number, name: text(TEXT) }), COUNT)
const error = fields({ name: text(TEXT), message: text(TEXT), frames, remote: frames, hint: text(TEXT) })
const controlValue = either(number, flag, label, (value) => value instanceof Float32Array)
const control = either(
  fields({
    type: word('slider'),
    label,
    min: number,
    max: number,
    step: number,
    scale: word('linear', 'log'),
  }),
  fields({ type: word('choice'), label, options: labels }),
  fields({ type: word('toggle', 'button'), label }),
  fields({
    type: word('drawing'),
    label,
    size: (value) => Number.isInteger(value) && Number(value) <= COUNT,
  }),
)
const range = either(nothing, list(number, 2))
const chart = fields({
  type: word('line', 'bar'),
  title: label,
  x: label,
  y: label,
  series: labels,
  live: flag,
  yScale: fields({ scale: word('linear', 'log'), range }),
})
const point = fields({
  x: either(number, label),
  y: (value) => isObject(value) && Object.keys(value).length <= COUNT && Object.values(value).every(number),
})
const heatmap = fields({
  title: label,
  x: label,
  y: label,
  rows: labels,
  columns: labels,
  values: grid,
  rowsLeftOut: number,
  columnsLeftOut: number,
})
const picture = fields({
  width: number,
  height: number,
  label,
  rgba: either(nothing, bytes(Uint8ClampedArray)),
  signed: either(nothing, bytes(Int8Array)),
})

/** Columns that are as long as they say, and point to nothing that isn't there. */
function areCalls(value: unknown): boolean {
  if (!isObject(value) || !callParts(value)) return false
  const { count, job, call, flags, container, jobs: of, containers } = value as unknown as CallColumns
  if (!Number.isInteger(count) || count < 0 || count > CALLS) return false
  const columns: readonly (readonly [unknown, unknown])[] = [
    [job, Uint16Array],
    [call, Uint32Array],
    [flags, Uint8Array],
    [container, Uint32Array],
    ...TIMES.map((name) => [value[name], Float64Array] as const),
  ]
  const fits = columns.every(
    ([column, Kind]) => column instanceof (Kind as typeof Float64Array) && column.length === count,
  )
  return fits && job.every((n) => n < of.length) && container.every((n) => n <= containers.length)
}

const callParts = fields({
  jobs: list(fields({ key: label, name: label }), CALLS),
  containers: list(label, CALLS),
})

/** A tree that is no larger than a page can show, counted as it is walked. */
function isTree(value: unknown): boolean {
  let left = NODES
  const holds = (node: unknown, depth: number): boolean => {
    if (--left < 0 || depth > DEPTH || !isObject(node)) return false
    if (!label(node.kind) || !text(TEXT)(node.text)) return false
    const { entries } = node
    return entries === undefined || (Array.isArray(entries) && entries.every((one) => isEntry(one, depth)))
  }
  const isEntry = (one: unknown, depth: number): boolean =>
    Array.isArray(one) && label(one[0]) && holds(one[1], depth + 1)
  return holds(value, 0)
}

const keyed = (checks: Readonly<Record<string, Check>>): Check => fields({ ...checks, key: label })

const SHAPES: ReadonlyMap<string, Check> = new Map(
  Object.entries({
    text: fields({ stream: word('log', 'warn', 'error'), text: text(TEXT) }),
    value: fields({ value: isTree }),
    error: fields({ error: either(nothing, error), key: maybe(label) }),
    html: fields({ html: text(MARKUP), leftOut: number }),
    markdown: fields({ text: text(MARKUP), leftOut: number }),
    table: fields({ columns: labels, rows: list(labels, COUNT), leftOut: number }),
    image: keyed({ width: number, height: number, rgba: bytes(Uint8ClampedArray) }),
    chart: keyed({ chart }),
    points: keyed({ points: list(point, 10 * COUNT) }),
    'chart-done': keyed({}),
    progress: keyed({ value: number, total: number, label: maybe(label), done: maybe(flag) }),
    control: keyed({ control, value: controlValue, fixed: flag }),
    'control-value': keyed({ value: controlValue }),
    'control-busy': keyed({ busy: flag }),
    bars: keyed({ title: label, labels, max: either(nothing, number) }),
    'bars-set': keyed({ values: numbers }),
    images: fields({ title: label, scale: number, items: list(picture, COUNT), leftOut: number }),
    calls: fields({ calls: areCalls, leftOut: number }),
    heatmap: keyed({ heatmap }),
    'heatmap-set': keyed({ values: grid }),
  } satisfies Record<Exclude<DisplayOperation['op'], 'controls-over'>, Check>).map(([op, check]) => [
    op,
    both(check, fields({ beside: maybe(label) })),
  ]),
)

function both(one: Check, other: Check): Check {
  return (value) => one(value) && other(value)
}
