import { describe, expect, it } from 'vitest'
import { brokenWithout, walkSeeds } from './testing/walk-seeds'

// Workers end and begin here all the time, and a machine may be busy with other things.
describe('random programs over real workers', { timeout: 60_000 }, () => {
  it('keep order, count every message and leave no promise while actors are killed', async () => {
    const walked = await walkSeeds(4)
    expect(walked.problem).toBe('')
    expect(walked.kills).toBeGreaterThan(4)
    expect(walked.lingered).toBeGreaterThan(0)
  })

  it('break the rules when what a dead incarnation says is not fenced off', async () => {
    expect(await brokenWithout({ fencing: false }, /handled twice|after its end/, 4)).not.toBe('')
  })

  it('break the rules when credit is not revoked', async () => {
    expect(await brokenWithout({ revocation: false }, /messages died/, 4)).not.toBe('')
  })
})
