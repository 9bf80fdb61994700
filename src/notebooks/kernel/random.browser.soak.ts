import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RandomStream } from '../../runtime/clock/random'
import { randomProgram } from '../../runtime/explore/testing/program'
import { OpenNotebook } from './testing/open-notebook'
import { VERDICT, walkCell, WALKERS } from './testing/walk-cell'

const SEEDS = 500

let book: OpenNotebook

beforeAll(async () => {
  book = new OpenNotebook({ limit: 4 })
  expect(await book.run(WALKERS, {}, 'walkers')).toMatchObject({ status: 'ok', error: '' })
})

afterAll(() => book.close())

/** Lets other work of the page go first, so many times. */
async function turns(n: number): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  for (let i = 0; i < n; i++) {
    await new Promise((resolve) => {
      port1.onmessage = resolve
      port2.postMessage(null)
    })
  }
  port1.close()
}

/** Kills actors, and with them their workers, at drawn moments until the cell has ended. */
async function killAtRandom(random: RandomStream, over: () => boolean): Promise<number> {
  let kills = 0
  for (let left = Math.floor(random.next() * 4); left > 0; left--) {
    await turns(10 + Math.floor(random.next() * 300))
    if (over()) break
    const { actors } = book.session.frame()
    const sink = actors.find((actor) => actor.name === 'sink')
    const there = actors.filter((a) => a.index > 0 && a.status === 'alive' && a.worker !== sink?.worker)
    if (sink === undefined || there.length === 0) continue
    await book.session.killActor(there[Math.floor(random.next() * there.length)].index)
    kills++
  }
  return kills
}

describe('random programs over real workers', () => {
  it(`keep order, count every message and leave no promise for ${SEEDS} seeds with kills`, async () => {
    let [kills, walks] = [0, 0]
    for (let seed = 1; seed <= SEEDS; seed++) {
      const program = randomProgram(new RandomStream(seed, 'program'), {
        letters: 25,
        live: true,
        stops: true,
      })
      let over = false
      const ran = book.run(walkCell(program), {}, 'program').finally(() => (over = true))
      const [result, killed] = await Promise.all([
        ran,
        killAtRandom(new RandomStream(seed, 'kills'), () => over),
      ])
      expect(result, `seed ${seed}`).toMatchObject({ status: 'ok', error: '', value: "'walked'" })
      await expect
        .poll(async () => (await book.run(VERDICT, {}, 'verdict')).value, {
          timeout: 40_000,
          message: `seed ${seed}`,
        })
        .toBe("''")
      await expect.poll(() => book.counts.open, { timeout: 5000, message: `seed ${seed}` }).toBe(0)
      const { sent, settled, failed, died, undeliverable, lost } = book.counts
      expect(settled + failed + died + undeliverable + lost, `seed ${seed}`).toBe(sent)
      kills += killed
      walks += Number((await book.run('await sink.heard()', {}, 'heard')).value)
      if (seed % 50 === 0) console.log(`${seed} seeds: ${walks} walks, ${kills} kills, ${sent} messages`)
    }
    expect(kills).toBeGreaterThan(SEEDS / 4)
    expect(walks).toBeGreaterThan(SEEDS * 5)
  })
})
