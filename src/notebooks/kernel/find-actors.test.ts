import { describe, expect, it } from 'vitest'
import { makeEntry, type ActorEntry } from '../../runtime/broker/actor-entry'
import { findActors } from './find-actors'

const actors = (...named: [string, string, Partial<ActorEntry>?][]): ActorEntry[] =>
  named.map(([name, className, over], index) =>
    makeEntry({ index, id: '', name, className, parent: 0, status: 'alive', ...over }),
  )

describe('finding actors', () => {
  const all = actors(
    ['notebook', 'notebook'],
    ['my_worker', 'Helper'],
    ['worker', 'Worker'],
    ['worker_1', 'Worker'],
    ['server', 'WorkerServer'],
  )

  it('puts who is called so first, then beginnings, then parts of names, then classes', () => {
    expect(findActors(all, ' Worker ')).toEqual([2, 3, 1, 4])
  })

  it('finds nothing for nothing', () => {
    expect([findActors(all, '  '), findActors(all, 'queue')]).toEqual([[], []])
  })

  it('leaves out who is gone from the stage: cleared, or ended with a name that another has taken', () => {
    const some = actors(
      ['count', 'Counter', { status: 'stopped' }],
      ['count', 'Counter', { status: 'dead' }],
      ['count', 'Counter', { cleared: true }],
    )
    expect(findActors(some, 'count')).toEqual([1])
  })

  it('looks through ten thousand actors between two keystrokes', () => {
    const many = actors(
      ...Array.from({ length: 10_000 }, (_, n): [string, string] => [`worker_${n}`, 'Worker']),
    )
    expect(findActors(many, 'worker_99').length).toBe(111)
  })
})
