/**
 * Makes a run again from its script, in a session in which nothing has run: its cells, one after the other, then the
 * deliveries of the last one up to the position. Whoever calls it has been told to.
 */
import { faultOf } from '../../runtime/protocol/faults'
import type { RunScript } from '../../runtime/record/run-script'
import type { CodeCell } from '../document/notebook'
import type { Refused, Session } from './session'

export type RerunSession = Pick<Session, 'run' | 'runAlong' | 'clearStage' | 'fault' | 'seek'>

/** `cells`: the notebook's, by their ids. null where the run stands at its position, else how far it came and why. */
export async function rerun(
  session: RerunSession,
  script: RunScript,
  cells: ReadonlyMap<string, CodeCell>,
): Promise<Refused | null> {
  const last = script.runs.length - 1
  for (const [n, { cell: id, text, schedule, cleared }] of script.runs.entries()) {
    const cell = cells.get(id)
    if (cell === undefined) return refuse(`There is no cell ${id} here.`)
    if (cleared) await session.clearStage()
    const stage = { ...cell.stage, seed: script.seed }
    if (schedule === undefined) {
      const { status } = await session.run({ ...cell, text, stage: { ...stage, mode: 'live' } })
      if (status === 'stopped') return refuse('It was stopped before it came to its first choice.')
      continue
    }
    if (n === last) {
      const problem = await makeFaults(session, script.faults)
      if (problem !== null) return problem
    }
    const refused = await session.runAlong({ ...cell, text, stage: { ...stage, mode: 'step' } }, schedule)
    if (refused !== null) return refuse(`It came out differently here. ${refused.refused}`)
  }
  const { length } = script.runs[last].schedule ?? []
  return script.position < length ? session.seek(script.position) : null
}

async function makeFaults(session: RerunSession, keys: readonly string[]): Promise<Refused | null> {
  for (const key of keys) {
    const fault = faultOf(key)
    const refused = fault === null ? refuse(`${key} is no fault.`) : await session.fault(fault)
    if (refused !== null) return refuse(`A fault of the run can’t be made here: ${refused.refused}`)
  }
  return null
}

const refuse = (refused: string): Refused => ({ refused })
