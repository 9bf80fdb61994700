/**
 * A check: what it needs, and a pure judgement of what came.
 *
 * Checks live here, apart from the cells that they judge, and are found by the id of their card in the lesson; a cell
 * may be copied, moved or deleted, and the check still knows what it asked for.
 */
import type { Cell, CodeCell } from '../document/notebook'
import type { CheckResult } from '../kernel/session'
import type { CellUse, Evidence, EvidenceFor, Need } from './evidence'

export type Needs = Readonly<Record<string, Need>>
export type EvidenceOf<N extends Needs> = { readonly [K in keyof N]: EvidenceFor<N[K]> }

export interface Check {
  /** Equal to the id of its card; unique over all lessons. */
  readonly id: string
  readonly needs: Needs
  /** `evidence` has the keys of `needs`. A need that failed or was answered by another kind is a result in words. */
  judge(evidence: Readonly<Record<string, Evidence>>): CheckResult
}

/** Makes a check whose judgement sees only evidence of the kinds that it asked for. */
export function defineCheck<const N extends Needs>(
  id: string,
  needs: N,
  judge: (evidence: EvidenceOf<N>) => CheckResult,
): Check {
  return {
    id,
    needs,
    judge(evidence) {
      for (const [key, need] of Object.entries(needs)) {
        const one: Evidence | undefined = evidence[key]
        if (one === undefined) return incorrect(`Not checked: nothing came for \`${key}\`. Check again.`)
        if (one.kind === 'failed') {
          return incorrect(`The cell \`${one.cell}\` stopped before the check could look at it: ${one.error}`)
        }
        if (one.kind !== need.kind)
          return incorrect(`Not checked: \`${key}\` came as ${one.kind}. Check again.`)
      }
      // The loop above is the proof of this type.
      return judge(evidence as EvidenceOf<N>)
    },
  }
}

export function correct(message: string): CheckResult {
  return { correct: true, message, failingRun: null }
}

export function incorrect(message: string, failingRun: readonly string[] | null = null): CheckResult {
  return { correct: false, message, failingRun }
}

const NOT_YET = 'Not yet: '

/** Nothing to judge so far: a cell has not run, messages are held, blanks are open. `what` says what is missing. */
export function notYet(what: string): CheckResult {
  return incorrect(NOT_YET + what)
}

/** Whether a result waits for the reader instead of judging. Its first words say so to the reader, and so to us. */
export function isNotYet(result: CheckResult): boolean {
  return !result.correct && result.message.startsWith(NOT_YET)
}

/** Blanks `______` that are still in a text. */
export function blanksIn(text: string): number {
  return text.match(/_{6,}/g)?.length ?? 0
}

/** What can be said before anything runs: a cell that is gone, blanks not filled. null: gather the evidence. */
export function beforeRunning(check: Check, cells: readonly Cell[]): CheckResult | null {
  const code = new Map(
    cells.flatMap((cell): [string, CodeCell][] => (cell.kind === 'code' ? [[cell.id, cell]] : [])),
  )
  for (const use of usesOf(check)) {
    if (use.text === 'printed') continue
    const cell = code.get(use.cell)
    if (cell === undefined) {
      return incorrect(`The cell \`${use.cell}\` is gone. Undo my edits brings it back.`)
    }
    const blanks = blanksIn(cell.text)
    if (blanks > 0) {
      const count = blanks === 1 ? 'one blank is' : `${blanks} blanks are`
      return notYet(`${count} still to be filled in the cell \`${use.cell}\`.`)
    }
    if (cell.exercise && cell.text.trim() === '') {
      return notYet(`the cell \`${use.cell}\` is empty. Your program goes there.`)
    }
  }
  return null
}

/** The cell whose messages a person puts in order for this check; null where it judges no order. */
export function orderedCell(check: Check): string | null {
  return Object.values(check.needs).find((need) => need.kind === 'order')?.cell ?? null
}

/** Every cell that a check uses, in the order of its needs. */
export function usesOf(check: Check): readonly CellUse[] {
  return Object.values(check.needs).flatMap((need): readonly CellUse[] => {
    switch (need.kind) {
      case 'explore':
      case 'seeds':
        return [...need.setup, need.cell]
      case 'run':
        return need.setup
      case 'live':
        return [{ cell: need.cell, text: 'reader' }]
      case 'order':
        return []
    }
  })
}
