/**
 * What makes a run in You deliver again: the cells that ran, the seed, the order of deliveries, and where it stands.
 *
 * Plain data, so that a link and a recording can carry it. Cells are there as texts, in the order in which they ran;
 * the last is the one whose messages are held. Keys name the notebook's activations by their place in this list, from
 * 1, as they are counted in a notebook that is fresh. It comes from anybody: script-reader.ts reads it from a
 * value that nobody has looked at.
 */
import { hashText, NOTEBOOK } from '../protocol/identity'

export interface CellText {
  readonly id: string
  readonly text: string
}

export interface ScriptRun {
  readonly cell: string
  readonly text: string
  /** Keys of its deliveries, in order; undefined for a cell that ran by itself. */
  readonly schedule: readonly string[] | undefined
  /** The stage was cleared before it. */
  readonly cleared: boolean
}

export interface RunScript {
  /** Id of the notebook or lesson. */
  readonly notebook: string
  readonly seed: number
  /** At least one; the last has a schedule, which may go on beyond the position. */
  readonly runs: readonly ScriptRun[]
  /** Keys of faults that stood when the last of the cells began. */
  readonly faults: readonly string[]
  /** Other cells that differ from the original. */
  readonly edited: readonly CellText[]
  /** How many deliveries of the last cell have been made. */
  readonly position: number
}

export const SCRIPT_LIMITS = { runs: 200, cells: 200, steps: 20_000, text: 2000, cell: 100_000, faults: 10 }

/** As JSON has it, in one order: what is undefined stands as null. */
export function plainScript({ notebook, seed, runs, faults, edited, position }: RunScript): object {
  return {
    notebook,
    seed,
    runs: runs.map(({ cell, text, schedule, cleared }) => ({
      cell,
      text,
      schedule: schedule ?? null,
      cleared,
    })),
    faults,
    edited: edited.map(({ id, text }) => ({ id, text })),
    position,
  }
}

/** A small hash of what runs, and in which order: not for secrets. */
export function programHash(script: RunScript): string {
  const whole = JSON.stringify(plainScript({ ...script, position: 0 }))
  const halves = [hashText(whole), hashText(whole, 0x9e3779b9)]
  return halves.map((half) => half.toString(16).padStart(8, '0')).join('')
}

/** Keys with the notebook's activations renamed; what `names` does not know stays as it is. */
export function renamedKeys(keys: readonly string[], names: ReadonlyMap<number, number>): string[] {
  return keys.map((one) =>
    one.replace(
      /(^|:)(\d+(?:\.\d+)*)#(\d+)\./,
      (whole, before: string, actor: string, activation: string) => {
        const name = actor === NOTEBOOK ? names.get(Number(activation)) : undefined
        return name === undefined ? whole : `${before}${actor}#${name}.`
      },
    ),
  )
}

/** Why it is more than a script may hold; '' where it is not. */
export function tooMuch({ runs, edited }: RunScript): string {
  if (runs.length > SCRIPT_LIMITS.runs)
    return `${runs.length} cells ran, and a link holds ${SCRIPT_LIMITS.runs}.`
  const long = Math.max(...runs.map(({ schedule }) => schedule?.length ?? 0))
  if (long > SCRIPT_LIMITS.steps)
    return `A link holds ${SCRIPT_LIMITS.steps} deliveries, and there are ${long}.`
  const texts = [...runs, ...edited].map((one) => one.text.length)
  if (texts.some((length) => length > SCRIPT_LIMITS.cell)) return 'The text of a cell is too long.'
  return edited.length > SCRIPT_LIMITS.cells ? `${edited.length} cells differ from the lesson.` : ''
}
