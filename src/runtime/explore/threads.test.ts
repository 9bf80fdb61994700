import { describe, expect, it } from 'vitest'
import { liveRun, rowsOf } from './testing/live-run'
import { sweep } from './testing/sweep'

const drain = (then: () => void) => void setImmediate(then)

describe('random programs under random interleavings of threads', () => {
  it('come to rest with order kept, every message in one end, and no promise pending', async () => {
    const { problems, total } = await sweep(1, 80, drain, { kills: 0 })
    expect(problems).toEqual([])
    // The programs do what they are to try out.
    expect(total).toMatchObject({ kills: 0, died: 0, lost: 0 })
    for (const name of ['settled', 'failed', 'undeliverable', 'fenced'])
      expect(total[name], name).toBeGreaterThan(0)
  })

  it('do so too while containers are killed at random', async () => {
    const { problems, total } = await sweep(1, 100, drain, { kills: 3 })
    expect(problems).toEqual([])
    for (const name of ['kills', 'died', 'undeliverable', 'fenced'])
      expect(total[name], name).toBeGreaterThan(20)
  })

  it('do so too where the network loses every tenth message', async () => {
    const { problems, total } = await sweep(1, 60, drain, { kills: 1, loss: 0.1 })
    expect(problems).toEqual([])
    expect(total.lost).toBeGreaterThan(20)
  })

  it('do so too in the only container that there may be', async () => {
    const placement = { limit: 1, share: 'spread' } as const
    const { problems } = await sweep(1, 50, drain, { kills: 0, broker: { placement } })
    expect(problems).toEqual([])
  })

  it('do so too when they are paused in the middle and go on: what had not begun is taken back, in order', async () => {
    expect((await sweep(1, 50, drain, { kills: 0, pauses: 'patient' })).problems).toEqual([])
    expect((await sweep(1, 50, drain, { kills: 2, pauses: 'patient' })).problems).toEqual([])
  })

  it('leave the same rows behind when the same seed is run again', async () => {
    for (let seed = 1; seed <= 15; seed++) {
      const [a, b] = [await liveRun(seed, drain, { kills: 2 }), await liveRun(seed, drain, { kills: 2 })]
      expect(rowsOf(b.threads.broker), `seed ${seed}`).toEqual(rowsOf(a.threads.broker))
      expect(b.watch.notes).toEqual(a.watch.notes)
      expect(b.watch.drawn).toEqual(a.watch.drawn)
    }
  })

  it('break the rules when what a dead incarnation says is not fenced off', async () => {
    const { problems } = await sweep(1, 60, drain, { kills: 3, broker: { fencing: false } })
    expect(
      problems.filter((words) => /handled twice|after its end|at rest|still open/.test(words)),
    ).not.toEqual([])
  })

  it('break the rules when credit is not revoked', async () => {
    const { problems } = await sweep(1, 20, drain, { kills: 3, broker: { revocation: false } })
    expect(problems.filter((words) => /messages died/.test(words))).not.toEqual([])
  })
})
