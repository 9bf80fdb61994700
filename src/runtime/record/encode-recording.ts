/**
 * A recording as bytes, before they are packed.
 *
 * One line of text says what it is: `actorium-run VERSION LENGTH`. Then come a heading of LENGTH bytes, which is JSON, and
 * the rows, column after column, as 32-bit integers with the low byte first. Lists of pairs stand where an object
 * would have names of the reader's as its keys.
 */
import { ROW } from './record'
import { RECORDING_VERSION, type Recording, type RecordingContents } from './recording'
import { plainScript } from './run-script'

/** The first word of every recording. */
export const MAGIC = 'actorium-run'

/** What stands in the heading: the contents without their rows, and how many those are. */
export interface RecordingHeading extends Omit<RecordingContents, 'rows'> {
  readonly rows: number
}

export function encodeRecording({ contents }: Recording): Uint8Array<ArrayBuffer> {
  const { rows, ...rest } = contents
  const count = rows.length / ROW
  const heading: RecordingHeading = { ...rest, rows: count }
  const text = new TextEncoder()
  const { script } = heading.facts
  // JSON has no word for undefined.
  const plain = {
    ...heading,
    facts: { ...heading.facts, script: script === undefined ? null : plainScript(script) },
    actors: heading.actors.map((one) => one ?? null),
    logs: heading.logs ?? null,
  }
  const json = text.encode(JSON.stringify(plain))
  const line = text.encode(`${MAGIC} ${RECORDING_VERSION} ${json.length}\n`)
  const bytes = new Uint8Array(line.length + json.length + rows.length * 4)
  bytes.set(line)
  bytes.set(json, line.length)
  const columns = new DataView(bytes.buffer, line.length + json.length)
  for (let field = 0, at = 0; field < ROW; field++)
    for (let row = 0; row < count; row++, at += 4) columns.setInt32(at, rows[row * ROW + field], true)
  return bytes
}
