import { describe, expect, it } from 'vitest'
import type { HeldView } from '../../../runtime/protocol/view'
import { groupHeld } from './grouping'

const held = (key: string, to: number, enabled = true): HeldView => ({
  key,
  kind: 'tell',
  from: 0,
  to,
  method: 'go',
  preview: '',
  enabled,
  behind: enabled ? '' : 'go',
  site: null,
  aside: false,
  row: -1,
})

describe('held messages by receiver', () => {
  it('shows those that can go before those that wait', () => {
    const { groups } = groupHeld([held('a', 1, false), held('b', 2), held('c', 1)], 0)
    expect(groups.map((group) => [group.to, group.held.map((one) => one.key).join('')])).toEqual([
      [1, 'ca'],
      [2, 'b'],
    ])
  })

  it('says that order is kept only where a message waits behind another', () => {
    const rules = groupHeld([held('a', 1), held('b', 1, false), held('c', 2), held('d', 2), held('e', 3)], 0)
    expect(rules.groups.map((group) => group.rule)).toEqual([
      'order kept for each sender',
      'any of them can go',
      '',
    ])
  })

  it('says what the actor is busy with, also where other messages wait behind one of their sender', () => {
    const waits = {
      ...held('a', 1, false),
      from: 4,
      method: 'transfer',
      behind: 'total',
      busy: true,
    } as const
    expect(groupHeld([waits], 0).groups[0].rule).toBe('busy with total')
    expect(groupHeld([held('b', 1, false), waits], 0).groups[0].rule).toBe('busy with total')
  })

  it('draws a bounded number of cards and counts the rest', () => {
    const many = Array.from({ length: 500 }, (_, n) => held(`k${n}`, n % 2))
    const { groups, shown, total } = groupHeld(many, 1000, 60)
    expect([shown, total, groups.map((group) => group.more)]).toEqual([60, 1500, [220, 220]])
  })
})
