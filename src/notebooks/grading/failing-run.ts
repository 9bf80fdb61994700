/**
 * The run in which a check failed, as a link's script: the check's cells and the order of deliveries that it met.
 */
import type { RunScript } from '../../runtime/record/run-script'
import type { CodeCell } from '../document/notebook'
import type { Check } from '../exercises/check'
import type { CellUse } from '../exercises/evidence'

export interface Judged {
  readonly lesson: string
  readonly seed: number
  /** As they were handed in, and as the lesson has them. */
  readonly reader: readonly CodeCell[]
  readonly printed: readonly CodeCell[]
}

/** null where the check tries no orders. */
export function failingScript(check: Check, keys: readonly string[], judged: Judged): RunScript | null {
  const need = Object.values(check.needs).find((one) => one.kind === 'explore')
  if (need?.kind !== 'explore') return null
  const textOf = ({ cell, text }: CellUse): string | undefined =>
    (text === 'printed' ? judged.printed : judged.reader).find(({ id }) => id === cell)?.text
  const uses = [...need.setup, need.cell]
  const runs = uses.flatMap((use, at) => {
    const text = textOf(use)
    const schedule = at === uses.length - 1 ? keys : undefined
    return text === undefined ? [] : [{ cell: use.cell, text, schedule, cleared: false }]
  })
  if (runs.length < uses.length) return null
  return {
    notebook: judged.lesson,
    seed: judged.seed,
    runs,
    faults: [],
    edited: [],
    position: keys.length,
  }
}
