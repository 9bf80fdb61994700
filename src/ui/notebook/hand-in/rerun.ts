/**
 * Everything once more, from the top and in a fresh notebook: each cell, then each check.
 *
 * What is held is delivered first come, first served: nobody is there to choose. A check that is about a person's
 * choices is made behind its cell, which is delivered once more in the order that the person found. Where no order is
 * kept (a fault was a part of it), such a check can only say what it said before.
 */
import type { CheckCell, CodeCell } from '../../../notebooks/document/notebook'
import type { HandIn, JudgedExercise, Person } from '../../../notebooks/exercises/hand-in'
import { UNSPOTTED } from '../../../notebooks/exercises/spot'
import type { NotebookModel } from '../../store/notebook-model'
import { deliver, type Deliverable } from '../../store/deliver'

/** Seconds that a cell has where its lesson says nothing. */
const LIMIT = 120
/** Lines of the log at the most. */
const LINES = 2000

export interface Rerun {
  /** In words, what is being done; the share of it that is done. */
  readonly said: (words: string, share: number) => void
  readonly stopped: () => boolean
}

/** null where it was stopped. */
export async function rerun(model: NotebookModel, person: Person, steps: Rerun): Promise<HandIn | null> {
  const { session, store, original } = model
  const began = performance.now()
  const { cells } = store.getState().notebook
  const code = cells.filter((cell): cell is CodeCell => cell.kind === 'code' && !cell.original)
  const checks = cells.filter((cell): cell is CheckCell => cell.kind === 'check')
  const of = code.length + checks.length
  const [ran, failed]: [string[], string[]] = [[], []]
  const judgements = new Map<string, JudgedExercise>()
  const { passed: before, orders, spotted } = store.getState()
  const spots = cells.flatMap(({ kind, id }) =>
    kind === 'spot' ? [{ spot: id, ...(spotted[id] ?? UNSPOTTED) }] : [],
  )

  steps.said('Restarting the notebook', 0)
  await model.restart()
  for (const [at, cell] of code.entries()) {
    if (steps.stopped()) return null
    steps.said(`Running ${cell.id}`, at / of)
    const ended = await runCell(model, cell)
    ;(ended ? ran : failed).push(cell.id)
    for (const check of checks) {
      if (check.cell !== cell.id || orders[check.id] === undefined || steps.stopped()) continue
      await runCell(model, cell, { order: orders[check.id], then: 'hold' })
      await model.check(check)
      judgements.set(check.id, judged(model, check, before))
    }
  }
  const { counts } = session.frame()
  const { logs, logsLeftOut } = session.moves(0)
  for (const [at, check] of checks.entries()) {
    if (steps.stopped()) return null
    if (judgements.has(check.id)) continue
    steps.said(`Checking ${check.title}`, (code.length + at) / of)
    await model.check(check)
    judgements.set(check.id, judged(model, check, before))
  }
  if (steps.stopped()) return null
  return {
    person,
    lesson: original.id,
    at: new Date().toISOString(),
    exercises: checks.flatMap(({ id }) => judgements.get(id) ?? []),
    orders,
    spots,
    run: { ran, failed, seconds: (performance.now() - began) / 1000, counts: { ...counts } },
    log: logs.slice(-LINES).map(({ actor, text }) => `${session.nameOf(actor)}: ${text}`),
    logLeftOut: logsLeftOut + Math.max(0, logs.length - LINES),
  }
}

/** Whether it came to its end. */
async function runCell(model: NotebookModel, cell: CodeCell, along?: Deliverable): Promise<boolean> {
  const ran = model.run(cell.id)
  const limit = setTimeout(() => model.stop(), (cell.stage.limit ?? LIMIT) * 1000)
  try {
    await deliver(model.session, cell.id, ran, along)
    return along === undefined ? await ran : true
  } finally {
    clearTimeout(limit)
  }
}

function judged({ store }: NotebookModel, check: CheckCell, before: readonly string[]): JudgedExercise {
  const { checks, hints, solutions, notebook } = store.getState()
  const result = checks[check.id]?.result
  const cell = notebook.cells.find(({ id }) => id === check.cell)
  const byHand = cell?.kind === 'code' && cell.stage.mode === 'step' && !cell.exercise
  const passed = result?.correct ?? false
  const was = byHand && !passed && before.includes(check.id)
  return {
    check: check.id,
    title: check.title,
    passed: passed || was,
    judged: was ? 'before' : 'now',
    message: was ? 'It passed when it was delivered by hand.' : (result?.message ?? ''),
    hints: hints[check.id] ?? 0,
    solution: solutions.includes(check.id),
    hidden: check.hidden === true,
  }
}
