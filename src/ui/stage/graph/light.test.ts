import { describe, expect, it } from 'vitest'
import { edgeKey } from '../../store/stage-edges'
import { lightOf, wayInWords } from './light'

const edge = (from: number, to: number) => ({ key: edgeKey(from, to), from, to })
const edges = [edge(0, 1), edge(1, 2), edge(2, 1), edge(3, 2)]

describe('what is lit', () => {
  it('is an actor with its ways, there and back, and their other ends', () => {
    expect(lightOf('node:1', edges)).toEqual({
      nodes: new Set([0, 1, 2]),
      edges: new Set([edgeKey(0, 1), edgeKey(1, 2), edgeKey(2, 1)]),
    })
  })

  it('is a way with its two ends', () => {
    expect(lightOf(`edge:${edgeKey(3, 2)}`, edges)).toEqual({
      nodes: new Set([3, 2]),
      edges: new Set([edgeKey(3, 2)]),
    })
  })

  it('is nothing where nobody is pointed at, or somebody who talks to nobody', () => {
    expect([lightOf(null, edges), lightOf('node:9', edges), lightOf('edge:7', edges)]).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('the words of a way', () => {
  it('say who, how many, and what came last', () => {
    expect(wayInWords('bank', 'account_1', { count: 150, lastMethod: 'add' }, 0)).toBe(
      'bank to account_1: 150 messages, last add',
    )
  })

  it('say what is held, also before the first message went', () => {
    expect(wayInWords('ana', 'count', undefined, 1)).toBe('ana to count: 1 message held')
    expect(wayInWords('ana', 'count', { count: 2, lastMethod: 'add' }, 3)).toBe(
      'ana to count: 2 messages, last add, 3 messages held',
    )
  })
})
