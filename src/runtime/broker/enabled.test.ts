import { describe, expect, it } from 'vitest'
import { waitingLetters } from './enabled'
import { Mailbox } from './mailbox'

/** A box with one waiting tell a sender given. */
function boxFrom(senders: readonly number[], delivered = 0): Mailbox {
  const box = new Mailbox(1)
  senders.forEach((from, row) => box.push(1, row, from, 0, 0, 0, 0, row, undefined))
  box.delivered += delivered
  return box
}

describe('the letters that may be delivered next', () => {
  it('are the earliest of each sender on an ordered network, in order of arrival', () => {
    expect(waitingLetters(boxFrom([5, 5, 2, 5, 2]), 'ordered', true)).toEqual([
      { ordinal: 1, enabled: true, behind: -1 },
      { ordinal: 2, enabled: false, behind: 1 },
      { ordinal: 3, enabled: true, behind: -1 },
      { ordinal: 4, enabled: false, behind: 1 },
      { ordinal: 5, enabled: false, behind: 3 },
    ])
  })

  it('are all that wait on an unordered network', () => {
    expect(waitingLetters(boxFrom([5, 5, 2]), 'unordered', true)).toEqual([
      { ordinal: 1, enabled: true, behind: -1 },
      { ordinal: 2, enabled: true, behind: -1 },
      { ordinal: 3, enabled: true, behind: -1 },
    ])
  })

  it('are none while the receiver is busy; what waits behind an earlier letter says so still', () => {
    expect(waitingLetters(boxFrom([5, 5]), 'ordered', false)).toEqual([
      { ordinal: 1, enabled: false, behind: -1 },
      { ordinal: 2, enabled: false, behind: 1 },
    ])
    expect(waitingLetters(boxFrom([5, 5]), 'unordered', false)).toEqual([
      { ordinal: 1, enabled: false, behind: -1 },
      { ordinal: 2, enabled: false, behind: -1 },
    ])
  })

  it('leave out what has been delivered already', () => {
    expect(waitingLetters(boxFrom([5, 5, 2], 1), 'ordered', true)).toEqual([
      { ordinal: 2, enabled: true, behind: -1 },
      { ordinal: 3, enabled: true, behind: -1 },
    ])
    expect(waitingLetters(boxFrom([]), 'ordered', true)).toEqual([])
  })
})
