import { describe, expect, it } from 'vitest'
import type { ActorView } from '../../../runtime/protocol/view'
import { actor, crowdOf, frameOf } from '../fixtures/frames'
import { bigNumber, emptyScene, sceneOf, type Scene } from './scene'

const field = (name: string, text: string) => ({ name, text, changed: false })

describe('the scene', () => {
  it('is the same object while only numbers change', () => {
    const before = frameOf([actor(0), actor(1, { fields: [field('value', '1')] })])
    const after = frameOf([actor(0), actor(1, { fields: [field('value', '2')], depth: 9, handling: 'add' })])
    const scene = sceneOf(emptyScene, before)
    expect(sceneOf(scene, after)).toBe(scene)
  })

  it('has an edge for every pair that sent, and for every held message', () => {
    const frame = frameOf([actor(0), actor(1), actor(2)], {
      edges: [{ from: 0, to: 1, count: 3, rate: 0, lastMethod: 'go' }],
      held: [
        {
          key: 'k',
          kind: 'tell',
          from: 1,
          to: 2,
          method: 'x',
          preview: '',
          enabled: true,
          behind: '',
          site: null,
          aside: false,
          row: -1,
        },
      ],
    })
    expect(sceneOf(emptyScene, frame).edges.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  it('makes room for one big number, or for two lines of state', () => {
    const nodes = sceneOf(
      emptyScene,
      frameOf([
        actor(1),
        actor(2, { fields: [field('value', '-12')] }),
        actor(3, { fields: [field('a', '1'), field('b', '2')] }),
        actor(4, { fields: [field('name', "'ana'")] }),
      ]),
    ).nodes
    expect(nodes.map((node) => node.height)).toEqual([96, 128, 112, 96])
  })

  it('calls only a short plain number big', () => {
    const text = (value: string): ActorView => actor(1, { fields: [field('value', value)] })
    expect(['0', '-3', '3.14', '12345678', 'NaN', '[1]'].map((value) => bigNumber(text(value)))).toEqual([
      '0',
      '-3',
      '3.14',
      null,
      null,
      null,
    ])
  })

  it('draws a pile as one node with one edge, and who stands out of it as a node', () => {
    const actors = [
      actor(0),
      actor(1, { className: 'Master', name: 'master' }),
      ...Array.from({ length: 1000 }, (_, n) => actor(n + 2)),
    ]
    const edges = [2, 3, 500].map((to) => ({ from: 1, to, count: 1, rate: 1, lastMethod: 'go' }))
    const held = { key: 'k', kind: 'tell' as const, from: 700, to: 1, method: 'x', preview: '' }
    const more = { held: [{ ...held, enabled: true, behind: '', site: null, aside: false, row: -1 }] }
    const of = (watched: number) =>
      sceneOf(emptyScene, frameOf([], { ...crowdOf(actors, edges, watched), ...more }))
    const shown = ({ nodes, edges }: Scene) => [
      nodes.map((node) => node.key),
      edges.map(({ from, to }) => [from, to]),
    ]
    const pile = [
      [1, -1],
      [-1, 1],
    ]
    expect(shown(of(-1))).toEqual([[0, 1, -1], pile])
    expect(shown(of(500))).toEqual([
      [0, 1, 500, -1],
      [
        [1, -1],
        [1, 500],
        [-1, 1],
      ],
    ])
  })

  it('gives the places of stopped actors to newcomers where there are more than twelve', () => {
    const some = (from: number, to: number, over: Partial<ActorView>): ActorView[] =>
      Array.from({ length: to - from + 1 }, (_, n) => actor(from + n, over))
    const twelve = sceneOf(emptyScene, frameOf([actor(0), ...some(1, 11, { status: 'stopped' })]))
    expect(twelve.nodes.length).toBe(12)
    const ended = [
      actor(1, { status: 'dead' }),
      actor(2, { status: 'stopped', undeliverable: 1 }),
      ...some(3, 11, { status: 'stopped' }),
    ]
    const more = sceneOf(twelve, frameOf([actor(0), ...ended, actor(12), actor(13)]))
    expect([...more.gaveWay]).toEqual([3, 4])
    expect(more.nodes.slice(-2).map((node) => [node.key, node.replaces])).toEqual([
      [12, '0.3'],
      [13, '0.4'],
    ])
    const later = sceneOf(more, frameOf([actor(0), ...ended, ...some(12, 13, { status: 'stopped' })]))
    expect(later.nodes.map((node) => node.key)).toEqual(more.nodes.map((node) => node.key))
    const undone = sceneOf(later, frameOf([actor(0), ...some(1, 13, {})]))
    expect([undone.nodes.length, undone.gaveWay.size]).toEqual([14, 0])
  })

  it('leaves out an ended actor whose name another has taken', () => {
    const scene = sceneOf(
      emptyScene,
      frameOf([
        actor(0),
        actor(1, { name: 'count', status: 'stopped' }),
        actor(2, { name: 'ana', status: 'dead' }),
        actor(3, { name: 'count' }),
      ]),
    )
    expect(scene.nodes.map((node) => [node.name, node.replaces])).toEqual([
      ['notebook', ''],
      ['ana', ''],
      ['count', '0.1'],
    ])
  })
})
