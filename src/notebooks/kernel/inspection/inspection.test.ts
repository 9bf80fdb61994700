import { describe, expect, it } from 'vitest'
import type { RowsView } from '../../../runtime/protocol/inspection'
import { Kind } from '../../../runtime/protocol/wire'
import { Outcome } from '../../../runtime/record/record'
import { readableRun } from '../readable-run'
import { MadeRun } from '../testing/made-run'
import { rowsBetween, rowsFrom } from './find-rows'
import { inspect } from './inspect'
import { messageView } from './message-view'

/** A bank asks an account, one message at a time: 100, then 90, then 80; `look` changes nothing. */
function account() {
  const run = new MadeRun('bank', 'account')
  const pay = run.handled(5, 45, { from: 0, to: 1, method: 'pay', line: 2, args: [20] })
  run.reported(8, 2, { owner: "'ana'", balance: '100' })
  const ask = (at: number, method: string, args: number[]) =>
    run.handled(at, at + 2, {
      from: 1, to: 2, method, kind: Kind.Ask, activation: 1, cause: pay, line: 14, args,
    }) // oxfmt-ignore
  const first = ask(10, 'withdraw', [10])
  run.reported(12, 2, { owner: "'ana'", balance: '90' }, first)
  const look = ask(20, 'look', [])
  run.reported(22, 2, { owner: "'ana'", balance: '90' }, look)
  const second = ask(30, 'withdraw', [10])
  run.reported(32, 2, { owner: "'ana'", balance: '80', closed: 'true' }, second)
  run.replies.keep(second, 1, 80, 8)
  return { run, read: readableRun(run), pay, first, look, second }
}

const site = (line: number) => ({ cell: 'cell', line })
const plain = (name: string, text: string) => ({ name, text, before: text, changed: false })

describe('a message', () => {
  it('is told with who sent it, from which line, why, and what came of it', () => {
    const { read, pay, second, look } = account()
    expect(messageView(read, second)).toEqual({
      row: second,
      call: 'withdraw(10)',
      key: '0.1#1.3',
      kind: 'ask',
      from: 1,
      fromName: 'bank',
      to: 2,
      toName: 'account',
      method: 'withdraw',
      carried: '10',
      answer: '80',
      outcome: 'settled',
      sent: 30,
      delivered: 30,
      ended: 32,
      words: 'account handled it and answered bank: 80',
      site: site(14),
      parent: { row: pay, call: 'pay(20)', from: 0, fromName: 'notebook', site: site(2), answer: false },
      earlier: look,
      later: null,
    })
  })

  it('that waits has no times but the first, and no answer', () => {
    const run = new MadeRun('ana', 'count')
    const row = run.send(3, { from: 1, to: 2, method: 'add', kind: Kind.Ask })
    expect(messageView(readableRun(run), row)).toMatchObject({
      call: 'add(…)', carried: null, answer: null, outcome: 'waiting', sent: 3, delivered: null, ended: null,
      words: 'It has not been delivered yet.', site: null, parent: null,
    }) // oxfmt-ignore
  })

  it('that was lost says that no program can see it', () => {
    const run = new MadeRun('ana', 'count')
    const row = run.send(3, { from: 1, to: 2, method: 'add' })
    run.end(row, 3, Outcome.Lost)
    expect(messageView(readableRun(run), row)?.words).toBe('It was lost on the way. No program can see this.')
  })

  it('names an answer as its cause where its sender had received that last', () => {
    const { run, second } = account()
    const thanks = run.send(40, { from: 1, to: 0, method: 'thanks', cause: second })
    expect(messageView(readableRun(run), thanks)?.parent).toMatchObject({ row: second, answer: true })
  })

  it('of no row is none, and the making of an actor is no message', () => {
    const { run } = account()
    const spawn = run.send(50, { from: 0, to: 0, method: 'spawn', kind: Kind.Spawn })
    const read = readableRun(run)
    expect([messageView(read, 99), messageView(read, -1), messageView(read, spawn)]).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('an actor at a moment', () => {
  it('shows after a message what that message has changed', () => {
    const { read, first, second } = account()
    expect(inspect(read, 2, { row: second })).toEqual({
      actor: 2,
      name: 'account',
      className: 'Worker',
      status: 'starting',
      cause: '',
      worker: 2,
      newest: true,
      at: 32,
      fields: [
        plain('owner', "'ana'"),
        { name: 'balance', text: '80', before: '90', changed: true },
        { name: 'closed', text: 'true', before: null, changed: true },
      ],
      note: '',
      change: {
        number: 3, by: 'message', among: 1,
        message: { row: second, call: 'withdraw(10)', from: 1, fromName: 'bank', site: site(14) },
      },
      unchanged: false,
      earlier: 1,
      later: null,
      position: 3,
      changes: 3,
      forgotten: false,
    }) // oxfmt-ignore
    expect(inspect(read, 2, { row: first })).toMatchObject({
      at: 12,
      newest: false,
      fields: [plain('owner', "'ana'"), { name: 'balance', text: '90', before: '100', changed: true }],
      change: { number: 1, message: { row: first } },
      earlier: 0,
      later: 3,
      position: 2,
    })
  })

  it('says of a message that changed nothing that it changed nothing, and what made the state so', () => {
    const { read, look, first } = account()
    expect(inspect(read, 2, { row: look })).toMatchObject({
      at: 22,
      unchanged: true,
      fields: [plain('owner', "'ana'"), plain('balance', '90')],
      change: { message: { row: first } },
      later: 3,
    })
  })

  it('says nothing of what a message changes that waits', () => {
    const { run, second } = account()
    const row = run.send(50, { from: 1, to: 2, method: 'withdraw', args: [10] })
    const view = inspect(readableRun(run), 2, { row })
    expect(view).toMatchObject({ at: 32, unchanged: false, change: { message: { row: second } } })
    expect(view?.fields.some(({ changed }) => changed)).toBe(false)
  })

  it('shows now what the last change made, and steps back to the beginning', () => {
    const { read, second } = account()
    const now = inspect(read, 2, null)
    expect(now).toMatchObject({ newest: true, change: { number: 3, message: { row: second } }, earlier: 1 })
    expect(inspect(read, 2, { change: now!.earlier! })).toMatchObject({ at: 12, newest: false, earlier: 0 })
    expect(inspect(read, 2, { change: 0 })).toMatchObject({
      change: { by: 'start', message: null },
      earlier: null,
      later: 1,
      position: 1,
    })
  })

  it('takes a handling that awaits for the maker of what changes before it settles', () => {
    const run = new MadeRun('ana', 'count')
    run.reported(1, 2, { n: '0' })
    const row = run.send(5, { from: 1, to: 2, method: 'slow' })
    run.deliver(row, 5)
    run.reported(6, 2, { n: '1' })
    const read = readableRun(run)
    expect(inspect(read, 2, null)?.change).toMatchObject({ by: 'message', message: { row }, among: 1 })
    run.end(row, 20)
    run.reported(20, 2, { n: '2' }, row)
    expect(inspect(read, 2, { row })?.fields).toEqual([{ name: 'n', text: '2', before: '0', changed: true }])
  })

  it('counts the messages that lie between two reports', () => {
    const run = new MadeRun('ana', 'count')
    run.reported(1, 2, { n: '0' })
    const rows = [2, 3, 4].map((at) => run.handled(at, at + 1, { from: 1, to: 2, method: 'add' }))
    run.reported(9, 2, { n: '3' }, rows[2])
    const read = readableRun(run)
    expect(inspect(read, 2, { row: rows[1] })?.change).toMatchObject({ among: 3, message: { row: rows[2] } })
  })

  it('that began anew was changed by no message', () => {
    const run = new MadeRun('count')
    run.reported(1, 1, { n: '0' })
    const row = run.handled(2, 3, { from: 0, to: 1, method: 'add' })
    run.reported(3, 1, { n: '1' }, row)
    run.lived(5, 'restarting', 1, 'it threw')
    run.reported(6, 1, { n: '0' }, row)
    expect(inspect(readableRun(run), 1, null)?.change).toMatchObject({ by: 'restart', message: null })
  })

  it('says where nothing is kept, and where nothing can be shown', () => {
    const run = new MadeRun('count', 'odd')
    expect(inspect(readableRun(run), 1, null)).toMatchObject({
      at: null,
      fields: [],
      note: 'It has not told its state at this moment.',
      change: null,
    })
    run.reported(1, 2, { state: 'cannot be shown' })
    expect(inspect(readableRun(run), 2, null)?.note).toBe('Its state cannot be shown.')
    for (let n = 0; n < 9000; n++) run.reported(2, 2, { n: String(n) })
    expect(inspect(readableRun(run), 1, null)?.note).toBe('Its state at this moment is kept no more.')
    expect(inspect(readableRun(run), 7, null)).toBe(null)
  })
})

describe('the newest messages', () => {
  const rowsOf = ({ messages }: RowsView) => messages.map(({ row }) => row)

  it('of a line, and of a way', () => {
    const { read, first, look, second, pay } = account()
    expect(rowsOf(rowsFrom(read, site(14)))).toEqual([second, look, first])
    expect(rowsFrom(read, site(3))).toEqual({ messages: [], more: false })
    expect(rowsBetween(read, 0, 1)).toEqual({
      messages: [
        { row: pay, call: 'pay(20)', from: 0, fromName: 'notebook', to: 1, toName: 'bank', site: site(2) },
      ],
      more: false,
    })
    const ofPile = rowsBetween(read, -1, -1, (index) => (index > 0 ? -1 : index))
    expect(rowsOf(ofPile)).toEqual([second, look, first])
  })

  it('are fifty at the most, and say that there are more', () => {
    const run = new MadeRun('ana')
    for (let n = 0; n < 60; n++) run.handled(n, n, { from: 0, to: 1, method: 'add', line: 1 })
    const view = rowsFrom(readableRun(run), site(1))
    expect([rowsOf(view).length, rowsOf(view)[0], view.more]).toEqual([50, 59, true])
  })
})
