/**
 * A cell's outputs: display operations in, a bounded list of outputs out. Pure.
 *
 * Operations with a key update the output that has it. At most 200 outputs, a bounded weight of HTML and Markdown, and
 * 2 000 points a chart are kept; beyond, the older half of a chart is thinned and further outputs are counted. Of much
 * printed text the middle is left out.
 */
import type { ChartPoint, ChartValue, Output } from '../../runtime/protocol/output'
import type { DisplayOperation } from '../../runtime/protocol/display'
import { markupWeight } from '../document/markup'

const OUTPUTS = 200
const POINTS = 2000
/** Characters of printed text at the beginning, and about as many at the end. */
const TEXT = 10_000

/** Of HTML and Markdown, as they weigh. */
const MARKUP = 400_000

/** Calls in all of a cell's pictures. */
const CALLS = 50_000

/** Where a number has its thin spaces. */
const THOUSANDS = /\B(?=(\d{3})+$)/g

type TextOutput = Extract<Output, { kind: 'text' }>

export interface CellOutputs {
  readonly outputs: readonly Output[]
  readonly leftOut: number
  /** Ids of keyed outputs. */
  readonly keys: ReadonlyMap<string, number>
  readonly next: number
  /** Of the text that is being printed. */
  readonly linesLeftOut: number
  /** Weight of HTML and Markdown so far. */
  readonly markup: number
}

export const NO_OUTPUTS: CellOutputs = {
  outputs: [],
  leftOut: 0,
  keys: new Map(),
  next: 1,
  linesLeftOut: 0,
  markup: 0,
}

export function applyDisplay(state: CellOutputs, operation: DisplayOperation): CellOutputs {
  switch (operation.op) {
    case 'text':
      return addText(state, operation.stream, operation.text)
    case 'value':
      return append(state, (id) => ({ kind: 'value', id, value: operation.value }))
    case 'error':
      return addError(state, operation)
    case 'html':
      return appendMarkup(state, operation.html, operation.leftOut, (id, html, truncated) => ({
        kind: 'html',
        id,
        html,
        truncated,
      }))
    case 'markdown':
      return appendMarkup(state, operation.text, operation.leftOut, (id, text, truncated) => ({
        kind: 'markdown',
        id,
        text,
        truncated,
      }))
    case 'table': {
      const { columns, rows, leftOut } = operation
      return append(state, (id) => ({ kind: 'table', id, columns, rows, leftOut }))
    }
    case 'image': {
      const { key, width, height, rgba } = operation
      if (state.keys.has(key)) return update(state, key, 'image', (old) => ({ ...old, width, height, rgba }))
      return append(state, (id) => ({ kind: 'image', id, width, height, rgba }), key)
    }
    case 'chart': {
      const chart: ChartValue = { ...operation.chart, points: [], leftOut: 0, done: false }
      return append(state, (id) => ({ kind: 'chart', id, chart }), operation.key)
    }
    case 'points':
      return update(state, operation.key, 'chart', (old) => ({
        ...old,
        chart: addPoints(old.chart, operation.points),
      }))
    case 'chart-done':
      return update(state, operation.key, 'chart', (old) => ({ ...old, chart: { ...old.chart, done: true } }))
    case 'progress': {
      const id = state.keys.get(operation.key)
      const { value, total, label = '', done = false } = operation
      if (id === undefined) {
        return append(
          state,
          (made) => ({ kind: 'progress', id: made, label, value, total, done }),
          operation.key,
        )
      }
      const old = find(state, id)
      if (old?.kind !== 'progress') return state
      return replace(state, id, { ...old, value, total, done: done || value >= total })
    }
    case 'control': {
      const { key, control, value, fixed } = operation
      const made = {
        kind: 'control',
        key,
        control,
        value,
        state: fixed ? 'fixed' : 'live',
        busy: false,
      } as const
      return append(state, (id) => ({ ...made, id }), key)
    }
    case 'control-value':
      return update(state, operation.key, 'control', (old) => ({ ...old, value: operation.value }))
    case 'control-busy':
      return update(state, operation.key, 'control', (old) => ({ ...old, busy: operation.busy }))
    case 'controls-over': {
      const isLive = (output: Output) => output.kind === 'control' && output.state === 'live'
      if (!state.outputs.some(isLive)) return state
      const over = { state: 'over', busy: false } as const
      return {
        ...state,
        outputs: state.outputs.map((old) => (isLive(old) ? ({ ...old, ...over } as Output) : old)),
      }
    }
    case 'bars': {
      const { title, labels, max } = operation
      const values = labels.map(() => 0)
      return append(state, (id) => ({ kind: 'bars', id, title, labels, max, values }), operation.key)
    }
    case 'bars-set':
      return update(state, operation.key, 'bars', (old) => ({ ...old, values: operation.values }))
    case 'images': {
      const { title, scale, items, leftOut } = operation
      return append(state, (id) => ({ kind: 'images', id, title, scale, items, leftOut }))
    }
    case 'calls': {
      const { calls, leftOut } = operation
      const before = state.outputs.reduce((sum, one) => sum + (one.kind === 'calls' ? one.calls.count : 0), 0)
      if (before > 0 && before + calls.count > CALLS) return { ...state, leftOut: state.leftOut + 1 }
      return append(state, (id) => ({ kind: 'calls', id, calls, leftOut }))
    }
    case 'heatmap': {
      const { heatmap, key } = operation
      return append(state, (id) => ({ kind: 'heatmap', id, heatmap }), key)
    }
    case 'heatmap-set': {
      const { values } = operation
      return update(state, operation.key, 'heatmap', (old) => ({
        ...old,
        heatmap: { ...old.heatmap, values },
      }))
    }
  }
}

/** A control's latest error stands once, however often its listener throws; null takes it away. */
function addError(
  state: CellOutputs,
  { error, key }: Extract<DisplayOperation, { op: 'error' }>,
): CellOutputs {
  if (key === undefined) return error === null ? state : append(state, (id) => ({ kind: 'error', id, error }))
  const old = state.outputs.find((output) => output.kind === 'error' && output.of === key)
  if (error === null)
    return old === undefined ? state : { ...state, outputs: state.outputs.filter((output) => output !== old) }
  // The cell has run again since: its control is another one.
  if (!state.keys.has(key)) return state
  if (old !== undefined) return replace(state, old.id, { kind: 'error', id: old.id, error, of: key })
  return append(state, (id) => ({ kind: 'error', id, error, of: key }))
}

/** Lines of one stream in a row are one output; a flood of them is its beginning and its latest end. */
function addText(state: CellOutputs, stream: TextOutput['stream'], text: string): CellOutputs {
  const last = state.outputs.at(-1)
  if (last?.kind !== 'text' || last.stream !== stream) return newText(state, stream, text)
  if (last.text.length + text.length < TEXT)
    return replaceLast(state, { ...last, text: `${last.text}\n${text}` })
  const head = state.outputs.at(-2)
  const isTail = head?.kind === 'text' && head.stream === stream
  if (!isTail) return newText(state, stream, text)
  // The tail is as long as the head twice over before it's cut: so that not every line costs a cut.
  const grown = `${last.text}\n${text}`
  if (grown.length < TEXT * 2) return replaceLast(state, { ...last, text: grown })
  const cut = grown.indexOf('\n', grown.length - TEXT) + 1
  const kept = cut === 0 ? grown.slice(-TEXT) : grown.slice(cut)
  const lines = state.linesLeftOut + grown.slice(0, grown.length - kept.length).split('\n').length - 1
  const truncated = `${String(lines).replace(THOUSANDS, '\u2009')} lines left out`
  const outputs = [...state.outputs.slice(0, -2), { ...head, truncated }, { ...last, text: kept }]
  return { ...state, outputs, linesLeftOut: lines }
}

function newText(state: CellOutputs, stream: TextOutput['stream'], text: string): CellOutputs {
  return append({ ...state, linesLeftOut: 0 }, (id) => ({ kind: 'text', id, stream, text, truncated: '' }))
}

function replaceLast(state: CellOutputs, output: Output): CellOutputs {
  return { ...state, outputs: [...state.outputs.slice(0, -1), output] }
}

function find(state: CellOutputs, id: number): Output | undefined {
  return state.outputs.find((output) => output.id === id)
}

function append(state: CellOutputs, make: (id: number) => Output, key?: string): CellOutputs {
  if (state.outputs.length >= OUTPUTS) return { ...state, leftOut: state.leftOut + 1 }
  const id = state.next
  const keys = key === undefined ? state.keys : new Map(state.keys).set(key, id)
  return { ...state, outputs: [...state.outputs, make(id)], keys, next: id + 1 }
}

function appendMarkup(
  state: CellOutputs,
  given: string,
  leftOut: number,
  make: (id: number, given: string, truncated: string) => Output,
): CellOutputs {
  const markup = state.markup + markupWeight(given)
  // The first is always shown.
  if (markup > MARKUP && state.markup > 0) return { ...state, leftOut: state.leftOut + 1 }
  const truncated =
    leftOut === 0 ? '' : `${String(leftOut).replace(THOUSANDS, '\u2009')} more letters are not shown.`
  return append({ ...state, markup }, (id) => make(id, given, truncated))
}

function replace(state: CellOutputs, id: number, output: Output): CellOutputs {
  return { ...state, outputs: state.outputs.map((old) => (old.id === id ? output : old)) }
}

type OutputOf<Kind extends Output['kind']> = Extract<Output, { kind: Kind }>

/** Changes the output of a key; nothing where the cell has run again since. */
function update<Kind extends Output['kind']>(
  state: CellOutputs,
  key: string,
  kind: Kind,
  change: (old: OutputOf<Kind>) => OutputOf<Kind>,
): CellOutputs {
  const id = state.keys.get(key)
  const old = id === undefined ? undefined : find(state, id)
  return old?.kind === kind ? replace(state, old.id, change(old as OutputOf<Kind>)) : state
}

function addPoints(chart: ChartValue, points: readonly ChartPoint[]): ChartValue {
  let all: readonly ChartPoint[] = [...chart.points, ...points]
  let leftOut = chart.leftOut
  const names = new Set(chart.series)
  for (const point of points) for (const name of Object.keys(point.y)) names.add(name)
  if (all.length > POINTS) {
    // Every second point of the older half goes: the shape stays, the newest is whole.
    const half = all.length >> 1
    const thinned = all.filter((_, i) => i >= half || i % 2 === 0)
    leftOut += all.length - thinned.length
    all = thinned
  }
  return { ...chart, points: all, series: [...names], leftOut }
}
