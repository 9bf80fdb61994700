import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import {
  Pool, Process, Queue, JoinableQueue, SimpleQueue, Lock, RLock, Semaphore, Condition, Event, Barrier, Pipe, Value,
  Array as SharedArray, Manager, cpuCount, getContext, currentProcess,
} from 'lithops/multiprocessing'
import { sleep } from 'actors'
const soonest = async (p: any) => {
  try { return await (typeof p === 'function' ? p() : p) } catch (e) { return e.name + ': ' + e.message }
}
const quick = { storage: 'memory', coldStart: 0, logLevel: 'NONE' } as const
const square = (x: number) => x * x
const add = (a: number, b = 10) => a + b
const odd = (x: number) => {
  if (x % 2 === 0) throw new RangeError('even: ' + x)
  return x
}
const pool = new Pool(4, quick)
const run = (target: any, ...args: any[]) => {
  const process = new Process({ target, args, ...quick })
  process.start()
  return process
}
const joined = async (...all: any[]) => {
  for (const one of all) await one.join()
  return all.map((one) => one.exitcode).join()
}
`

let book: OpenNotebook

beforeAll(async () => {
  book = new OpenNotebook({ limit: 8 })
  expect(await book.run(SETUP)).toMatchObject({ status: 'ok', error: '' })
})

afterAll(() => book.close())

/** Text of a string value without its quotes. */
const said = async (text: string) => (await book.value(text)).replace(/^'|'$/g, '')

describe('a pool', () => {
  it('applies a function, with arguments by position and by name', async () => {
    expect(
      await said(
        '[await pool.apply(add, [1, 2]), await pool.apply(add, [1]), await pool.apply(add, [1], { b: 5 })].join()',
      ),
    ).toBe('3,11,6')
    expect(await said('await soonest(() => pool.apply(add, [1], { c: 5 }))')).toBe(
      'BadCall: apply: add has no parameter c. It has a, b.',
    )
    expect(await said('await soonest(() => pool.apply(add))')).toBe(
      'BadCall: apply: no value for the parameter a.',
    )
  })

  it('maps a function over items, and gives a list however few they are', async () => {
    expect(
      await said(`JSON.stringify([
        await pool.map(square, [1, 2, 3, 4], 2), await pool.map(square, [5]), await pool.map(square, []),
        await pool.map((id: number) => id + 1, [1, 2]), await pool.map((list: number[]) => list.length, [[1, 2, 3]]),
      ])`),
    ).toBe('[[1,4,9,16],[25],[],[2,3],[3]]')
  })

  it('spreads items with starmap', async () => {
    expect(await said('JSON.stringify(await pool.starmap(add, [[1, 2], [3], [5, 6]]))')).toBe('[3,13,11]')
  })

  it('gives results later, and calls back', async () => {
    expect(
      await said(`
        const told: string[] = []
        const later = pool.applyAsync(square, [7], {}, (value: number) => told.push('got ' + value))
        const all = pool.mapAsync(square, [1, 2], null, (list: number[]) => told.push('all ' + list))
        const bad = pool.starmapAsync(odd, [[1], [2]], null, null, (error: Error) => told.push(error.message))
        await bad.wait()
        const early = await soonest(() => pool.applyAsync(square, [1]).successful())
        ;[await later.get(), await all.get(), later.ready(), later.successful(), bad.successful(), early, told.sort()].join(' | ')`),
    ).toBe(
      '49 | 1,4 | true | true | false | BadCall: successful: the work has not ended. await result.wait() waits for that. | all 1,4,even: 2,got 49',
    )
  })

  it('throws at whoever asks what a function threw, with the stack of where it did', async () => {
    expect(await said('await soonest(() => pool.map(odd, [1, 2, 3]))')).toBe('RangeError: even: 2')
    expect(
      await said(`
        let caught: any
        try { await pool.apply(odd, [4]) } catch (error) { caught = error }
        [caught instanceof RangeError, caught.call.endsWith('/00000'), typeof caught.remoteStack].join()`),
    ).toBe('true,true,string')
  })

  it('waits no longer than it is told to, and the result still comes', async () => {
    expect(
      await said(`
        const gate = new Event()
        const slow = pool.applyAsync(async () => { await gate.wait(); return 'late' })
        const first = await soonest(() => slow.get(0.01))
        await gate.set()
        first + ' ' + await slow.get()`),
    ).toBe('TimeoutError: 0.01 seconds have passed, and the result is not there. late')
  })

  it('iterates over results in order, or as they come', async () => {
    expect(
      await said(`
        const open = new Event()
        const wait = async (x: number) => { if (x === 1) await open.wait(); return x }
        const ordered: number[] = [], any: number[] = []
        for await (const x of pool.imapUnordered(wait, [1, 2, 3])) {
          any.push(x as number)
          if (any.length === 2) await open.set()
        }
        for await (const x of pool.imap(wait, [1, 2, 3])) ordered.push(x as number)
        any.slice(0, 2).sort().join() + ' ' + any[2] + ' ' + ordered`),
    ).toBe('2,3 1 1,2,3')
  })

  it('goes on behind a result that threw, and behind one that came too late', async () => {
    expect(
      await said(`
        const results = pool.imap(odd, [1, 2, 3])
        const seen: unknown[] = []
        for (let i = 0; i < 4; i++) seen.push(await soonest(async () => { const { value, done } = await results.next(); return done ? 'over' : value }))
        const shut = new Event()
        const slowly = pool.imap(async () => { await shut.wait(); return 'there' }, [0])
        seen.push((await soonest(() => slowly.next(0.01))).split(':')[0])
        await shut.set()
        seen.push((await slowly.next()).value)
        seen.join()`),
    ).toBe('1,RangeError: even: 2,3,over,TimeoutError,there')
  })

  it('runs its initializer in each call, before the function', async () => {
    expect(
      await said(`
        let base = 0
        let times = 0
        const begin = (from: number) => { base = from; times++ }
        const based = new Pool(2, { ...quick, initializer: begin, initargs: [100] })
        String(await based.map((x: number) => base + x + '/' + times, [1, 2, 3])) + ' ' + base`),
    ).toBe('101/1,102/1,103/1 0')
  })

  it('takes no work when it is closed, and waits for the rest', async () => {
    expect(
      await said(`
        const closing = new Pool(2, quick)
        const unclosed = await soonest(closing.join())
        const rest = closing.mapAsync(square, [1, 2, 3])
        closing.close()
        await closing.join()
        ;[unclosed, rest.ready(), await rest.get(), await soonest(() => closing.map(square, [1]))].join(' | ')`),
    ).toBe(
      'BadCall: join: the pool still takes work. close() it first, or terminate() it. | true | 1,4,9 | BadCall: map: the pool was closed, and takes no more work. Make a new Pool.',
    )
  })

  it('gives up what has not come when it is terminated, also at the end of a block', async () => {
    expect(
      await said(`
        const never = new Event()
        let last: any
        {
          await using ended = new Pool(1, quick)
          last = ended.applyAsync(async () => { await never.wait(0.2) })
        }
        await soonest(last.get())`),
    ).toBe('BadCall: The pool was terminated before this result came.')
  })

  it('refuses in words what it can not take', async () => {
    expect(await said('await soonest(() => new Pool(0))')).toBe(
      'BadCall: Pool takes a number of processes from 1 on; none: as many as the platform has.',
    )
    expect(await said('await soonest(() => new Pool(2, { max_workers: 3 } as any))')).toMatch(
      /^BadCall: .*maxWorkers/,
    )
    expect(await said('await soonest(() => (pool as any).map_async(square, [1]))')).toBe(
      "BadCall: map_async is Python's spelling. A pool has mapAsync here.",
    )
    expect(await said('await soonest(() => pool.map(5 as any, [1]))')).toBe(
      'BadCall: map takes a function; 5 came.',
    )
    expect(await said('await soonest(() => pool.map(square, 5 as any))')).toBe(
      'BadCall: map takes a list; 5 came.',
    )
    expect(await said('await soonest(() => pool.map((a: number, b: number) => a + b, [[1, 2]]))')).toBe(
      'BadCall: map: no value for the parameter b. starmap spreads each item.',
    )
    expect(await said('await soonest(() => pool.starmap(add, [1] as any))')).toBe(
      'BadCall: starmap: each item takes a list; 1 came.',
    )
    expect(await said('await soonest(() => pool.apply(() => pool))')).toMatch(/Pool.*stays where it was made/)
  })
})

describe('a process', () => {
  it('runs its target in a container', async () => {
    expect(
      await said(`
        const results = new Queue()
        const work = async (x: number, { y }: { y: number }) => { await results.put(x * y + ' by ' + currentProcess().name) }
        const process = new Process({ target: work, args: [6], kwargs: undefined, name: 'worker', ...quick })
        process.exitcode + ''`).catch((error: Error) => error.message),
    ).toBe('BadCall: Process: no value for the parameter the one that is taken apart.')
    expect(
      await said(`
        const answers = new Queue()
        const multiply = async (x: number, y: number) => { await answers.put(x * y + ' by ' + currentProcess().name) }
        const one = new Process({ target: multiply, args: [6], kwargs: { y: 7 }, name: 'worker', ...quick })
        const before = [one.exitcode, one.isAlive()]
        one.start()
        const during = one.isAlive()
        await one.join()
        ;[...before, during, one.isAlive(), one.exitcode, await answers.get(), currentProcess().name].join()`),
    ).toBe(',false,true,false,0,42 by worker,MainProcess')
  })

  it('has an exit code that says how it ended', async () => {
    expect(
      await said(`
        const limits = { ...quick, runtimeTimeout: 0.3 }
        const killed = new Process({ target: () => { for (;;); }, ...limits })
        killed.start()
        await joined(run(square, 2), run(odd, 2), killed)`),
    ).toBe('0,1,-9')
  })

  it('refuses in words to start twice, to join before, and what it does not know', async () => {
    expect(
      await said(`
        const twice = run(square, 2)
        ;[
          await soonest(() => twice.start()), await soonest(() => new Process({ target: square, args: [1] }).join()),
          await soonest(() => new Process({ target: square, argz: [1] } as any)), await soonest(() => new Process(square as any)),
          await soonest(() => (twice as any).is_alive()),
        ].join(' | ')`),
    ).toMatch(
      /^BadCall: Process-\d+ was started before\. Make a new Process\. \| BadCall: join: Process-\d+ was not started yet\. start\(\) it first\. \| BadCall: Process doesn't know argz\..* \| BadCall: Process takes an object.* \| BadCall: is_alive is Python's spelling\./,
    )
  })
})

describe('processes share', () => {
  it('a queue: what one puts another gets, in order', async () => {
    expect(
      await said(`
        const queue = new Queue(2)
        const produce = async () => { for (let i = 0; i < 6; i++) await queue.put({ i, half: new Map([[i, i / 2]]) }) }
        const producer = run(produce)
        const got: string[] = []
        const consume = async (from: Queue) => {
          let all = ''
          for (let i = 0; i < 6; i++) { const item = await from.get() as any; all += item.i + ':' + item.half.get(item.i) + ' ' }
          return all
        }
        const all = await pool.apply(consume, [queue])
        all + await joined(producer)`),
    ).toBe('0:0 1:0.5 2:1 3:1.5 4:2 5:2.5 0')
  })

  it('a queue that is full or empty: waits, or throws what Python throws', async () => {
    expect(
      await said(`
        import { Full, Empty } from 'lithops/multiprocessing'
        const small = new Queue(1)
        const first = [await soonest(small.get(true, 0.01)), await soonest(small.getNowait())]
        await small.put('a')
        let full: unknown
        try { await small.putNowait('b') } catch (error) { full = error }
        ;[...first, full instanceof Full, await soonest(() => small.put('b', true, 0.01)), await small.full(), await small.qsize(), await small.get(), await small.empty()].join(' | ')`),
    ).toBe(
      'Empty: The queue is empty. | Empty: The queue is empty. | true | Full: The queue is full: 1 is the most. | true | 1 | a | true',
    )
  })

  it('a joinable queue, which is done when each item is done with', async () => {
    expect(
      await said(`
        const jobs = new JoinableQueue()
        const done = new SimpleQueue()
        for (const x of [1, 2, 3]) await jobs.put(x)
        const worker = run(async () => { for (let i = 0; i < 3; i++) { await done.put(await jobs.get()); await jobs.taskDone() } })
        await jobs.join()
        ;[await done.get(), await done.get(), await done.get(), await done.empty(), await soonest(jobs.taskDone())].join()`),
    ).toBe('1,2,3,true,BadCall: taskDone was called more often than items were put.')
  })

  it('a value: a lock keeps 20 increments right', async () => {
    expect(
      await said(`
        const counter = new Value('i', 0)
        const lock = new Lock()
        await pool.map(async () => { await lock.with(async () => { await counter.set((await counter.get() as number) + 1) }) }, [...'01234567890123456789'])
        const own = new Value('i', 0)
        await pool.map(async () => { await own.with(async () => { await own.with(async () => { await own.set((await own.get() as number) + 1) }) }) }, [1, 2, 3, 4])
        ;[await counter.get(), await own.get()].join()`),
    ).toBe('20,4')
  })

  it('a value without a lock: an update is lost where two read before either writes', async () => {
    expect(
      await said(`
        const unsafe = new Value('i', 0)
        const both = new Barrier(2)
        await pool.map(async () => { const x = await unsafe.get() as number; await both.wait(); await unsafe.set(x + 1) }, [1, 2])
        await unsafe.get()`),
    ).toBe('1')
  })

  it('a barrier, an event and a semaphore', async () => {
    expect(
      await said(`
        const barrier = new Barrier(3)
        const meet = async () => barrier.wait()
        const met = (await pool.map(meet, [1, 2, 3]) as number[]).sort()
        const late = await soonest(barrier.wait(0.01))
        const broken = await barrier.broken()
        await barrier.reset()
        const event = new Event()
        const waiter = pool.applyAsync(async () => event.wait())
        const unset = await event.wait(0.01)
        await event.set()
        const semaphore = new Semaphore(2)
        const tries = [await semaphore.acquire(), await semaphore.acquire(), await semaphore.acquire(false), await semaphore.acquire(true, 0.01)]
        await semaphore.release()
        ;[met, late, broken, await barrier.broken(), unset, await waiter.get(), await event.isSet(), tries, await semaphore.getValue()].join(' | ')`),
    ).toBe(
      '0,1,2 | BrokenBarrierError: 1 of 3 had come when the time was over. | true | false | false | true | true | true,true,false,false | 1',
    )
  })

  it('a condition that one process waits for and another one notifies', async () => {
    expect(
      await said(`
        const condition = new Condition(new Lock())
        const stock = Manager().list()
        const take = async () => condition.with(async () => {
          await condition.waitFor(async () => (await stock.size()) > 0)
          return stock.pop()
        })
        const takers = pool.mapAsync(take, [1, 2])
        for (const item of ['a', 'b']) await condition.with(async () => { await stock.append(item); await condition.notify() })
        const taken = (await takers.get() as string[]).sort()
        const cold = await condition.with(() => condition.wait(0.01))
        ;[taken, cold, await soonest(condition.notify())].join(' | ')`),
    ).toBe('a,b | false | BadCall: notify: acquire the lock of the condition first.')
  })

  it('a pipe with two ends', async () => {
    expect(
      await said(`
        const [here, there] = Pipe()
        const echo = run(async (end: any) => { for (let text = await end.recv(); text !== 'stop'; text = await end.recv()) await end.send(text + '!'); await end.close() }, there)
        await here.send('hello')
        const answer = await here.recv()
        const quiet = await here.poll()
        await here.send('stop')
        const end = await soonest(here.recv())
        ;[answer, quiet, end, (await soonest(here.send(1))).split(':')[0], await joined(echo), await soonest(Pipe(false)[0].send(1))].join(' | ')`),
    ).toBe(
      'hello! | false | EOFError: The other end of the pipe is closed, and nothing is left in it. | BrokenPipeError | 0 | BadCall: This end of the pipe only receives.',
    )
  })

  it('a dictionary, a list and an array', async () => {
    expect(
      await said(`
        const manager = Manager()
        const dict = manager.dict({ a: 1 })
        const list = manager.list([1, 2])
        const array = new SharedArray('d', 3)
        await pool.map(async (x: number) => { await dict.set('k' + x, x); await list.append(x); await array.set(x, x / 2) }, [0, 1, 2])
        const entries = (await dict.entries()).map(String).sort().join(';')
        const text = [entries, (await list.toArray()).sort(), await array.toArray(), await dict.get('none', 'else'), await dict.pop('a'), await dict.has('a'),
          await list.get(-1) !== undefined, await soonest(list.get(9)), await soonest(array.set(0, 'x'))].join(' | ')
        await manager.shutdown()
        text + ' | ' + await soonest(dict.size())`),
    ).toMatch(
      /^a,1;k0,0;k1,1;k2,2 \| 0,1,1,2,2 \| 0,0\.5,1 \| else \| 1 \| false \| true \| RangeError: There is no place 9: it has 5\. \| BadCall: set: the type 'd' is a number; 'x' came\. \| BadCall: dict \d+ is gone, with what it held/,
    )
  })

  it('an object that a call has made and given back', async () => {
    expect(
      await said(`
        const given = await pool.apply(async () => { const made = new Queue(); await made.put('from far'); return made }) as Queue
        await given.get() + ''`),
    ).toBe('from far')
  })

  it('a lock, which is free again when the container of its holder was killed', async () => {
    expect(
      await said(`
        const held = new Lock()
        const dies = new Process({ target: async () => { await held.acquire(); for (;;); }, ...quick, runtimeTimeout: 0.3 })
        dies.start()
        await dies.join()
        const next = run(async () => { await held.acquire() })
        await joined(dies, next)`),
    ).toBe('-9,0')
  })

  it('what is refused in words', async () => {
    expect(
      await said(`[
        await soonest(() => new Value('x')), await soonest(() => new Value('i', 1.5)), await soonest(() => (new Value('i') as any).value),
        await soonest(() => new Lock().release()), await soonest(() => new Barrier(0)), await soonest(() => new Queue().put(Promise.resolve(1))),
        await soonest(() => new Queue().get(5 as any)), await soonest(() => (new Queue() as any).put_nowait(1)), await soonest(() => getContext('magic')),
        cpuCount(), cpuCount({ backend: 'k8s' }),
      ].join(' | ')`),
    ).toMatch(
      /^BadCall: Value takes a type first.* \| BadCall: Value: the type 'i' is a whole number; 1\.5 came\. \| BadCall: To read or write is a message here.* \| BadCall: The lock was released more often than it was acquired\. \| BadCall: parties is a whole number, 1 to 100000\. \| NotShippable: .*await.* \| BadCall: get: block is true or false.* \| BadCall: put_nowait is Python's spelling\..* \| BadCall: There is no context magic.* \| 100 \| 8$/,
    )
  })

  it('nothing with a cell that runs again: what it had made ends, and what it makes is new', async () => {
    const text = `const mine = new Queue(); await mine.put(1); (await mine.qsize()) + ' ' + mine.actor`
    const names = () => book.session.frame().actors.map(({ name }) => name)
    const first = (await book.run(text, {}, 'again')).value.replace(/'/g, '').replace('1 ', '')
    const second = (await book.run(text, {}, 'again')).value.replace(/'/g, '').replace('1 ', '')
    expect(second).not.toBe(first)
    expect(names()).not.toContain(first)
    expect(names()).toContain(second)
  })

  it('locks and values between processes that make pools of their own', async () => {
    expect(
      await said(`
        const total = new Value('i', 0)
        const outer = async (x: number) => {
          const inner = new Pool(2, quick)
          const bump = async (y: number) => total.with(async () => { await total.set((await total.get() as number) + x * y) })
          await inner.map(bump, [1, 2])
          const later = inner.applyAsync(square, [x])
          return [later.ready(), await later.get()].join()
        }
        const squares = await pool.map(outer, [2, 3])
        squares.join(' ') + ' ' + await total.get()`),
    ).toBe('false,4 false,9 15')
  })
})
