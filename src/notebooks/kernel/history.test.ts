import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../runtime/clock/random'
import { History } from './history'

const walk = (history: History, keys: string): void => {
  for (const key of keys) history.take(key)
}

describe('the history', () => {
  it('remembers the way ahead when somebody goes back', () => {
    const history = new History()
    walk(history, 'abc')
    history.toStart()
    walk(history, 'a')
    expect([history.taken, history.ahead, history.position, history.length]).toEqual([
      ['a'],
      ['b', 'c'],
      1,
      3,
    ])
  })

  it('leads to the branch that is there when a step was taken before', () => {
    const history = new History()
    walk(history, 'abc')
    history.toStart()
    walk(history, 'ab')
    expect(history.ahead).toEqual(['c'])
    expect(history.forks(9)).toEqual([])
  })

  it('keeps the other branches, and gives each with the way on from it', () => {
    const history = new History()
    walk(history, 'abcd')
    history.toStart()
    walk(history, 'axy')
    expect(history.forks(9)).toMatchObject([{ at: 1, keys: ['b', 'x'], taken: 1 }])
    expect(history.branch(1, 'b')).toEqual(['a', 'b', 'c', 'd'])
    expect(history.branch(1, 'z')).toBeNull()
    expect(history.branch(7, 'b')).toBeNull()
  })

  it('remembers what the first step of each branch is about', () => {
    const history = new History()
    const about = (method: string) => ({ from: 1, to: 2, method })
    history.take('a', '', about('add'))
    history.toStart()
    history.take('b', '', about('take'))
    expect(history.forks(9)[0].firsts).toEqual([about('add'), about('take')])
  })

  it('marks faults by themselves, and what it is told of', () => {
    const history = new History()
    history.take('0#1.0')
    history.take('drop:0#1.1')
    history.take('0#1.2', 'error')
    expect(history.marks(9)).toEqual([
      { at: 2, mark: 'fault' },
      { at: 3, mark: 'error' },
    ])
    expect(history.marks(1)).toHaveLength(1)
  })

  it('keeps the present branch alone beyond its limit, and says so', () => {
    const history = new History(10)
    walk(history, 'abcd')
    history.toStart()
    walk(history, 'xyzuvw')
    expect([history.pruned, history.taken.join(''), history.forks(9)]).toEqual([true, 'xyzuvw', []])
  })

  it('agrees with a list of all orders that were ever taken, over random walks', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = new RandomStream(seed, 'history')
      const history = new History()
      const known = new Set<string>([''])
      let at = ''
      for (let n = 0; n < 60; n++) {
        if (random.next() < 0.2) {
          at = at.slice(0, Math.floor(random.next() * (at.length + 1)))
          history.toStart()
          walk(history, at)
        } else {
          const key = 'abc'[Math.floor(random.next() * 3)]
          history.take(key)
          at += key
          known.add(at)
        }
        expect(history.taken.join(''), `seed ${seed}`).toBe(at)
        const whole = at + history.ahead.join('')
        expect(known.has(whole), `seed ${seed}`).toBe(true)
        for (const fork of history.forks(99))
          for (const key of fork.keys) expect(known.has(whole.slice(0, fork.at) + key)).toBe(true)
      }
    }
  })
})
