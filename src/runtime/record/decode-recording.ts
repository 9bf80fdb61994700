/**
 * Bytes that claim to be a recording, looked at in every part before anything reads them.
 *
 * A recording comes from anybody: by mail, from a class, written by hand. Whatever is in it, the answer is a recording
 * that every view can read, or words that say what is wrong and what to do. It never throws.
 */
import { MAGIC, type RecordingHeading } from './encode-recording'
import {
  amount,
  flag,
  listOf,
  oneOf,
  orAbsent,
  orNull,
  pairOf,
  shapeOf,
  text,
  Unfit,
  whole,
  type Reader,
  type ShapeOf,
} from './foreign'
import { CLOCK_RATES } from '../protocol/control'
import type { SourcePlace } from '../protocol/view'
import type { Life } from './lives'
import type { ReadableActor } from './readable-run'
import { ROW } from './record'
import {
  LIMITS,
  Recording,
  RECORDING_VERSION,
  type CellRunSpan,
  type LeftOut,
  type Numbered,
  type RecordingFacts,
  type ScheduledStep,
} from './recording'
import { checkRows } from './row-checks'
import { CLOCK_CHANGES, type ClockChange } from './run-time'
import { scriptOf } from './script-reader'
import type { StateEntry } from './states'
import type { ToldLine } from './told'

export type Decoded =
  | { readonly ok: true; readonly recording: Recording }
  | { readonly ok: false; readonly problem: string }

export const OTHER_FILE = 'Choose a file that was saved here and ends in .actorium-run.'
const SAVE_AGAIN = 'Save it again where it was made.'
const COPY_AGAIN = 'A part of the file is missing: copy it again from where it was saved.'
/** The first line has fewer bytes. */
const LINE = 64
const MOST = 2 ** 31 - 1
/** The latest time of a run whose clock is as fast as one may be. */
const LATEST = MOST * CLOCK_RATES.most

export function decodeRecording(bytes: Uint8Array): Decoded {
  try {
    return readRecording(bytes)
  } catch (error) {
    // Whatever a reader did not foresee is the file's fault too, and not the page's end.
    const what = error instanceof Unfit ? error.message : 'it can’t be read'
    return refused(`The recording is damaged or was changed by hand: ${what}. ${SAVE_AGAIN}`)
  }
}

const refused = (problem: string): Decoded => ({ ok: false, problem })

function readRecording(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return refused(`The file is empty. ${OTHER_FILE}`)
  const end = bytes.subarray(0, LINE).indexOf(10)
  const [magic, version, length] = new TextDecoder().decode(bytes.subarray(0, Math.max(0, end))).split(' ')
  if (magic !== MAGIC) return refused(`The file is no recording of a run. ${OTHER_FILE}`)
  const reader = HEADINGS.get(version)
  if (reader === undefined)
    return refused(
      `The recording is of version ${version ?? '?'}, and this page reads versions 1 to ${RECORDING_VERSION}. Open it where it was made.`,
    )
  const from = end + 1
  const size = whole(2, bytes.length)(Number(length), 'the length of the heading')
  if (from + size > bytes.length) return refused(`The recording ends too early. ${COPY_AGAIN}`)
  const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, from + size))
  const heading = reader(JSON.parse(json), 'the heading')
  const columns = bytes.subarray(from + size)
  const expected = heading.rows * ROW * 4
  if (columns.length < expected) return refused(`The recording ends too early. ${COPY_AGAIN}`)
  if (columns.length > expected) throw new Unfit('more follows after its last row')
  const rows = rowsOf(columns, heading.rows)
  checkHeading(heading)
  checkRows({ ...heading, rows })
  return { ok: true, recording: new Recording({ ...heading, rows }) }
}

function rowsOf(columns: Uint8Array, count: number): Int32Array {
  const view = new DataView(columns.buffer, columns.byteOffset, columns.length)
  const rows = new Int32Array(count * ROW)
  for (let field = 0, at = 0; field < ROW; field++)
    for (let row = 0; row < count; row++, at += 4) rows[row * ROW + field] = view.getInt32(at, true)
  return rows
}

// ---- the shape of the heading

const name = text(LIMITS.text)
const count = whole(0, MOST)
/** Of a clock with a factor: neither whole nor bounded as the rows' are. */
const time = amount(0, LATEST)
const number = whole(-1, MOST)
/** Entries that a ring of lives or states holds, and some. */
const RING = 100_000
const FIELDS = 64

const numberedOf = <T>(read: Reader<T>, most: number): Reader<Numbered<T>> =>
  shapeOf({ first: count, entries: listOf(read, most) })

const numbered = <T>(read: Reader<T>): Reader<Numbered<T>> => numberedOf(read, RING)

const lines = listOf(pairOf(count, name), LIMITS.lines)

const actor = shapeOf<ReadableActor>({
  index: count,
  id: name,
  name,
  className: name,
  parent: number,
  status: oneOf('starting', 'alive', 'restarting', 'stopped', 'dead'),
  incarnation: count,
  cause: name,
  container: number,
  maxConcurrency: whole(1, MOST),
})

const life = shapeOf<Life>({
  kind: oneOf('placed', 'began', 'stopped', 'died', 'restarting', 'timer', 'lost-answer', 'fault'),
  actor: count,
  time,
  rows: count,
  worker: number,
  cold: flag,
  cause: name,
  row: number,
})

const state = shapeOf<StateEntry>({
  actor: count,
  time,
  rows: count,
  row: number,
  fields: listOf(shapeOf({ name, text: name, changed: flag }), FIELDS),
})

const told = shapeOf<ToldLine>({
  seq: count,
  actor: count,
  level: oneOf('log', 'warn', 'error'),
  text: name,
  place: orAbsent(shapeOf<SourcePlace>({ cell: name, line: whole(0, MOST) })),
  row: number,
  time,
})

type FactsBefore = Omit<RecordingFacts, 'script' | 'clock'>

const factsBefore: ShapeOf<FactsBefore> = {
  notebook: name,
  cells: listOf(shapeOf({ id: name, text: text(LIMITS.cell) }), LIMITS.cells),
  seed: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  mode: oneOf('live', 'slow', 'step'),
  schedule: listOf(shapeOf<ScheduledStep>({ key: name, at: time }), LIMITS.steps),
  stepsBefore: count,
  runs: listOf(
    shapeOf<CellRunSpan>({
      cell: name,
      activation: count,
      began: time,
      ended: amount(-1, LATEST),
    }),
    LIMITS.cells,
  ),
}

const leftOutBefore: ShapeOf<Omit<LeftOut, 'logs'>> = {
  messages: count,
  actors: count,
  lives: count,
  states: count,
  lines: count,
}

const parts = {
  first: count,
  rows: whole(0, LIMITS.rows),
  names: listOf(name, 1_000_000),
  actors: listOf(orNull(actor), LIMITS.actors),
  lives: numbered(life),
  states: numbered(state),
  argumentLines: lines,
  answerLines: lines,
}

const since2 = {
  ...parts,
  leftOut: shapeOf<LeftOut>({ ...leftOutBefore, logs: count }),
  logs: orNull(numberedOf(told, LIMITS.logs)),
}
const factsOf2 = { ...factsBefore, script: orNull(scriptOf) }

const headingOf: Reader<RecordingHeading> = shapeOf<RecordingHeading>({
  ...since2,
  facts: shapeOf<RecordingFacts>({
    ...factsOf2,
    clock: listOf(
      pairOf(whole(0, MOST), amount(CLOCK_RATES.least, CLOCK_RATES.most)) satisfies Reader<ClockChange>,
      CLOCK_CHANGES,
    ),
  }),
})

const headingOf2 = shapeOf({
  ...since2,
  facts: shapeOf<Omit<RecordingFacts, 'clock'>>(factsOf2),
})

const headingBefore = shapeOf({
  ...parts,
  facts: shapeOf<FactsBefore>(factsBefore),
  leftOut: shapeOf<Omit<LeftOut, 'logs'>>(leftOutBefore),
})

const HEADINGS: ReadonlyMap<string | undefined, Reader<RecordingHeading>> = new Map([
  [
    '1',
    (value, where) => {
      const { facts, leftOut, ...rest } = headingBefore(value, where)
      return {
        ...rest,
        facts: { ...facts, script: undefined, clock: [] },
        leftOut: { ...leftOut, logs: 0 },
        logs: undefined,
      }
    },
  ],
  [
    '2',
    (value, where) => {
      const { facts, ...rest } = headingOf2(value, where)
      return { ...rest, facts: { ...facts, clock: [] } }
    },
  ],
  [String(RECORDING_VERSION), headingOf],
])

// ---- what one part says of another

function checkHeading({ facts, actors, lives, states, first, rows, ...rest }: RecordingHeading): void {
  actors.forEach((one, index) => {
    if (one === undefined) return
    whole(index, index)(one.index, `actors[${index}].index`)
    whole(-1, actors.length - 1)(one.parent, `actors[${index}].parent`)
  })
  checkParents(actors)
  const somebody = whole(0, actors.length - 1)
  lives.entries.forEach((one, n) => somebody(one.actor, `lives.entries[${n}].actor`))
  states.entries.forEach((one, n) => somebody(one.actor, `states.entries[${n}].actor`))
  for (const [key, list] of Object.entries({
    argumentLines: rest.argumentLines,
    answerLines: rest.answerLines,
  }))
    list.forEach(([row], n) => whole(first, first + rows - 1)(row, `${key}[${n}][0]`))
  rest.logs?.entries.forEach(({ actor, row }, n) => {
    somebody(actor, `logs.entries[${n}].actor`)
    whole(-1, first + rows - 1)(row, `logs.entries[${n}].row`)
  })
  whole(0, facts.schedule.length)(facts.stepsBefore, 'facts.stepsBefore')
  facts.runs.forEach(({ began, ended }, n) => {
    if (ended >= 0) amount(began, LATEST)(ended, `facts.runs[${n}].ended`)
  })
  facts.clock.forEach(([at], n) => {
    if (n > 0) whole(facts.clock[n - 1][0] + 1, MOST)(at, `facts.clock[${n}][0]`)
  })
}

/** Nobody is its own ancestor: views draw actors under their parents. */
function checkParents(actors: readonly (ReadableActor | undefined)[]): void {
  /** The walk in which somebody was met first, from 1. */
  const walks = new Int32Array(actors.length)
  for (let walk = 1; walk <= actors.length; walk++) {
    let at = walk - 1
    while (at >= 0 && walks[at] === 0) {
      walks[at] = walk
      at = actors[at]?.parent ?? -1
    }
    if (at >= 0 && walks[at] === walk)
      throw new Unfit(`actors[${at}] is an ancestor of itself by its parents`)
  }
}
