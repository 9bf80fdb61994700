import { expect, it } from 'vitest'
import type { HeldView } from '../../runtime/protocol/view'
import { actionOfKey, actionsOf } from './held-actions'
import { heldBack, heldLabel } from './held-words'

const held = (over: Partial<HeldView> = {}): HeldView => ({
  key: 'm1',
  kind: 'tell',
  from: 1,
  to: 2,
  method: 'add',
  preview: '',
  enabled: true,
  behind: '',
  site: null,
  aside: false,
  row: -1,
  ...over,
})

it('a message can be delivered, lost, doubled and held; one that waits behind another can overtake', () => {
  expect(actionsOf(held())).toEqual(['deliver', 'drop', 'duplicate', 'hold'])
  expect(actionsOf(held({ enabled: false, behind: 'take' }))[0]).toBe('ahead')
})

it('one that is put aside can be delivered all the same, and released', () => {
  expect(actionsOf(held({ enabled: false, aside: true }))).toEqual([
    'deliver',
    'drop',
    'duplicate',
    'release',
  ])
  expect(actionsOf(held({ enabled: false, aside: true, behind: 'take' }))[0]).toBe('ahead')
})

it('time can only pass', () => {
  expect(actionsOf(held({ kind: 'timer' }))).toEqual(['deliver'])
  expect(actionsOf(held({ kind: 'timer', enabled: false, behind: 'an earlier timer' }))).toEqual([])
})

it('has a key for each fault, and leaves Enter to the button', () => {
  const keys = ['Delete', 'd', 'h', 'a', 'Enter']
  expect(keys.map((key) => actionOfKey(key, held()))).toEqual(['drop', 'duplicate', 'hold', null, null])
  expect(actionOfKey('A', held({ enabled: false, behind: 'take' }))).toBe('ahead')
  expect(actionOfKey('H', held({ enabled: false, aside: true }))).toBe('release')
})

it('says that it is put aside', () => {
  expect(heldLabel(held({ enabled: false, aside: true }), 'ana', 'count', 0, 2)).toBe(
    'deliver add from ana to count, which is put aside',
  )
  expect(heldLabel(held({ enabled: false, aside: true, behind: 'take' }), 'ana', 'count', 0, 2)).toBe(
    'add from ana to count is put aside, behind take',
  )
})

it('says the true cause: the receiver is busy, and no message of the same sender is in the way', () => {
  const waits = held({ enabled: false, behind: 'total', busy: true })
  expect(heldLabel(waits, 'notebook', 'bank', 0, 0)).toBe(
    'add from notebook to bank waits: bank is busy with total',
  )
  expect(heldBack(waits)).toBe('busy with total')
  expect(heldBack(held({ enabled: false, behind: 'take' }))).toBe('behind take')
})
