import { describe, expect, test } from 'vitest'
import { RandomStream } from '../../../../clock/random'
import { BarrierState } from './barrier-state'
import { DictState } from './dict-state'
import { EventState } from './event-state'
import { ListState } from './list-state'
import { LockState } from './lock-state'
import { PipeState } from './pipe-state'
import { QueueState } from './queue-state'
import { SemaphoreState } from './semaphore-state'
import type { SharedState } from './state'
import { ValueState } from './value-state'

/** A machine with its answers by ticket, in short: the value, or the name of the error. */
function run(state: SharedState) {
  const answers = new Map<number, unknown>()
  let tickets = 0
  const take = (replies: ReturnType<SharedState['lose']>) => {
    for (const { ticket, answer } of replies) {
      if (answers.has(ticket)) throw new Error(`${ticket} was answered twice`)
      answers.set(ticket, 'ok' in answer ? answer.ok : answer.error)
    }
  }
  return {
    state,
    answers,
    do(operation: string, ...args: unknown[]): number {
      take(state.on(tickets, operation, args))
      return tickets++
    },
    giveUp: (ticket: number) => take(state.giveUp(ticket)),
    lose: (ticket: number) => take(state.lose(ticket)),
    of: (...list: number[]) => list.map((ticket) => (answers.has(ticket) ? answers.get(ticket) : '…')),
  }
}

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed)
const STEPS = 200

/** A number below `below`. */
const pick = (random: RandomStream, below: number) => Math.floor(random.next() * below)

describe('a queue', () => {
  test.each(SEEDS)('is served in the order of those who ask (seed %i)', (seed) => {
    const random = new RandomStream(seed, 'shared')
    const most = pick(random, 4)
    const { state, answers, ...machine } = run(new QueueState(most))
    // The oracle: all puts and gets that have not been given up, in their order; who is served follows from the counts.
    const puts: { ticket: number; item: number }[] = []
    const gets: number[] = []
    const served = { puts: 0, gets: 0 }
    const gone = new Map<number, string>()
    const settle = () => {
      for (;;) {
        const room = most === 0 || served.puts - served.gets < most
        if (served.gets < gets.length && served.gets < served.puts) served.gets++
        else if (served.puts < puts.length && room) served.puts++
        else return
      }
    }
    for (let step = 0; step < STEPS; step++) {
      const what = pick(random, 5)
      if (what < 2) puts.push({ ticket: machine.do('put', step), item: step })
      else if (what < 4) gets.push(machine.do('get'))
      else {
        const waiting = [...puts.slice(served.puts).map(({ ticket }) => ticket), ...gets.slice(served.gets)]
        if (waiting.length === 0) continue
        const ticket = waiting[pick(random, waiting.length)]
        const dies = random.next() < 0.5
        if (dies) machine.lose(ticket)
        else machine.giveUp(ticket)
        const at = gets.indexOf(ticket)
        if (!dies) gone.set(ticket, at < 0 ? 'Full' : 'Empty')
        if (at < 0)
          puts.splice(puts.findIndex((one) => one.ticket === ticket), 1) // oxfmt-ignore
        else gets.splice(at, 1)
      }
      settle()
    }
    const wanted = new Map<number, unknown>(gone)
    for (const { ticket } of puts.slice(0, served.puts)) wanted.set(ticket, null)
    gets.slice(0, served.gets).forEach((ticket, at) => wanted.set(ticket, puts[at].item))
    const sorted = (map: Map<number, unknown>) => [...map].sort(([a], [b]) => a - b)
    expect(sorted(answers)).toEqual(sorted(wanted))
    expect(state.waiting.length).toBe(gets.length - served.gets + puts.length - served.puts)
  })

  test('is joined when each item is done with', () => {
    const queue = run(new QueueState())
    queue.do('put', 'a')
    queue.do('put', 'b')
    const join = queue.do('join')
    queue.do('taskDone')
    expect(queue.of(join)).toEqual(['…'])
    queue.do('taskDone')
    expect(queue.of(join, queue.do('join'), queue.do('taskDone'))).toEqual([null, null, 'BadCall'])
  })
})

describe('a lock', () => {
  test.each(SEEDS)('has one holder at a time, and goes to whoever came first (seed %i)', (seed) => {
    const random = new RandomStream(seed, 'shared')
    const reentrant = seed % 2 === 1
    const lock = run(new LockState(reentrant))
    const owners = ['a', 'b', 'c']
    // The oracle: a line of wishes; the first one has the lock.
    let line: { ticket: number; owner: string; depth: number }[] = []
    const has = (ticket: number) => lock.answers.get(ticket) === true
    for (let step = 0; step < STEPS; step++) {
      const owner = owners[pick(random, owners.length)]
      const holder = line.at(0)
      const what = pick(random, 6)
      if (what < 3) {
        const ticket = lock.do('acquire', owner)
        if (reentrant && holder?.owner === owner) {
          holder.depth++
          expect(has(ticket)).toBe(true)
        } else line.push({ ticket, owner, depth: 1 })
      } else if (what < 5) {
        const ticket = lock.do('release', owner)
        const may = holder !== undefined && (!reentrant || holder.owner === owner)
        expect(lock.of(ticket)).toEqual([may ? null : 'BadCall'])
        if (may && --holder.depth === 0) line.shift()
      } else if (line.length > 0) {
        const { ticket } = line[pick(random, line.length)]
        if (random.next() < 0.5) lock.lose(ticket)
        else if (ticket === line[0].ticket) continue
        else {
          lock.giveUp(ticket)
          expect(lock.of(ticket)).toEqual([false])
        }
        line = line.filter((one) => one.ticket !== ticket)
      }
      expect(line.map(({ ticket }) => has(ticket))).toEqual(line.map((_, at) => at === 0))
      expect(lock.state.waiting).toEqual(line.slice(1).map(({ ticket }) => ticket))
      expect(lock.state.holding).toEqual(line.slice(0, 1).map(({ ticket }) => ticket))
    }
  })

  test('is given back while somebody waits in a room, and had again behind the others', () => {
    const lock = run(new LockState(true))
    lock.do('acquire', 'a')
    lock.do('acquire', 'a')
    const waits = lock.do('wait', 'a', 'room')
    const b = lock.do('acquire', 'b')
    expect(lock.of(b, waits)).toEqual([true, '…'])
    lock.do('notify', 'b', 'other room', 9)
    lock.do('notify', 'b', 'room', 1)
    lock.giveUp(waits)
    expect(lock.of(waits)).toEqual(['…'])
    lock.do('release', 'b')
    expect(lock.of(waits)).toEqual([true])
    // As often as before.
    lock.do('release', 'a')
    expect(lock.state.holding).toEqual([waits])
    lock.do('release', 'a')
    expect(lock.state.holding).toEqual([])
  })

  test('is had again too by one whose time in a room is over, who hears that', () => {
    const lock = run(new LockState(false))
    lock.do('acquire', 'a')
    const waits = lock.do('wait', 'a', 'room')
    const b = lock.do('acquire', 'b')
    lock.giveUp(waits)
    expect(lock.of(b, waits)).toEqual([true, '…'])
    lock.do('release', 'b')
    expect(lock.of(waits)).toEqual([false])
  })

  test('wakes as many as are told, those who came first, and nobody without the lock', () => {
    const lock = run(new LockState(true))
    const waits = ['a', 'b', 'c'].map((owner) => {
      lock.do('acquire', owner)
      return lock.do('wait', owner, 'room')
    })
    expect(lock.of(lock.do('notify', 'd', 'room', 1))).toEqual(['BadCall'])
    lock.do('acquire', 'd')
    lock.do('notify', 'd', 'room', 2)
    for (const owner of ['d', 'a', 'b']) lock.do('release', owner)
    expect(lock.of(...waits)).toEqual([true, true, '…'])
  })
})

describe('a semaphore', () => {
  test.each(SEEDS)('lets so many in as it has, in their order (seed %i)', (seed) => {
    const random = new RandomStream(seed, 'shared')
    const start = pick(random, 4)
    const machine = run(new SemaphoreState(start))
    let acquires: number[] = []
    let releases = 0
    for (let step = 0; step < STEPS; step++) {
      const what = pick(random, 5)
      const inside = () => Math.min(acquires.length, start + releases)
      if (what < 2) acquires.push(machine.do('acquire'))
      else if (what < 4) {
        machine.do('release')
        releases++
      } else if (inside() < acquires.length) {
        const late = acquires[inside() + pick(random, acquires.length - inside())]
        machine.giveUp(late)
        expect(machine.of(late)).toEqual([false])
        acquires = acquires.filter((ticket) => ticket !== late)
      }
      expect(machine.of(...acquires)).toEqual(acquires.map((_, at) => (at < inside() ? true : '…')))
    }
    expect(machine.of(machine.do('getValue'))).toEqual([
      start + releases - Math.min(acquires.length, start + releases),
    ])
  })

  test('with a bound is released no more often than it was acquired', () => {
    const machine = run(new SemaphoreState(1, 1))
    expect(machine.of(machine.do('release'), machine.do('acquire'), machine.do('release'))).toEqual([
      'BadCall',
      true,
      null,
    ])
  })
})

describe('a barrier', () => {
  test('lets all go when all have come, round after round', () => {
    const barrier = run(new BarrierState(3))
    for (let round = 0; round < 3; round++) {
      const [a, b] = [barrier.do('wait'), barrier.do('wait')]
      expect(barrier.of(a, b)).toEqual(['…', '…'])
      expect(barrier.of(a, b, barrier.do('wait'))).toEqual([0, 1, 2])
    }
  })

  test.each(['giveUp', 'lose'] as const)('is broken for all by one who can not come (%s)', (how) => {
    const barrier = run(new BarrierState(3))
    const [a, b] = [barrier.do('wait'), barrier.do('wait')]
    barrier[how](b)
    expect(barrier.of(a, barrier.do('wait'))).toEqual(['BrokenBarrierError', 'BrokenBarrierError'])
    barrier.do('reset')
    expect(barrier.of(barrier.do('state'))).toEqual([{ parties: 3, waiting: 0, broken: false }])
  })

  test('sends away who waits when it is reset or aborted', () => {
    const barrier = run(new BarrierState(2))
    const first = barrier.do('wait')
    barrier.do('reset')
    const second = barrier.do('wait')
    barrier.do('abort')
    expect(barrier.of(first, second)).toEqual(['BrokenBarrierError', 'BrokenBarrierError'])
  })
})

describe('an event', () => {
  test('wakes all who wait, and nobody waits for one that is set', () => {
    const event = run(new EventState())
    const [a, b, c] = [event.do('wait'), event.do('wait'), event.do('wait')]
    event.giveUp(b)
    event.lose(c)
    event.do('set')
    expect(event.of(a, b, c, event.do('wait'))).toEqual([true, false, '…', true])
    event.do('clear')
    expect(event.of(event.do('isSet'), event.do('wait'))).toEqual([false, '…'])
  })
})

describe('a pipe', () => {
  test('carries both ways, and tells of its end when all is received', () => {
    const pipe = run(new PipeState())
    const early = pipe.do('recv', 1)
    pipe.do('send', 0, 'a')
    pipe.do('send', 0, 'b')
    pipe.do('send', 1, 'c')
    expect(pipe.of(early, pipe.do('recv', 0), pipe.do('poll', 1))).toEqual(['a', 'c', true])
    pipe.do('close', 0)
    expect(pipe.of(pipe.do('recv', 1), pipe.do('recv', 1), pipe.do('send', 1, 'd'))).toEqual([
      'b',
      'EOFError',
      'BrokenPipeError',
    ])
  })

  test('says in time that nothing is there', () => {
    const pipe = run(new PipeState())
    const polls = pipe.do('poll', 0)
    pipe.giveUp(polls)
    expect(pipe.of(polls)).toEqual([false])
  })
})

describe('values', () => {
  test('are got and set, also while somebody has their lock', () => {
    const value = run(new ValueState(1))
    value.do('acquire', 'a')
    value.do('set', 2)
    expect(value.of(value.do('get'))).toEqual([2])
  })

  test.each(SEEDS)('of a list are those of an array (seed %i)', (seed) => {
    const random = new RandomStream(seed, 'shared')
    const list = run(new ListState([1, 2, 3]))
    const oracle: unknown[] = [1, 2, 3]
    for (let step = 0; step < STEPS; step++) {
      const at = pick(random, 12) - 6
      const place = at < 0 ? at + oracle.length : at
      const isThere = place >= 0 && place < oracle.length
      switch (pick(random, 7)) {
        case 0:
          list.do('append', step)
          oracle.push(step)
          break
        case 1:
          list.do('insert', at, step)
          oracle.splice(at, 0, step)
          break
        case 2: {
          const wanted: unknown = isThere ? oracle.splice(place, 1)[0] : 'RangeError'
          expect(list.of(list.do('pop', at))).toEqual([wanted])
          break
        }
        case 3:
          expect(list.of(list.do('get', at))).toEqual([isThere ? oracle[place] : 'RangeError'])
          break
        case 4:
          list.do('set', at, step)
          if (isThere) oracle[place] = step
          break
        case 5:
          list.do('reverse')
          oracle.reverse()
          break
        default:
          list.do('extend', [step, -step])
          oracle.push(step, -step)
      }
      expect(list.of(list.do('slice'), list.do('size'))).toEqual([oracle, oracle.length])
    }
  })

  test('of an array of a fixed length are as many as before', () => {
    const array = run(new ListState([0, 0], true))
    expect(
      array.of(array.do('append', 1), array.do('pop', 0), array.do('set', 1, 5), array.do('slice')),
    ).toEqual(['BadCall', 'BadCall', null, [0, 5]])
  })

  test('of a dictionary are found by their keys, also one that is undefined', () => {
    const dict = run(new DictState([['a', undefined]]))
    dict.do('set', 1, 'one')
    dict.do('update', [['b', 2]])
    expect(
      dict.of(
        dict.do('get', 'a'),
        dict.do('get', '1'),
        dict.do('setDefault', 'b', 3),
        dict.do('delete', 'a'),
      ),
    ).toEqual([{ value: undefined }, null, 2, { value: undefined }])
    expect(dict.of(dict.do('entries'), dict.do('size'))).toEqual([
      [
        [1, 'one'],
        ['b', 2],
      ],
      2,
    ])
  })
})
