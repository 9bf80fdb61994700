import { describe, expect, it } from 'vitest'
import { workerLimit } from './worker-limit'

describe('The limit of workers', () => {
  it.each([
    [1, undefined, 8],
    [2, undefined, 16],
    [4, 8, 32],
    [8, 8, 64],
    [64, 8, 64],
    [8, 2, 16],
    [8, 0.5, 16],
    [undefined, undefined, 32],
  ])('is, with %s cores and %s GiB, %s', (hardwareConcurrency, deviceMemory, limit) => {
    expect(workerLimit({ hardwareConcurrency, deviceMemory })).toBe(limit)
  })
})
