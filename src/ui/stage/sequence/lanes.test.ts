import { describe, expect, it } from 'vitest'
import type { SequenceView } from '../../../runtime/protocol/views-of-record'
import { changed } from './lanes'

const lane = (actor: number): SequenceView['lanes'][number] => ({
  actor, name: `a${actor}`, className: 'A', status: 'alive', born: -1, over: -1, lit: { from: 0, to: Infinity },
}) // oxfmt-ignore
const line = (from: number, to: number): SequenceView['lines'][number] => ({
  row: 1, kind: 'tell', from, to, fromName: '', toName: '', fromLane: 0, toLane: 0, sent: 0, arrived: 1,
  fate: 'arrived', failed: false, label: '', time: 0, site: null, lit: true,
}) // oxfmt-ignore
const view = {
  lanes: [0, 3, 1, 2].map(lane),
  hidden: [{ actor: 9, name: 'a9' }],
  lines: [line(3, 1), line(0, 2)],
}

describe('a lane', () => {
  it('moves to the left, to the right, and to the left end', () => {
    expect(changed(view, 1, 'left').order).toEqual([0, 1, 3, 2])
    expect(changed(view, 3, 'right').order).toEqual([0, 1, 3, 2])
    expect(changed(view, 2, 'first').order).toEqual([2, 0, 3, 1])
  })

  it('stays where it is at either end', () => {
    expect(changed(view, 0, 'left').order).toEqual([0, 3, 1, 2])
    expect(changed(view, 2, 'right').order).toEqual([0, 3, 1, 2])
  })

  it('is hidden beside those that were', () => {
    expect(changed(view, 3, 'hide')).toEqual({ hidden: [9, 3], order: [0, 3, 1, 2] })
  })

  it('stays alone with those it talks with', () => {
    expect(changed(view, 3, 'alone')).toEqual({ hidden: [9, 0, 2], order: [0, 3, 1, 2] })
  })
})
