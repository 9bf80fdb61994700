import { describe, expect, it } from 'vitest'
import { emptyPlacement, place, usualRoom, type Newcomer } from './layout'
import { settle, type Link } from './settle'

const notebook: Newcomer = { id: '0', parent: '', className: 'notebook' }
const actor = (name: string, className: string): Newcomer => ({
  id: `0.${name}`,
  parent: '0',
  className,
  name,
})
const link = (from: string, to: string, weight = 1): Link => ({
  from: from === 'notebook' ? '0' : `0.${from}`,
  to: `0.${to}`,
  weight,
})
const still = new Map()

const bank = [
  notebook,
  actor('bank', 'Bank'),
  actor('auditor', 'Auditor'),
  actor('account_1', 'Account'),
  actor('account_2', 'Account'),
]
const transfers = [
  link('notebook', 'bank', 0.5),
  link('notebook', 'auditor', 0.5),
  link('bank', 'account_1', 3),
  link('bank', 'account_2', 3),
  link('auditor', 'account_1', 3),
  link('auditor', 'account_2', 3),
]

describe('settling by the first messages', () => {
  it('stands those who talk across from each other', () => {
    const { sides } = settle(place(emptyPlacement, bank), bank, transfers, still)
    expect(Object.fromEntries(sides)).toEqual({
      '0': 'left',
      '0.bank': 'right',
      '0.auditor': 'right',
      '0.account_1': 'left',
      '0.account_2': 'left',
    })
  })

  it('gives held messages the gap, and lets messages of the past be short', () => {
    const present = [notebook, actor('ana', 'Clicker'), actor('ben', 'Clicker'), actor('count', 'Counter')]
    const links = [
      link('notebook', 'ana', 0.5),
      link('notebook', 'ben', 0.5),
      link('notebook', 'count', 6),
      link('ana', 'count', 3),
      link('ben', 'count', 3),
    ]
    const { sides } = settle(place(emptyPlacement, present), present, links, still)
    expect([sides.get('0.ana'), sides.get('0.ben'), sides.get('0.count')]).toEqual(['left', 'left', 'right'])
  })

  it('happens once: further messages move nobody', () => {
    const settled = settle(place(emptyPlacement, bank), bank, transfers, still)
    expect(settle(settled, bank, [...transfers, link('account_1', 'account_2', 99)], still)).toBe(settled)
  })

  it('moves nobody who has not talked, and nobody who was dragged', () => {
    const before = place(emptyPlacement, bank)
    const moved = new Map([['0.auditor', { x: 7, y: 900 }]])
    const after = settle(before, bank, [link('notebook', 'auditor'), link('auditor', 'bank')], moved)
    expect(after.positions.get('0.account_1')).toEqual(before.positions.get('0.account_1'))
    expect(settle(before, bank, [], still)).toBe(before)
  })

  it('keeps a picture that is good already', () => {
    const before = place(emptyPlacement, bank.slice(0, 3))
    const after = settle(before, bank.slice(0, 3), [link('bank', 'auditor')], still)
    expect(after.positions).toEqual(before.positions)
    expect([...after.settled]).toEqual(['0.bank', '0.auditor'])
  })

  it('moves nobody where two newcomers talk to a third that was made last', () => {
    const clickers = [notebook, actor('ana', 'Clicker'), actor('ben', 'Clicker'), actor('count', 'Counter')]
    const first = [link('ana', 'count', 3), link('ben', 'count', 3), link('notebook', 'count', 6)]
    const late = [actor('guard', 'Guard'), actor('visitor', 'Visitor'), actor('door', 'Door')]
    const calls = [link('notebook', 'guard', 0.5), link('notebook', 'visitor', 0.5)]
    const held = [link('guard', 'door', 3), link('visitor', 'door', 3)]
    for (const room of [usualRoom, { width: 1100, height: 780 }]) {
      let placement = settle(place(emptyPlacement, clickers, still, room), clickers, first, still, room)
      for (let n = 1; n <= late.length; n += 1)
        placement = place(placement, [...clickers, ...late.slice(0, n)], still, room)
      const present = [...clickers, ...late]
      const after = settle(placement, present, [...first, ...calls, ...held], still, room)
      expect([...after.positions]).toEqual([...placement.positions])
    }
  })

  it('leaves a settled one where it is when a newcomer talks to it', () => {
    const settled = settle(place(emptyPlacement, bank), bank, transfers, still)
    const more = [...bank, actor('shop', 'Shop')]
    const after = settle(place(settled, more), more, [...transfers, link('shop', 'bank', 3)], still)
    for (const one of bank) expect(after.positions.get(one.id)).toEqual(settled.positions.get(one.id))
    expect(after.sides.get('0.shop')).toBe('left')
  })
})
