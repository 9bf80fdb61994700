import { describe, expect, test } from 'vitest'
import type { makeActors } from '../actors'
import type { ActorsModule } from './actors'
import { FakeActors } from './fake'

class Directed {
  declare director: (to: string, method: string, ...args: unknown[]) => Promise<void>
}

class Counter extends Directed {
  value = 0
  #calls = 0
  receiveMessage() {
    this.#calls += 1
  }
  retrieveMessage() {
    this.#calls += 1
  }
  increment() {
    this.value += 1
  }
  getValue() {
    return this.value
  }
  calls() {
    return this.#calls
  }
}

class Account extends Directed {
  balance = 0
  seen: number[] = []
  deposit(n: number) {
    this.balance += n
  }
  withdraw(n: number) {
    this.balance -= n
  }
  getBalance() {
    this.seen.push(this.balance)
  }
}

class Bank extends Directed {
  setUp() {
    void this.director('account_1', 'deposit', 100)
    void this.director('account_2', 'deposit', 100)
  }
  transfer(number: number) {
    const even = number % 2 === 0
    void this.director(even ? 'account_2' : 'account_1', 'withdraw', 10)
    void this.director(even ? 'account_1' : 'account_2', 'deposit', 10)
  }
}

class Judge extends Directed {
  ready = 0
  done = 0
  setUp(pings: number) {
    void this.director('pinger', 'setUp', pings)
    void this.director('ponger', 'setUp', pings)
  }
  playerReady() {
    this.ready += 1
    if (this.ready === 2) void this.director('pinger', 'pong')
  }
  finish() {
    this.done += 1
  }
}

class Pinger extends Directed {
  left = 0
  setUp(pings: number) {
    this.left = pings
    void this.director('judge', 'playerReady')
  }
  pong() {
    if (this.left === 0) return void this.director('judge', 'finish')
    this.left -= 1
    void this.director('ponger', 'ping')
  }
}

class Ponger extends Directed {
  left = 0
  setUp(pings: number) {
    this.left = pings
    void this.director('judge', 'playerReady')
  }
  ping() {
    this.left -= 1
    void this.director('pinger', 'pong')
    if (this.left === 0) void this.director('judge', 'finish')
  }
}

async function bank(how?: 'as in the original') {
  const actors = new FakeActors()
  const { Director } = actors.director()
  const director = new Director()
  void director.run()
  await director.newActor(Bank, 'bank')
  const one = await director.newActor(Account, 'account_1')
  const two = await director.newActor(Account, 'account_2')
  director.msgTo('bank', 'setUp')
  for (let number = 0; number < 301; number += 1) director.msgTo('bank', 'transfer', number)
  director.msgTo('account_1', 'getBalance')
  director.msgTo('account_2', 'getBalance')
  await director.stop(how)
  return { actors, director, one: await one.getResult(), two: await two.getResult() }
}

describe('the originals', () => {
  test('Counter: 202 calls and the stop word, none of them relayed', async () => {
    const actors = new FakeActors()
    const { Director } = actors.director()
    const director = new Director()
    void director.run()
    const handle = await director.newActor(Counter, 'counter')
    for (let i = 0; i < 100; i += 1) {
      director.msgTo('counter', 'receiveMessage', 'x'.repeat(4096))
      director.msgTo('counter', 'retrieveMessage')
    }
    director.msgTo('counter', 'increment')
    director.msgTo('counter', 'getValue')
    await director.stop('as in the original')
    expect(await handle.getResult()).toEqual({ value: 1 })
    expect(actors.handled.get('counter')).toHaveLength(203)
    expect(actors.handled.get('counter')?.at(-1)).toBe('pls stop')
    expect(director.counter).toBe(0)
  })

  test('Ping-pong: 1000 pings are exactly 2007 relayed messages', async () => {
    const actors = new FakeActors()
    const { Director } = actors.director()
    const director = new Director()
    void director.run()
    const judge = await director.newActor(Judge, 'judge')
    await director.newActor(Pinger, 'pinger')
    await director.newActor(Ponger, 'ponger')
    director.msgTo('judge', 'setUp', 1000)
    await director.stop()
    expect(director.counter).toBe(2007)
    expect(await judge.getResult()).toEqual({ ready: 2, done: 2 })
    expect(actors.undeliverable).toEqual([])
  })

  test('Bank accounts: 301 transfers end at 110 and 90 when the stop waits', async () => {
    const { actors, director, one, two } = await bank()
    expect([one.balance, two.balance, director.counter]).toEqual([110, 90, 604])
    expect(actors.undeliverable).toEqual([])
  })

  test('Bank accounts: without waiting the audit reads 0 and 0, and the money in flight is lost', async () => {
    const { actors, one, two } = await bank('as in the original')
    expect([one, two]).toEqual([
      { balance: 0, seen: [0] },
      { balance: 0, seen: [0] },
    ])
    expect(actors.undeliverable.length).toBeGreaterThan(0)
  })
})

describe('Director', () => {
  test('lists its actors, ends one by the stop word, and says what it does', async () => {
    const actors = new FakeActors()
    const { Director } = actors.director()
    const director = new Director()
    expect([director.waiting, director.container]).toEqual([false, null])
    await director.run()
    expect([director.waiting, director.container]).toEqual([
      true,
      expect.objectContaining({ actor: 'director' }),
    ])
    const one = await director.newActor(Counter, 'one')
    await director.newActor(Counter, 'two')
    expect(director.retrieveActors()).toEqual(['one', 'two'])
    director.msgTo('one', 'increment')
    await director.msgTo('one', 'pls stop')
    expect(await one.getResult()).toEqual({ value: 1 })
    expect(director.retrieveActors()).toEqual(['two'])
    expect(() => director.msgTo('one', 'increment')).toThrow("The director has no actor 'one'. It has two.")
    await director.stop()
    await director.finished
    expect([director.waiting, director.retrieveActors()]).toEqual([false, []])
    one.clean()
    await expect(one.getResult()).rejects.toThrow("The result of 'one' was cleaned.")
  })

  test('hears the number of relays when all is quiet', async () => {
    const { Director } = new FakeActors().director()
    const director = new Director()
    void director.run()
    await director.newActor(Bank, 'bank')
    await director.newActor(Account, 'account_1')
    await director.newActor(Account, 'account_2')
    director.msgTo('bank', 'setUp')
    await director.quiet()
    expect(director.counter).toBe(2)
  })

  test('keeps the name of the class, its private members and its fields', async () => {
    const actors = new FakeActors()
    const { Director } = actors.director()
    const director = new Director()
    void director.run()
    const handle = await director.newActor(Counter, 'counter')
    await director.msgTo('counter', 'receiveMessage')
    await director.stop()
    expect(await handle.getResult()).toEqual({ value: 0 })
    expect(actors.classNames.get('counter')).toBe('Counter')
    expect(actors.classNames.get('director')).toBe('DirectorActor')
  })

  test('goes on when an actor names one that does not exist, and says so', async () => {
    const actors = new FakeActors()
    const { Director } = actors.director()
    const director = new Director()
    void director.run()
    await director.newActor(Bank, 'bank')
    const two = await director.newActor(Account, 'account_2')
    director.msgTo('bank', 'setUp')
    await director.stop()
    expect(actors.failures).toEqual(['Error: ActorNotFound: account_1'])
    expect(await two.getResult()).toEqual({ balance: 100, seen: [] })
    expect(director.counter).toBe(2)
  })

  test('relays to an actor that it did not make', async () => {
    const actors = new FakeActors()
    const { Director } = actors.director()
    const director = new Director()
    void director.run()
    await director.newActor(Bank, 'bank')
    for (const name of ['account_1', 'account_2']) await actors.actors().spawn(Account, { name })
    director.msgTo('bank', 'setUp')
    await director.stop()
    expect(actors.handled.get('account_1')).toEqual(['deposit'])
  })

  test('leaves out of a result what cannot travel', async () => {
    class Odd {
      number = 1
      greet = () => 'hello'
    }
    const { Director } = new FakeActors().director()
    const director = new Director()
    void director.run()
    const handle = await director.newActor(Odd, 'odd')
    await director.stop()
    expect(await handle.getResult()).toEqual({ number: 1 })
  })

  test('stops though an actor died before, and tells its handle why', async () => {
    const actors = new FakeActors()
    const { Director } = actors.director()
    const director = new Director()
    void director.run()
    const handle = await director.newActor(Counter, 'counter')
    actors.actors().stop({ actor: 'counter' })
    await director.stop()
    await expect(handle.getResult()).rejects.toThrow('ActorNotFound: counter')
  })

  test('refuses in words what comes too early, too late or twice', async () => {
    const actors = new FakeActors()
    const { Director } = actors.director()
    const director = new Director()
    await expect(director.newActor(Counter, 'counter')).rejects.toThrow('call director.run() first')
    await expect(director.stop()).rejects.toThrow('call director.run() first')
    void director.run()
    await director.newActor(Counter, 'counter')
    await expect(director.newActor(Counter, 'counter')).rejects.toThrow(
      "There is an actor 'counter' already.",
    )
    await expect(director.newActor('Counter' as never, 'odd')).rejects.toThrow(
      "what came for 'odd' is no class",
    )
    const second = new Director()
    await expect(second.run()).rejects.toThrow("The name 'director' is taken.")
    await expect(second.newActor(Counter, 'other')).rejects.toThrow("The name 'director' is taken.")
    expect(director.stop()).toBe(director.stop())
    await director.stop()
    await expect(director.newActor(Counter, 'late')).rejects.toThrow('The director has stopped.')
    expect(() => director.msgTo('counter', 'increment')).toThrow('It has no actors.')
  })
})

test('the module of the engine is all that it needs', () => {
  const fits = (engine: ReturnType<typeof makeActors>): ActorsModule => engine
  expect(fits).toBeTypeOf('function')
})
