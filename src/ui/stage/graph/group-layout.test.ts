import { describe, expect, it } from 'vitest'
import { blockRect, isFramed, noGroups, placeGroups, type GroupPlacement } from './group-layout'
import type { Rect } from './route'

const nodes = (count: number) => Array.from({ length: count }, (_, n) => ({ key: n, id: `0.${n}` }))
/** The notebook alone, the others in turn in `of` groups. */
const inTurn = (of: number) => (key: number) => (key === 0 ? '' : `worker:${1 + (key % of)}`)

const apart = (a: Rect, b: Rect): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
const rectsOf = ({ positions }: GroupPlacement): Rect[] =>
  [...positions.values()].map((at) => ({ ...at, width: 188, height: 128 }))

describe('the layout of groups', () => {
  it('lays no frame over another and no node over another, and keeps nodes inside their frames', () => {
    for (const count of [1, 2, 5, 24, 200])
      for (const of of [1, 3, 7, 64]) {
        const placement = placeGroups(noGroups, nodes(count), inTurn(of))
        const frames = placement.blocks.map(blockRect)
        for (const list of [frames, rectsOf(placement)])
          expect(
            list.every((a, n) => list.slice(n + 1).every((b) => apart(a, b))),
            `${count} in ${of}`,
          ).toBe(true)
        const inside = [...placement.positions].every(([id, { x, y }]) => {
          const frame = blockRect(placement.blocks[placement.cells.get(id)!.block])
          const across = x >= frame.x && x + 188 <= frame.x + frame.width
          return across && y >= frame.y && y + 128 <= frame.y + frame.height
        })
        expect(inside, `${count} in ${of}`).toBe(true)
      }
  })

  it('moves nobody when a new actor comes, in whatever group', () => {
    let placement = placeGroups(noGroups, nodes(9), inTurn(3))
    for (let count = 10; count < 40; count += 1) {
      const after = placeGroups(placement, nodes(count), inTurn(count % 5 === 0 ? 9 : 3))
      for (const [id, at] of placement.positions) {
        const cell = placement.cells.get(id)!
        const stays = after.cells.get(id)
        // Only who is in another group now may have moved.
        const changed = inTurn(9)(Number(id.slice(2))) !== inTurn(3)(Number(id.slice(2)))
        if (!changed || (stays?.block === cell.block && stays.n === cell.n))
          expect(after.positions.get(id)).toEqual(at)
      }
      placement = placeGroups(placement, nodes(count), inTurn(3))
    }
  })

  it('gives a newcomer the free cell of its group, and continues a full group in a frame of its own', () => {
    const three = placeGroups(noGroups, nodes(4), () => 'worker:1')
    expect(three.blocks).toHaveLength(1)
    const without = placeGroups(three, nodes(4).slice(0, 3), () => 'worker:1')
    const again = placeGroups(without, [...nodes(4).slice(0, 3), { key: 9, id: '0.9' }], () => 'worker:1')
    expect(again.positions.get('0.9')).toEqual(three.positions.get('0.3'))
    const more = placeGroups(three, nodes(5), () => 'worker:1')
    expect(more.blocks.map(({ group, part }) => [group, part])).toEqual([
      ['worker:1', 0],
      ['worker:1', 1],
    ])
  })

  it('draws no frame around somebody who stands alone', () => {
    const { blocks } = placeGroups(noGroups, nodes(3), inTurn(1))
    expect(blocks.map(isFramed)).toEqual([false, true])
  })
})
