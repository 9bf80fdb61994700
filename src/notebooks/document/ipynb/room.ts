/**
 * What of a file the page takes in: a notebook of bounded size, whatever the file's is.
 *
 * Texts are taken whole or the file is refused. What cells carry (outputs, attachments, metadata of other programs) is
 * taken as long as there is room for it; what has none is left out, and said so: an output in its place, all of it in
 * one note. Copies that are saved here don't have it either; the file that was brought stays as it is.
 */
import type { Refused } from '../edits'
import type { Carried, Cell, JsonObject } from '../notebook'
import { carryingOnly } from './carried'
import { isEmpty, isList } from './json'
import type { ReadNotebook } from './read'

/** In letters, of which each other value counts as some. */
export interface Room {
  /** Of the texts of one cell, and of all cells. */
  readonly cell: number
  readonly cells: number
  /** Of one output or attachment, or of what stands under one key of metadata; and of all that is carried. */
  readonly one: number
  readonly all: number
}

export const ROOM: Room = { cell: 1_000_000, cells: 10_000_000, one: 1_000_000, all: 10_000_000 }

/** What a number, a list or a key counts: they cost the page's thread more than a letter does. */
const VALUE = 50
/** Letters of the notebook's own names. */
const NAME = 1000

export function withinRoom({ notebook, notes }: ReadNotebook, room: Room = ROOM): ReadNotebook | Refused {
  const { cells: given, carried: metadata = {}, ...head } = notebook
  const refused = whyTooLong(given, room)
  if (refused !== null) return refused
  const taking = new Taking(room)
  const carried = taking.object(metadata)
  const cells = given.map((cell) =>
    cell.carried === undefined ? cell : carryingOnly(cell, taking.carried(cell.carried)),
  )
  const short = Object.fromEntries(
    Object.entries(head).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.slice(0, NAME) : value,
    ]),
  ) as typeof head
  return {
    notebook: { ...short, cells, ...(isEmpty(carried) ? {} : { carried }) },
    notes: taking.leftOut === 0 ? notes : [...notes, taking.words()],
  }
}

function whyTooLong(cells: readonly Cell[], { cell: most, cells: all }: Room): Refused | null {
  let sum = 0
  for (const [at, { carried: _, ...own }] of cells.entries()) {
    const size = weightOf(own)
    sum += size
    if (size > most)
      return {
        refused: `Cell ${at + 1} has ${megabytes(size)} of text, and a cell may have ${megabytes(most)} here. Split it where it was made.`,
      }
  }
  return sum <= all
    ? null
    : {
        refused: `The texts of its cells have ${megabytes(sum)}, and a notebook may have ${megabytes(all)} of them here. Split it where it was made, and open its parts.`,
      }
}

/** How much a value is, in letters. JSON that was read is nowhere too deep. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  let sum = 0
  if (isList(value)) for (const one of value) sum += VALUE + weightOf(one)
  else for (const [key, one] of Object.entries(value)) sum += VALUE + key.length + weightOf(one)
  return sum
}

/** Takes one thing after the other, as long as there is room. */
class Taking {
  /** Things that had none, and how much they were. */
  leftOut = 0
  private size = 0
  private taken = 0

  constructor(private readonly room: Room) {}

  words(): string {
    const { one, all } = this.room
    return `${this.leftOut} ${this.leftOut === 1 ? 'output or attachment is' : 'outputs and attachments are'} left out (${megabytes(this.size)}), also from copies that you save here: the page takes ${megabytes(one)} of one, and ${megabytes(all)} of all.`
  }

  carried({ metadata, attachments, outputs, ...rest }: Carried): Carried {
    return {
      ...rest,
      ...(metadata === undefined ? {} : nonEmpty('metadata', this.object(metadata))),
      ...(attachments === undefined ? {} : nonEmpty('attachments', this.object(attachments))),
      ...(outputs === undefined ? {} : { outputs: this.outputs(outputs) }),
    }
  }

  /** Without the keys whose values have no room. */
  object(given: JsonObject): JsonObject {
    const entries = Object.entries(given)
    const kept = entries.filter(([key, value]) => this.has(VALUE + key.length + weightOf(value)))
    return kept.length === entries.length ? given : Object.fromEntries(kept)
  }

  /** Those that follow each other without room are one line. */
  private outputs(given: readonly JsonObject[]): readonly JsonObject[] {
    const shown: JsonObject[] = []
    let missing = 0
    let size = 0
    const close = (): void => {
      if (missing > 0) shown.push(leftOutLine(missing, size))
      missing = size = 0
    }
    for (const output of given) {
      const weight = VALUE + weightOf(output)
      if (this.has(weight)) {
        close()
        shown.push(output)
      } else {
        missing++
        size += weight
      }
    }
    close()
    return shown
  }

  private has(weight: number): boolean {
    const fits = weight <= this.room.one && this.taken + weight <= this.room.all
    if (fits) this.taken += weight
    else {
      this.leftOut++
      this.size += weight
    }
    return fits
  }
}

function nonEmpty(key: 'metadata' | 'attachments', value: JsonObject): Carried {
  return isEmpty(value) ? {} : { [key]: value }
}

function leftOutLine(count: number, size: number): JsonObject {
  const what = count === 1 ? 'An output' : `${count} outputs`
  return {
    output_type: 'stream',
    name: 'stdout',
    text: `${what} of ${megabytes(size)} ${count === 1 ? 'is' : 'are'} left out here.\n`,
  }
}

function megabytes(letters: number): string {
  const count = letters / 1e6
  return `${count < 10 ? Math.ceil(count * 10) / 10 : Math.ceil(count)} MB`
}
