import { describe, expect, it } from 'vitest'
import { findDeadlock, type Waiter } from './deadlock'

/** `waits({1: [2]})`: actor 1 has an ask open to 2; rows count up in the order written. */
function waits(open: Readonly<Record<number, readonly number[]>>, rows = 100): Waiter[] {
  return Object.entries(open).map(([index, to]) => ({
    index: Number(index),
    asks: to.map((receiver) => ({ to: receiver, row: rows++ })),
  }))
}

describe('deadlock', () => {
  it('is an actor that asks itself', () => {
    expect(findDeadlock(waits({ 4: [4] }))).toEqual({ cycle: [4], row: 100 })
  })

  it('is two that ask each other; the later ask is the one to reject', () => {
    expect(findDeadlock(waits({ 1: [2], 2: [1] }))).toEqual({ cycle: [1, 2], row: 101 })
    expect(findDeadlock(waits({ 2: [1], 1: [2] }).reverse())).toMatchObject({ cycle: [1, 2] })
  })

  it('is three in a ring, named from the lowest index on in the direction of waiting', () => {
    expect(findDeadlock(waits({ 1: [3], 2: [1], 3: [2] }))).toEqual({ cycle: [1, 3, 2], row: 102 })
  })

  it('names the ring alone where others wait for it from outside', () => {
    expect(findDeadlock(waits({ 1: [2], 2: [3], 3: [2] }))).toEqual({ cycle: [2, 3], row: 102 })
  })

  it('is not a chain whose end can still answer', () => {
    expect(findDeadlock(waits({ 1: [2], 2: [3] }))).toBeNull()
    expect(findDeadlock([])).toBeNull()
  })

  it('is not a ring of which one member also waits for somebody outside', () => {
    // With Promise.race that answer alone could free it.
    expect(findDeadlock(waits({ 1: [2], 2: [1, 9] }))).toBeNull()
  })

  it('is found in the closed part when another ring is open', () => {
    expect(findDeadlock(waits({ 1: [2], 2: [1, 9], 5: [6], 6: [5] }))).toEqual({ cycle: [5, 6], row: 104 })
  })

  it('is found where members wait for several members', () => {
    expect(findDeadlock(waits({ 1: [2, 3], 2: [1], 3: [1, 2] }))).toEqual({ cycle: [1, 2], row: 102 })
  })

  it('does not count actors without open asks as waiting', () => {
    expect(findDeadlock(waits({ 1: [2], 2: [] }))).toBeNull()
  })
})
