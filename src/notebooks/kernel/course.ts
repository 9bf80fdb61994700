/**
 * What makes a held run again, from its program and the steps that were taken: the kernel's part of a script.
 *
 * Pure. The notebook's activations are counted anew from 1, as they are in a notebook that is fresh: cells that were
 * run and dropped, or stopped, leave gaps in the numbers here and are no part of the program.
 */
import { faultKey, type Chance } from '../../runtime/protocol/faults'
import { renamedKeys, type RunScript, type ScriptRun } from '../../runtime/record/run-script'
import type { PlayedEntry } from './prelude'

export type Course = Pick<RunScript, 'seed' | 'runs' | 'faults' | 'position'>

export interface HeldCourse {
  readonly seed: number
  /** What ran before; between two lists the stage was cleared. */
  readonly chapters: readonly (readonly PlayedEntry[])[]
  readonly faults: { readonly chance: Chance; readonly wall: readonly (readonly string[])[] } | undefined
  readonly cell: string
  readonly source: string
  readonly activation: number
  readonly keys: readonly string[]
  readonly position: number
}

export function courseOf({
  seed,
  chapters,
  faults,
  cell,
  source,
  activation,
  keys,
  position,
}: HeldCourse): Course {
  const names = new Map<number, number>()
  for (const entry of chapters.flat()) names.set(entry.activation, names.size + 1)
  names.set(activation, names.size + 1)
  const before = chapters.flatMap((entries, chapter) =>
    entries.map((entry, n): ScriptRun => ({
      cell: entry.code.cell,
      text: entry.source,
      schedule: entry.schedule === null ? undefined : renamedKeys(entry.schedule, names),
      cleared: chapter > 0 && n === 0,
    })),
  )
  const cleared = chapters.length > 1 && chapters.at(-1)?.length === 0
  const run: ScriptRun = { cell, text: source, schedule: renamedKeys(keys, names), cleared }
  return { seed, runs: [...before, run], faults: faultsOf(faults), position }
}

function faultsOf(faults: HeldCourse['faults']): string[] {
  if (faults === undefined) return []
  const { chance, wall } = faults
  return [
    ...(Object.values(chance).some((share) => share > 0) ? [faultKey({ do: 'chance', chance })] : []),
    ...(wall.length > 0 ? [faultKey({ do: 'wall', groups: wall })] : []),
  ]
}
