/**
 * The simulator over real workers: faults by hand and by script, the history of what was tried, and running on until
 * something comes.
 */
import { afterEach, expect, it } from 'vitest'
import type { StoryView } from '../../runtime/protocol/views-of-record'
import { OpenNotebook } from './testing/open-notebook'

let book: OpenNotebook
afterEach(() => book.close())

const SHOP = `import { spawn, faults, network, DeadlineExceeded } from 'actors'
class Account {
  balance = 100
  withdraw(n: number) { this.balance -= n; return this.balance }
  deposit(n: number) { this.balance += n }
}
class Shop {
  tries = 0
  async buy(account) {
    for (;;) {
      this.tries++
      try { return await account.withdraw(10) } catch (error) { if (!(error instanceof DeadlineExceeded)) throw error }
    }
  }
}
const account = await spawn(Account, { name: 'account' })
const shop = await spawn(Shop, { name: 'shop', deadline: 2 })`

async function open(setup = SHOP): Promise<OpenNotebook> {
  book = new OpenNotebook()
  const { error } = await book.run(setup)
  expect(error).toBe('')
  return book
}

/** Runs a cell up to the first choice. */
async function hold(cell: string): Promise<void> {
  void book.run(cell, { mode: 'step', seed: 7 }, 'program')
  await book.until(() => book.session.frame().phase === 'waiting')
}

const frame = () => book.session.frame()
const keys = () => frame().held.map(({ key }) => key)
const fieldOf = (name: string, field: string) =>
  frame()
    .actors.find((one) => one.name === name)
    ?.fields.find((one) => one.name === field)?.text
const told = (): StoryView => book.session.story({ words: '', before: null, most: 100 })

it('an answer that is lost is paid for twice, and going back undoes it', async () => {
  await open()
  await hold('await shop.buy(account)')
  expect(
    await book.session.runUntil({ kind: 'state', actor: 'account', field: 'balance', is: '=', value: '90' }),
  ).toEqual({ end: 'reached', words: '' })
  const answer = frame().held.find(({ kind }) => kind === 'answer')!
  expect(await book.session.fault({ do: 'drop', key: answer.key })).toBeNull()
  expect(told().events.map(({ text }) => text)).toContain(
    'the answer of account to shop’s withdraw was lost on the way: no program can see this',
  )
  expect((await book.session.runUntil({ kind: 'end' })).end).toBe('over')
  expect([fieldOf('account', 'balance'), fieldOf('shop', 'tries')]).toEqual(['80', '2'])
  const { position, length, marks } = frame().history!
  expect(marks.map(({ mark }) => mark)).toEqual(['fault'])
  expect(await book.session.seek(1)).toBeNull()
  expect([fieldOf('account', 'balance'), frame().history!.position, frame().history!.length]).toEqual([
    '100',
    1,
    length,
  ])
  expect(await book.session.seek(length)).toBeNull()
  expect([fieldOf('account', 'balance'), frame().history!.position]).toEqual(['80', position])
})

it('what was tried stays as a branch, and a branch is gone to as far as it was gone', async () => {
  await open()
  await hold('account.deposit.tell(5); shop.buy.tell(account)')
  await book.session.deliver(keys()[0])
  await book.session.next()
  await book.session.startAgain()
  const second = keys()[1]
  await book.session.deliver(second)
  const [fork] = frame().history!.forks
  expect(fork).toMatchObject({ at: 0, taken: 1 })
  expect(await book.session.branch(0, fork.keys[0])).toBeNull()
  expect([frame().history!.position, fieldOf('account', 'balance')]).toEqual([2, '105'])
  expect(await book.session.branch(3, 'nothing')).toEqual({ refused: 'There is no such branch here.' })
})

it('a message that is put aside waits until nothing else can go, and one may overtake', async () => {
  await open()
  await hold('account.deposit.tell(1); account.deposit.tell(2); shop.buy.tell(account)')
  const [first, second] = keys()
  expect(await book.session.fault({ do: 'ahead', key: second })).toBeNull()
  expect(fieldOf('account', 'balance')).toBe('102')
  expect(await book.session.fault({ do: 'hold', key: first })).toBeNull()
  expect(frame().held.find(({ key }) => key === first)).toMatchObject({ aside: true, enabled: false })
  await book.session.runUntil({ kind: 'end' })
  expect(fieldOf('account', 'balance')).toBe('93')
})

it('a cell that has ended shows how it ends on the branch that is shown', async () => {
  await open()
  await hold(
    "account.deposit.tell(1); if ((await account.withdraw(10)) === 91) throw new Error('91'); 'other'",
  )
  const run = () => {
    const { state, result } = book.session.cellRun('program')
    return [state, result?.status, result?.error?.message ?? '']
  }
  await book.session.runUntil({ kind: 'end' })
  await book.until(() => run()[0] === 'failed')
  expect(run()).toEqual(['failed', 'error', '91'])
  await book.session.startAgain()
  expect(run()).toEqual(['done', 'ok', ''])
  await book.session.runUntil({ kind: 'end' })
  await book.until(() => run()[0] === 'failed')
  expect(run()).toEqual(['failed', 'error', '91'])
})

it('a fault that can’t be made is refused with words, and the run stays as it was', async () => {
  await open()
  await hold('account.deposit.tell(1)')
  const before = frame().history
  for (const [fault, words] of [
    [{ do: 'drop', key: '0#9.9' }, 'Nothing with the key 0#9.9 is held.'],
    [{ do: 'crash', actor: '0.99' }, 'There is no actor with the id 0.99 here.'],
    [{ do: 'crash', actor: '0' }, 'The notebook itself can’t be stopped or crash.'],
    [{ do: 'revive', actor: '0.0' }, 'account isn’t dead.'],
    [{ do: 'heal' }, 'There is no partition to heal.'],
    [{ do: 'wall', groups: [['0.0'], ['0.0']] }, 'An actor can stand on one side only.'],
    [{ do: 'ahead', key: keys()[0] }, 'deposit can go anyway.'],
  ] as const)
    expect(await book.session.fault(fault)).toEqual({ refused: words })
  expect(await book.session.follow(['0#9.9'])).toEqual({ refused: 'No step 0#9.9 waits here.' })
  expect(await book.session.startAgain()).toBeNull()
  expect([keys().length, frame().history!.position]).toEqual([1, before!.position])
  for (const [until, words] of [
    [
      { kind: 'state', actor: 'acount', field: 'balance', is: '=', value: '1' },
      'There is no actor acount here. Did you mean account?',
    ],
    [
      { kind: 'state', actor: 'account', field: 'balanc', is: '=', value: '1' },
      'account has no field balanc: it has balance.',
    ],
    [{ kind: 'steps', count: 0 }, 'At least one step is taken.'],
  ] as const)
    expect(await book.session.runUntil(until)).toEqual({ end: 'refused', words })
})

it('an actor crashes, is dead, and begins anew without its state', async () => {
  await open()
  await hold('account.deposit.tell(1); account.deposit.tell(2); await account.withdraw(1)')
  const id = frame().actors.find(({ name }) => name === 'account')!.id
  await book.session.next()
  await book.session.fault({ do: 'crash', actor: id })
  const statusOf = () => frame().actors.find(({ name }) => name === 'account')!.status
  expect([statusOf(), frame().counts.undeliverable]).toEqual(['dead', 2])
  await book.session.fault({ do: 'revive', actor: id })
  expect([statusOf(), fieldOf('account', 'balance')]).toEqual(['alive', '100'])
  await book.session.undo()
  expect(statusOf()).toBe('dead')
})

it('a partition loses what is sent across it, until it is healed', async () => {
  await open()
  await hold('account.deposit.tell(1); shop.buy.tell(account); account.deposit.tell(2)')
  const ids = frame().actors.map(({ id }) => id)
  await book.session.fault({ do: 'wall', groups: [[ids[0], ids[1]], [ids[2]]] })
  expect(frame().walls).toEqual([[0, 1], [2]])
  expect(frame().counts.lost).toBe(1)
  await book.session.fault({ do: 'heal' })
  await book.session.runUntil({ kind: 'end' })
  expect([fieldOf('account', 'balance'), frame().walls]).toEqual(['103', []])
})

it('chance and a partition that stand before a cell begins stand in its run, also when it is made again', async () => {
  await open()
  const ids = frame().actors.map(({ id }) => id)
  await book.session.setMode('step')
  const chance = { loss: 0, answers: 0, double: 1, crash: 0 }
  expect(await book.session.fault({ do: 'chance', chance })).toBeNull()
  expect(await book.session.fault({ do: 'wall', groups: [[ids[0]], [ids[2]]] })).toBeNull()
  await hold('account.deposit.tell(1); shop.buy.tell(account)')
  for (let time = 0; time < 2; time++) {
    expect([frame().chance, frame().walls, frame().counts.lost]).toEqual([chance, [[0], [2]], 1])
    await book.session.runUntil({ kind: 'end' })
    expect(fieldOf('account', 'balance')).toBe('102')
    await book.session.startAgain()
  }
})

it('a script makes the same faults, and they come again in a run that is made again', async () => {
  await open()
  await hold(`await faults.drop({ method: 'withdraw', answer: true }); await shop.buy(account)`)
  await book.session.runUntil({ kind: 'end' })
  expect([fieldOf('account', 'balance'), fieldOf('shop', 'tries')]).toEqual(['80', '2'])
  const { length } = frame().history!
  await book.session.startAgain()
  await book.session.seek(length)
  expect([fieldOf('account', 'balance'), fieldOf('shop', 'tries')]).toEqual(['80', '2'])
})

it('faults of a script say what is wrong with them', async () => {
  await open()
  for (const [cell, words] of [
    ['await faults.drop()', "faults.drop takes what it is about, for example { method: 'pay' }."],
    ['await faults.crash("account")', 'faults.crash takes a reference to an actor.'],
    ['await faults.delay({ method: "deposit" }, -1)', 'A delay is a number of seconds up to 3600.'],
    [
      'await faults.partition([account])',
      'faults.partition takes two groups or more, each a list of references.',
    ],
    [
      'await faults.chance({ loss: 2 })',
      'faults.chance takes shares between 0 and 1 for loss, answers, double, crash.',
    ],
    ['await faults.heal()', 'There is no partition to heal.'],
  ] as const)
    expect((await book.run(cell)).error).toContain(words)
})

it('at full speed chance loses messages by the seed, and every message still has one end', async () => {
  await open()
  const { value, error } = await book.run(
    `import { quiet } from 'actors'
    await faults.chance({ loss: 0.3, double: 0.2 })
    for (let i = 0; i < 200; i++) await account.deposit.tell(1)
    await quiet()
    await faults.clear()
    await account.withdraw(0)`,
  )
  expect(error).toBe('')
  expect(Number(value)).toBeGreaterThan(180)
  const { sent, settled, lost, open: left } = frame().counts
  expect([settled + lost, left]).toEqual([sent, 0])
  expect(lost).toBeGreaterThan(30)
})

it('a run that plays takes one step after the other, and pauses', async () => {
  await open()
  await hold('for (let i = 0; i < 20; i++) account.deposit.tell(1)')
  book.session.setSpeed(100)
  const played = book.session.play()
  await book.until(() => frame().history!.position >= 3)
  expect(frame().going).toBe(true)
  book.session.pause()
  await played
  expect(frame().going).toBe(false)
  const { position } = frame().history!
  expect(position).toBeLessThan(20)
  expect((await book.session.runUntil({ kind: 'steps', count: 10 })).end).toBe('reached')
  expect(frame().history!.position).toBe(position + 10)
})

it('cells that wait behind a held one run to their end when the mode is changed to full speed', async () => {
  await open()
  const held = book.run('account.deposit.tell(1); await account.withdraw(2)', { mode: 'step' }, 'held')
  const after = book.run(
    'const other = await spawn(Account); await other.withdraw(1) + (await account.withdraw(0))',
    { mode: 'live' },
    'after',
  )
  await book.until(() => frame().phase === 'waiting')
  expect(await book.session.setMode('live')).toBeNull()
  expect((await held).status).toBe('ok')
  expect(await after).toMatchObject({ status: 'ok', value: '198' })
})
