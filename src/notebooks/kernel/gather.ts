/**
 * Gathers evidence for checks: compiles cells, runs them in one thread, and says what came.
 */
import type { CompiledCell } from './compile/compiled-cell'
import { compileCell } from './compile/compile'
import type { Evidence } from '../exercises/evidence'
import { tryEveryOrder, type SearchOptions } from '../../runtime/explore/naive'
import { RandomStream } from '../../runtime/clock/random'
import { MODULE_NAMES } from '../../runtime/models/all'
import { hashText } from '../../runtime/protocol/identity'
import { makeScope } from '../../runtime/ship/scope'
import { shipScope } from '../../runtime/ship/ship'
import { SHIP_HOOKS } from '../../runtime/host/actor-shell'
import type { EvidenceRequest } from './explorer-control'
import { PROVIDED } from './kernel'
import type { CellText } from './kernel-control'
import type { PreludeEntry, Program } from './program'
import { playOut, simulate, type SimulationParts } from './simulated-run'

const ORDERS = 50_000

/** Compiles cells one after the other, each knowing the names of those before. */
function compileAll(cells: readonly CellText[]): CompiledCell[] | { cell: string; error: string } {
  const known = new Set<string>(PROVIDED)
  const consts = new Set<string>(PROVIDED)
  const compiled: CompiledCell[] = []
  for (const cell of cells) {
    const result = compileCell({ ...cell, known, consts, modules: MODULE_NAMES })
    if (!result.ok) return { cell: cell.cell, error: `line ${result.line}: ${result.message}` }
    compiled.push(result)
    for (const name of result.declares) known.add(name)
    for (const name of result.declaresConst) consts.add(name)
  }
  return compiled
}

/** Runs the setup cells and keeps their variables: the program of a check's cell begins there. */
async function prepare(
  setup: readonly CompiledCell[],
  seed: number,
  parts: SimulationParts,
): Promise<{ prelude: PreludeEntry[]; variables: Program['variables'] } | { cell: string; error: string }> {
  const run = simulate({ seed, limit: 64, children: 0 }, parts)
  const prelude: PreludeEntry[] = []
  for (const [i, code] of setup.entries()) {
    run.world.broker.beginCell(code.cell)
    run.world.broker.expectSlice(0)
    const finished = run.kernel.run(code, i + 1)
    await run.conductor.playOn()
    const report = await Promise.race([
      finished,
      run.world
        .still()
        .then(() => run.world.still())
        .then(() => null),
    ])
    if (report === null) return { cell: code.cell, error: 'it waits for ever.' }
    if (report.error !== null)
      return { cell: code.cell, error: `${report.error.name}: ${report.error.message}` }
    prelude.push({ code, activation: i + 1, schedule: null })
  }
  return { prelude, variables: run.kernel.scopeBundle() }
}

export async function gather(
  request: EvidenceRequest,
  parts: SimulationParts,
  watch: Pick<SearchOptions, 'progress' | 'stopped'>,
): Promise<Evidence> {
  const { need, setup, cell, seed } = request
  const compiled = compileAll(cell === null ? setup : [...setup, cell])
  if (!Array.isArray(compiled)) return { kind: 'failed', ...compiled }
  const setupCode = compiled.slice(0, setup.length)
  const prepared = await prepare(setupCode, seed, parts)
  if ('error' in prepared) return { kind: 'failed', ...prepared }
  if (need.kind === 'run') {
    const text: CellText = {
      cell: 'check',
      version: hashText(need.program),
      text: need.program,
      language: 'typescript',
    }
    const all = compileAll([...setup, text])
    if (!Array.isArray(all)) return { kind: 'failed', ...all }
    return runOnce(all, seed, parts)
  }
  const program: Program = {
    seed,
    limit: 64,
    base: null,
    children: 0,
    prelude: prepared.prelude,
    variables: prepared.variables,
    code: compiled[setup.length],
    activation: setup.length + 1,
  }
  if (need.kind === 'explore') {
    const first = request.given === 0 ? [] : (await playOut(program, [], parts)).taken.slice(0, request.given)
    const report = await tryEveryOrder((prefix) => playOut(program, prefix, parts), {
      prefix: first,
      limit: ORDERS,
      ...watch,
    })
    return { kind: 'explore', report }
  }
  const runs = []
  for (const one of need.seeds) {
    const random = new RandomStream(one, 'deliveries')
    const choose = (keys: readonly string[]) => keys[Math.floor(random.next() * keys.length)]
    const played = await playOut({ ...program, seed: one }, [], parts, choose)
    runs.push({ seed: one, result: played.value, schedule: played.taken })
  }
  return { kind: 'seeds', runs }
}

async function runOnce(
  cells: readonly CompiledCell[],
  seed: number,
  parts: SimulationParts,
): Promise<Evidence> {
  const code = cells[cells.length - 1]
  const prelude = cells
    .slice(0, -1)
    .map((c, i): PreludeEntry => ({ code: c, activation: i + 1, schedule: null }))
  const run = simulate({ seed, limit: 64, children: 0 }, parts)
  for (const entry of [...prelude, { code, activation: cells.length, schedule: null }]) {
    run.world.broker.beginCell(entry.code.cell)
    run.world.broker.expectSlice(0)
    const finished = run.kernel.run(entry.code, entry.activation)
    await run.conductor.playOn()
    const report = await Promise.race([
      finished,
      run.world
        .still()
        .then(() => run.world.still())
        .then(() => null),
    ])
    const failed = (error: string): Evidence => ({ kind: 'failed', cell: entry.code.cell, error })
    if (report === null) return failed('it waits for ever.')
    if (report.error !== null) return failed(`${report.error.name}: ${report.error.message}`)
    if (entry.code === code) {
      const printed = run.shown.flatMap((o) => (o.op === 'text' ? o.text.split('\n') : []))
      return { kind: 'run', result: report.result, printed }
    }
  }
  return { kind: 'failed', cell: code.cell, error: 'nothing ran.' }
}

/** A program without variables of its own, for tests. */
export function emptyVariables(): Program['variables'] {
  return shipScope(makeScope(), [], SHIP_HOOKS)
}
