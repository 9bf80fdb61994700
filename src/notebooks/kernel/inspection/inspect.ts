/** An actor at a moment: its fields, what they were before, and which message made the difference. Pure. */
import type { Change, InspectedField, InspectorView, Moment } from '../../../runtime/protocol/inspection'
import type { FieldView } from '../../../runtime/protocol/view'
import type { ReadableRun } from '../../../runtime/record/readable-run'
import { R_DELIVERED, R_ENDED, R_TO } from '../../../runtime/record/record'
import type { StateEntry } from '../../../runtime/record/states'
import { isChange, makersOf, reportsOf, sameFields, type StateChange } from './changes'
import { linkTo } from './find-rows'

/** As many as hosts report. */
const FIELDS = 8
/** Reports of one handling that are looked at. */
const REPORTS = 50

/** `moment`: null for now. Null where there is no such actor. */
export function inspect(run: ReadableRun, actor: number, moment: Moment | null): InspectorView | null {
  const entry = run.actors[actor]
  if (entry === undefined) return null
  const reports = reportsOf(run, actor)
  const changes = reports.filter(isChange)
  const shown = moment === null ? newestOf(reports) : atMoment(run, actor, reports, moment)
  const change = shown === null ? null : (changes.findLast(({ number }) => number <= shown.number) ?? null)
  const at = shown?.entry ?? null
  const before = shown?.before ?? null
  const position = change === null ? -1 : changes.indexOf(change)
  // A message is looked at for what it changed; then the step back is to the change before it.
  const since = shown === null ? -1 : changes.findIndex(({ number }) => number > shown.number)
  return {
    actor,
    name: entry.name,
    className: entry.className,
    status: entry.status,
    cause: entry.status === 'dead' || entry.status === 'restarting' ? entry.cause : '',
    worker: entry.container,
    newest: at === (reports.at(-1)?.entry ?? null),
    at: at === null ? null : at.time / 100,
    fields: at === null ? [] : fieldsOf(at, before),
    note: noteOf(run, actor, at),
    change: change === null ? null : whatChanged(run, change),
    unchanged: shown?.unchanged ?? false,
    earlier: position > 0 ? changes[position - 1].number : null,
    later: since < 0 ? null : changes[since].number,
    position: position + 1,
    changes: changes.length,
    forgotten: run.states.first > 0,
  }
}

interface Shown {
  readonly number: number
  readonly entry: StateEntry
  readonly before: StateEntry | null
  readonly unchanged: boolean
}

function newestOf(reports: readonly StateChange[]): Shown | null {
  const last = reports.at(-1)
  if (last === undefined) return null
  // What is the same since then was made so by the last change.
  const change = reports.findLast(isChange) ?? last
  return { number: last.number, entry: last.entry, before: change.before, unchanged: false }
}

function atMoment(
  run: ReadableRun,
  actor: number,
  reports: readonly StateChange[],
  moment: Moment,
): Shown | null {
  if ('change' in moment) {
    const found = reports.findLast(({ number }) => number <= moment.change)
    return found === undefined ? null : { ...found, unchanged: false }
  }
  const { record } = run
  const { row } = moment
  if (row < record.first || row >= record.rows) return null
  const delivered = record.get(row, R_DELIVERED)
  const ended = record.get(row, R_ENDED)
  const over = ended >= 0
  const then = stateAt(reports, over ? ended : Infinity)
  if (record.get(row, R_TO) !== actor || delivered < 0) return then
  // The first report that knows its end, or the last one while it goes on; and those of its own handling before it.
  const upTo = ended < 0 ? reports.length - 1 : reports.findIndex(({ entry }) => entry.time >= ended)
  const last = upTo < 0 ? reports.length - 1 : upTo
  let first = -1
  for (let at = last; at >= Math.max(0, last - REPORTS) && reports[at].entry.time >= delivered; at--)
    if (makersOf(run, reports[at]).includes(row)) first = at
  if (first < 0) return then === null ? null : { ...then, unchanged: over }
  const { number, entry } = reports[last]
  const { before } = reports[first]
  return { number, entry, before, unchanged: over && before !== null && sameFields(entry, before) }
}

/** The state that there was at a time, with nothing that changed. */
function stateAt(reports: readonly StateChange[], time: number): Shown | null {
  const found = reports.findLast(({ entry }) => entry.time <= time)
  return found === undefined ? null : { ...found, before: null, unchanged: false }
}

function fieldsOf(entry: StateEntry, before: StateEntry | null): InspectedField[] {
  const known = new Map(before?.fields.map(({ name, text }) => [name, text]))
  const fields = entry.fields.map(({ name, text }): InspectedField => {
    const was = known.get(name) ?? null
    return { name, text, before: was, changed: before !== null && was !== text }
  })
  const names = new Set(entry.fields.map(({ name }) => name))
  const gone = (before?.fields ?? [])
    .filter(({ name }) => !names.has(name))
    .map(({ name, text }): InspectedField => ({ name, text: null, before: text, changed: true }))
  return [...fields, ...gone]
}

function whatChanged(run: ReadableRun, change: StateChange): Change {
  const { number, before, entry } = change
  const again = beganAnew(run, entry.actor, before?.time ?? -1, entry.time)
  if (before === null || again) {
    const by = again && before !== null ? 'restart' : run.states.first > 0 ? 'unknown' : 'start'
    return { number, by, message: null, among: 0 }
  }
  const rows = makersOf(run, change)
  const last = rows.at(-1)
  if (last === undefined) return { number, by: 'unknown', message: null, among: 0 }
  return { number, by: 'message', message: linkTo(run, last), among: rows.length }
}

/** Whether an actor began anew between two times. */
function beganAnew({ lives }: ReadableRun, actor: number, from: number, to: number): boolean {
  return lives
    .since(lives.first)
    .some((life) => life.actor === actor && life.kind === 'restarting' && life.time > from && life.time <= to)
}

function noteOf(run: ReadableRun, actor: number, entry: StateEntry | null): string {
  if (actor === 0) return 'It sends what your cells send. Variables of cells are no fields.'
  if (entry === null)
    return run.states.first > 0
      ? 'Its state at this moment is kept no more.'
      : 'It has not told its state at this moment.'
  if (entry.fields.some(cannotBeShown)) return 'Its state cannot be shown.'
  if (entry.fields.length === 0)
    return 'It has no fields that can be seen. Private ones (#name) stay private.'
  return entry.fields.length >= FIELDS ? `The first ${FIELDS} fields are shown.` : ''
}

function cannotBeShown({ name, text }: FieldView): boolean {
  return name === 'state' && text === 'cannot be shown'
}
