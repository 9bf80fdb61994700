/**
 * A check, from its card to its result: what it needs is gathered, then judged by its pure function.
 */
import type { CheckCell, CodeCell } from '../document/notebook'
import { beforeRunning, type Check } from '../exercises/check'
import { hashText } from '../../runtime/protocol/identity'
import type { CellUse, Evidence, Need } from '../exercises/evidence'
import type { Explorer } from './explorer'
import type { CellText } from './kernel-control'
import type { CheckResult } from './session'

export interface JudgeParts {
  /** By the id of its card. */
  find(id: string): Check | undefined
  readonly explorer: Explorer
  readonly seed: number
  /** The lesson's own cells, unedited. */
  readonly printed: readonly CodeCell[]
  /** The reader's run that is on the stage, as evidence for `order`. */
  order(cell: string): Evidence
  /** What the reader's latest run at full speed gave, as evidence for `live`. */
  live(cell: string): Evidence
}

export async function judge(
  card: CheckCell,
  cells: readonly CodeCell[],
  parts: JudgeParts,
): Promise<CheckResult> {
  const check = parts.find(card.id)
  if (check === undefined) {
    return { correct: false, message: `There is no check ${card.id} in this version.`, failingRun: null }
  }
  const early = beforeRunning(check, cells)
  if (early !== null) return early
  const evidence: Record<string, Evidence> = {}
  for (const [key, need] of Object.entries(check.needs)) evidence[key] = await gatherOne(need, cells, parts)
  return check.judge(evidence)
}

function gatherOne(need: Need, cells: readonly CodeCell[], parts: JudgeParts): Promise<Evidence> {
  if (need.kind === 'order') return Promise.resolve(parts.order(need.cell))
  if (need.kind === 'live') return Promise.resolve(parts.live(need.cell))
  const textOf = (use: CellUse): CellText | null => {
    const source = (use.text === 'printed' ? parts.printed : cells).find((cell) => cell.id === use.cell)
    if (source === undefined) return null
    return { cell: source.id, version: hashText(source.text), text: source.text, language: source.language }
  }
  const setup = need.setup.map(textOf)
  const cell = need.kind === 'run' ? null : textOf(need.cell)
  const gone = need.setup.find((_, i) => setup[i] === null)
  if (gone !== undefined || (need.kind !== 'run' && cell === null)) {
    const name = gone?.cell ?? (need.kind === 'run' ? '' : need.cell.cell)
    return Promise.resolve({ kind: 'failed', cell: name, error: 'the cell is gone.' })
  }
  const given = cells.find((one) => one.id === cell?.cell)?.stage.given ?? 0
  return parts.explorer.evidence({
    given,
    need,
    setup: setup.filter((text) => text !== null),
    cell,
    seed: parts.seed,
  })
}
