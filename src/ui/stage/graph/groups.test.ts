import { describe, expect, it } from 'vitest'
import { actor } from '../fixtures/frames'
import { groupedBy, wordsOf } from './groups'

describe('groups', () => {
  it('are those who share a worker; the notebook stands alone', () => {
    const actors = [actor(0), actor(1, { worker: 4 }), actor(2, { worker: 4 }), actor(3, { worker: 5 })]
    expect([...groupedBy('worker', actors, new Map())]).toEqual([
      [0, ''],
      [1, 'worker:4'],
      [2, 'worker:4'],
      [3, 'worker:5'],
    ])
  })

  it('keep who has ended where it was', () => {
    const before = groupedBy('worker', [actor(1, { worker: 4 })], new Map())
    const after = groupedBy('worker', [actor(1, { worker: 0, status: 'dead' })], before)
    expect(after.get(1)).toBe('worker:4')
  })

  it('are the children of one parent', () => {
    const actors = [actor(1, { parent: 0 }), actor(2, { parent: 1 }), actor(3, { parent: 1 })]
    expect([...groupedBy('parent', actors, new Map()).values()]).toEqual(['parent:0', 'parent:1', 'parent:1'])
  })
})

describe('the words of a frame', () => {
  const words = (...members: ReturnType<typeof actor>[]) => wordsOf('worker:4', members, '', false)

  it('say that a worker is warm, how many share it, and how many messages they have handled', () => {
    expect(words(actor(1, { handledCount: 1200 }), actor(2, { handledCount: 4 }))).toEqual({
      title: 'worker 4',
      detail: 'warm, 2 actors, 1\u2009204 handled',
      warmth: 'warm',
    })
    expect(words(actor(1, { handledCount: 3 })).detail).toBe('warm, 3 handled')
  })

  it('say what waits for a cold one', () => {
    expect(words(actor(1, { status: 'starting', depth: 2 }))).toEqual({
      title: 'worker 4, cold start',
      detail: '2 messages wait for it',
      warmth: 'cold',
    })
    expect(words(actor(1, { status: 'starting', depth: 1 })).detail).toBe('1 message waits for it')
  })

  it('say when nobody is left', () => {
    expect(words(actor(1, { status: 'dead' })).detail).toBe('1 actor, ended')
  })

  it('name a parent, and a frame that continues another', () => {
    expect(wordsOf('parent:1', [actor(2)], 'supervisor', true)).toEqual({
      title: 'made by supervisor, continued',
      detail: '1 actor',
      warmth: 'warm',
    })
  })
})
