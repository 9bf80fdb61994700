import { describe, expect, it } from 'vitest'
import { brokenWithout, walkSeeds } from './testing/walk-seeds'

const SEEDS = 500
/** So many are enough to break a rule where something is switched off. */
const FEW = 10

describe('random programs over real workers', () => {
  it(`keep order, count every message and leave no promise for ${SEEDS} seeds with kills`, async () => {
    const walked = await walkSeeds(SEEDS, {
      progress: (so) => {
        if (so.seeds % 50 === 0) console.log(JSON.stringify(so))
      },
    })
    expect(walked.problem).toBe('')
    expect(walked.seeds).toBe(SEEDS)
    expect(walked.kills).toBeGreaterThan(SEEDS)
    expect(walked.lingered).toBeGreaterThan(SEEDS / 4)
    expect(walked.walks).toBeGreaterThan(SEEDS * 20)
  })

  it('break the rules when what a dead incarnation says is not fenced off', async () => {
    const problem = await brokenWithout({ fencing: false }, /handled twice|after its end/, FEW)
    expect(problem).not.toBe('')
    console.log(problem)
  })

  it('break the rules when credit is not revoked', async () => {
    const problem = await brokenWithout({ revocation: false }, /messages died/, FEW)
    expect(problem).not.toBe('')
    console.log(problem)
  })
})
