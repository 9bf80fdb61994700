/** A script read from a value that somebody else wrote, looked at in every part. Apart, for who makes one needs no reader. */
import { faultOf, isFaultKey } from '../protocol/faults'
import { flag, listOf, orNull, shapeOf, text, Unfit, whole, type Reader } from './foreign'
import { SCRIPT_LIMITS, type CellText, type RunScript, type ScriptRun } from './run-script'

const { runs, cells, steps, text: letters, cell, faults } = SCRIPT_LIMITS
const word = text(letters)

const key: Reader<string> = (value, where) => {
  const read = word(value, where)
  if (isFaultKey(read) ? faultOf(read) === null : !/^\d+(\.\d+)*#\d+\.\d+[>!@~]?2?$/.test(read))
    throw new Unfit(`${where} is no step that a run can take`)
  return read
}

const shape: Reader<RunScript> = shapeOf<RunScript>({
  notebook: word,
  seed: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  runs: listOf(
    shapeOf<ScriptRun>({
      cell: word,
      text: text(cell),
      schedule: orNull(listOf(key, steps)),
      cleared: flag,
    }),
    runs,
  ),
  faults: listOf(key, faults),
  edited: listOf(shapeOf<CellText>({ id: word, text: text(cell) }), cells),
  position: whole(0, steps),
})

/** Throws `Unfit` where it is none. */
export const scriptOf: Reader<RunScript> = (value, where) => {
  const script = shape(value, where)
  const last = script.runs.at(-1)?.schedule
  if (last === undefined) throw new Unfit(`${where} has no cell whose messages are held`)
  whole(0, last.length)(script.position, `${where}.position`)
  return script
}
