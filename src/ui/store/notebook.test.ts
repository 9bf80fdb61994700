import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeSession, type Script } from '../app/fixtures/fake-session'
import { fixtureNotebooks } from '../app/fixtures/notebooks'
import { keepsNothing } from './keeps-nothing'
import { NOTHING_KEPT, type Kept } from './kept'
import { blank } from '../../notebooks/document/edits'
import type { Keeper } from './keeper'
import { createNotebookModel } from './notebook'
import type { Keeping } from './works/keeper'
import { revealed, revealStore } from './reveal'

const [{ notebook: counter, script }, , { notebook: lab, script: labScript }] = fixtureNotebooks

/** A keeper that notes what it is given. */
function parts() {
  const kept: Kept[] = []
  const keeper: Keeper = {
    ...keepsNothing(NOTHING_KEPT),
    write: (work) => {
      kept.push(work)
      return Promise.resolve()
    },
  }
  return { kept, keeper }
}

function open(notebook = counter, given: Script = script, before: Kept = NOTHING_KEPT) {
  const kept: Kept[] = []
  let hide = () => {}
  let keeping: (now: Keeping) => void = () => {}
  const keeper: Keeper = {
    ...keepsNothing(before),
    write: (work) => {
      kept.push(work)
      return Promise.resolve()
    },
    hidden: (leave) => {
      hide = leave
      return () => {}
    },
    onChange: (listener) => {
      keeping = listener
    },
  }
  const session = createFakeSession(given)
  const model = createNotebookModel(notebook, session, keeper)
  const leave = model.connect()
  return {
    model,
    session,
    kept,
    leave,
    hide: () => hide(),
    keeping: (now: Keeping) => keeping(now),
    state: () => model.store.getState(),
  }
}

/** What a copy holds besides the lesson's own. */
const edited = ({ copy }: Kept) => copy?.cells.filter((cell) => typeof cell !== 'string')

describe('the open notebook', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('an edit reaches the session at once and is kept a moment later', () => {
    const { model, session, kept, state } = open()
    model.edit('c3', 'a')
    model.edit('c3', 'ab')
    expect(state().texts.c3).toBe('ab')
    expect(session.calls).toEqual(['edited c3 1', 'edited c3 2'])
    vi.advanceTimersByTime(299)
    expect(kept).toEqual([])
    vi.advanceTimersByTime(1)
    expect(kept.map(edited)).toEqual([[{ id: 'c3', text: 'ab' }]])
  })

  it('typing the original again leaves no edit behind', () => {
    const { model, state, kept } = open()
    model.edit('c3', 'x')
    model.undoEdits('c3')
    expect(state().texts.c3).toBe(model.given('c3'))
    model.flush()
    expect(kept.at(-1)?.copy).toBeNull()
  })

  it('what is not kept yet is kept when the page hides or the notebook closes', () => {
    const { model, kept, hide, leave } = open()
    model.edit('c3', 'x')
    hide()
    expect(kept).toHaveLength(1)
    model.edit('c3', 'y')
    leave()
    expect(edited(kept[1])).toEqual([{ id: 'c3', text: 'y' }])
  })

  it('an edit leaves the runs of all cells as they are', async () => {
    const { model, state } = open()
    await model.run('c1')
    await vi.advanceTimersByTimeAsync(1)
    const { runs } = state()
    model.edit('c3', 'x')
    await vi.advanceTimersByTimeAsync(1)
    expect(state().runs).toBe(runs)
  })

  it('a run that ends well counts as progress, one that fails does not', async () => {
    const { model, state } = open()
    expect(await model.run('c1')).toBe(true)
    expect(await model.run('c3')).toBe(false)
    expect(state().ran).toEqual(['c1'])
  })

  it('messages that wait are counted while the cell waits', async () => {
    const { model, session, state } = open()
    const done = model.run('c2')
    await vi.advanceTimersByTimeAsync(1)
    expect([state().held, state().runs.c2.state]).toEqual([4, 'waiting'])
    session.release()
    await done
    await vi.advanceTimersByTimeAsync(1)
    expect([state().held, state().runs.c2.state]).toEqual([0, 'done'])
  })

  it('a cell that ends because the stage was cleared is not done', async () => {
    const { model, session, state } = open()
    const done = model.run('c2')
    await vi.advanceTimersByTimeAsync(1)
    model.clearStage()
    session.release()
    expect(await done).toBe(true)
    expect([session.calls, state().ran]).toEqual([['run c2', 'clearStage'], []])
  })

  it('run all goes down to the first closed cell', async () => {
    const { model, session } = open()
    const done = model.runAll()
    await vi.advanceTimersByTimeAsync(1)
    session.release()
    await done
    expect(session.calls).toEqual(['run c1', 'run c2'])
  })

  it('run all leaves out originals, ends at a failure and after a stop', async () => {
    const { model, session } = open(
      counter,
      { cells: { c3: script.cells.c3 } },
      { ...NOTHING_KEPT, predictions: { q1: 1 } },
    )
    await model.runAll()
    expect(session.calls).toEqual(['run c1', 'run c2', 'run c3'])

    const second = open()
    const done = second.model.runAll()
    await vi.advanceTimersByTimeAsync(1)
    second.model.stop()
    await done
    expect(second.session.calls).toEqual(['run c1', 'run c2', 'stop'])
  })

  it('run all above ends before the chosen cell', async () => {
    const { model, session } = open(counter, { cells: {} }, { ...NOTHING_KEPT, predictions: { q1: 1 } })
    await model.runAll({ run: 'above', cell: 'c3' })
    expect(session.calls).toEqual(['run c1', 'run c2'])
    await model.runAll({ run: 'above', cell: 'p1' })
    expect(session.calls).toEqual(['run c1', 'run c2'])
  })

  it('restart and run to here restarts first, and ends with the chosen cell', async () => {
    const { model, session } = open(counter, { cells: {} })
    await model.restart({ run: 'to', cell: 'c2' })
    expect(session.calls).toEqual(['restart', 'run c1', 'run c2'])
  })

  it('a name is made further up or down, also for an original that was opened', () => {
    const { model } = open(counter, script, { ...NOTHING_KEPT, predictions: { q1: 1 } })
    expect(model.madeAt('count', 'orig')).toEqual({ cell: 'c1', line: 11, where: 'further up' })
    expect(model.madeAt('values', 'c1')).toEqual({ cell: 'c3', line: 1, where: 'further down' })
    expect(model.madeAt('Actor', 'c1')).toBe(null)
  })

  it('a stop before the restart has ended runs nothing again', async () => {
    const { model, session } = open(counter, { cells: {} })
    const done = model.restart({ run: 'to', cell: 'c2' })
    model.stop()
    await done
    expect(session.calls).toEqual(['restart', 'stop'])
  })

  it('run all ends at an exercise whose blanks are open, and leads to the first of them', async () => {
    const blank = { name: 'Fill the blank', message: '', frames: [], remote: [], hint: '' }
    const { model, session } = open(lab, { ...labScript, cells: { e1: { error: blank } } })
    await model.runAll()
    expect(session.calls).toEqual(['run e1'])
    expect(revealStore.getState().place).toEqual({ cell: 'e1', line: 5 })
    revealed()
  })

  it('a line that was tried is counted and kept, and nothing is counted once the mistake is found', async () => {
    const words = { question: '', otherwise: '', explanation: '', repaired: '' }
    const spot = { kind: 'spot' as const, id: 's1', code: 'a\nb', mistakes: [2], wrong: {}, ...words }
    const { model, kept, state } = open({ ...counter, cells: [spot, ...counter.cells] })
    expect(model.parts[0]).toMatchObject({ cell: 's1', name: 'Spot' })
    expect([model.spot(spot, 1), model.spot(spot, 2), model.spot(spot, 1)]).toEqual([false, true, false])
    expect(state().spotted).toEqual({ s1: { tries: 2, found: true } })
    await vi.advanceTimersByTimeAsync(1000)
    expect(kept.at(-1)).toMatchObject({ spotted: { s1: { tries: 2, found: true } }, done: 1 })
    await model.startOver()
    expect(state().spotted).toEqual({})
  })

  it('"not yet" goes when the text changes or the run goes on; what was judged stays', async () => {
    const check = lab.cells.find((cell) => cell.kind === 'check')!
    let message = 'Not yet: one blank is still to be filled.'
    const { model, state } = open(lab, {
      ...labScript,
      check: () => ({ correct: false, message, failingRun: null }),
    })
    await model.check(check)
    await vi.advanceTimersByTimeAsync(1)
    expect(state().checks.k1.result?.message).toBe(message)
    model.edit('e1', 'const first = 1')
    expect(state().checks).toEqual({})

    await model.check(check)
    await model.run('e1')
    await vi.advanceTimersByTimeAsync(1)
    expect(state().checks).toEqual({})

    message = 'Expected 190; came 200.'
    await model.check(check)
    model.edit('e1', 'const first = 2')
    expect(state().checks.k1.result?.message).toBe(message)
  })

  it('of a check that judges an order the order is kept once it passes, and not before', async () => {
    const check = lab.cells.find((cell) => cell.kind === 'check')!
    let correct = false
    const { model, session, kept } = open(lab, {
      ...labScript,
      check: () => ({ correct, message: '', failingRun: null }),
    })
    const order = [['bank', 'account_1', 'take']] as const
    session.orderFor = () => order
    await model.check(check)
    await vi.advanceTimersByTimeAsync(1000)
    correct = true
    await model.check(check)
    await vi.advanceTimersByTimeAsync(1000)
    expect(kept.map(({ orders }) => orders)).toEqual([{ k1: order }])
  })

  it('catching up skips predictions, puts solutions in, says that they were seen, and runs all above', async () => {
    const { model, state, session } = open(lab)
    const check = lab.cells.find((cell) => cell.kind === 'check')!
    const caught = model.catchUp('')
    await vi.advanceTimersByTimeAsync(1000)
    await caught
    expect(state().texts[check.cell]).toBe(check.solution)
    expect(state().solutions).toEqual([check.id])
    expect(state().passed).toEqual([])
    expect(session.calls).toContain(`run ${check.cell}`)
    const other = open(counter)
    void other.model.catchUp('c3')
    await vi.advanceTimersByTimeAsync(1000)
    expect(other.state().predictions).toEqual({ q1: -1 })
  })

  it('a check is given the edited texts, and passing once is kept', async () => {
    const { model, state } = open(lab, labScript)
    const check = lab.cells.find((cell) => cell.kind === 'check')!
    await model.check(check)
    expect(state().checks.k1.result?.correct).toBe(false)
    expect(state().passed).toEqual([])
    model.edit('e1', check.solution)
    await model.check(check)
    expect(state().passed).toEqual(['k1'])
    model.edit('e1', 'broken')
    await model.check(check)
    expect(state().passed).toEqual(['k1'])
  })

  it('hints open one by one and end with the last', () => {
    const { model, state } = open(lab, labScript)
    const check = lab.cells.find((cell) => cell.kind === 'check')!
    for (let i = 0; i < 5; i++) model.nextHint(check)
    expect(state().hints).toEqual({ k1: 3 })
  })

  it('says so when the work cannot be kept', () => {
    const { keeping, state } = open()
    keeping({ state: 'not kept', why: 'full' })
    expect(state().keeping).toEqual({ state: 'not kept', why: 'full' })
  })

  it('what was typed before the page ended is there, and is kept', () => {
    const { kept, keeper } = parts()
    const model = createNotebookModel(counter, createFakeSession(script), {
      ...keeper,
      typedBefore: { c3: 'typed', gone: 'x' },
      isAhead: true,
    })
    model.connect()
    expect(model.store.getState().texts.c3).toBe('typed')
    vi.advanceTimersByTime(300)
    expect(kept.map(edited)).toEqual([[{ id: 'c3', text: 'typed' }]])
  })

  it('a version takes the place of the work, can be undone, and the work is a version then', async () => {
    const { kept, keeper } = parts()
    const added: (readonly [string, Kept])[] = []
    const then: Kept = {
      ...NOTHING_KEPT,
      copy: { cells: ['c3', { id: 'c1', text: 'then' }], removed: [] },
      ran: ['c1'],
    }
    const model = createNotebookModel(counter, createFakeSession(script), {
      ...keeper,
      version: () => Promise.resolve(then),
      addVersion: (reason, work) => Promise.resolve(added.push([reason, work]) > 0),
    })
    model.edit('c3', 'mine')
    expect(await model.restore(1)).toBe(true)
    expect(added.map(([reason, work]) => [reason, edited(work)])).toEqual([
      ['restored', [{ id: 'c3', text: 'mine' }]],
    ])
    expect(model.store.getState().texts.c1).toBe('then')
    expect(model.store.getState().ran).toEqual(['c1'])
    expect(edited(kept.at(-1)!)).toEqual([{ id: 'c1', text: 'then' }])
    model.undo()
    expect(model.store.getState().texts.c3).toBe('mine')
  })

  it('a cell that is added runs, is kept, and goes when it is undone', async () => {
    const { model, session, kept, state } = open()
    const after = state().shapes[0].id
    model.apply({ kind: 'insert', cell: { ...blank('code', 'mine-1') }, after })
    model.edit('mine-1', '1 + 1')
    expect(state().shapes[1].id).toBe('mine-1')
    expect(session.calls.slice(-1)).toEqual(['edited mine-1 5'])
    model.flush()
    expect(edited(kept[0])).toEqual([{ own: { ...blank('code', 'mine-1'), text: '1 + 1' } }])
    model.select('mine-1')
    model.undo()
    expect(state().shapes.map(({ id }) => id)).not.toContain('mine-1')
    expect(state().selected).toBe(state().shapes[1].id)
    model.redo()
    expect(state().texts['mine-1']).toBe('1 + 1')
  })

  it('typing changes no shape, so nothing but its own cell is drawn', () => {
    const { model, state } = open()
    const { shapes } = state()
    model.edit('c3', 'x')
    expect(state().shapes).toBe(shapes)
    model.apply({ kind: 'remove', cell: 'c1' })
    expect(state().shapes.every((cell) => shapes.includes(cell))).toBe(true)
  })

  it('what cannot be done is said, and is said no more once something was', () => {
    const { model, state } = open()
    expect(model.apply({ kind: 'remove', cell: 'q1' })).toContain('can be moved, not removed')
    expect(state().refusal).toContain('can be moved, not removed')
    model.edit('c3', 'x')
    expect(state().refusal).toBe('')
  })

  it('work from before cells could be moved is taken over', () => {
    const { state } = open(counter, script, { ...NOTHING_KEPT, texts: { c3: 'then' } })
    expect(state().texts.c3).toBe('then')
    expect(state().shapes.map(({ id }) => id)).toEqual(counter.cells.map(({ id }) => id))
  })
})
