import { afterEach, describe, expect, it } from 'vitest'
import { decodeRecording } from '../../runtime/record/decode-recording'
import { encodeRecording } from '../../runtime/record/encode-recording'
import { ReplaySession } from './replay/replay-session'
import { OpenNotebook } from './testing/open-notebook'

let book: OpenNotebook

afterEach(() => book.close())

const ACTORS = `
  import { spawn, sleep, now } from 'actors'
  class Clock {
    read() { return now() }
    async pass(seconds: number) { const before = now(); await sleep(seconds); return now() - before }
    hear() { return new Promise(() => {}) }
  }
  const clock = await spawn(Clock, { name: 'clock' })`

const passed = async (text: string, stage = {}): Promise<number> => {
  const ran = await book.run(text, stage)
  expect(ran.error).toBe('')
  return Number(ran.value)
}

describe('a clock of a run with a factor', { timeout: 60_000 }, () => {
  it('passes ten seconds in a tenth of one, in cells and in actors, and setTimeout stays real', async () => {
    book = new OpenNotebook()
    const whole = `${ACTORS}
      const before = now()
      await sleep(10)
      const here = now() - before
      const there = await clock.pass(10)
      const timer = now()
      await new Promise((resolve) => setTimeout(resolve, 50))
      const real = now() - timer
      here >= 9.999 && there >= 9.999 && real >= 4 ? 'all' : [here, there, real].join()`
    const ran = await book.run(whole, { clock: 100 })
    expect(ran).toMatchObject({ value: "'all'", error: '' })
  })

  it('gives up an ask after thirty of its seconds', async () => {
    book = new OpenNotebook()
    await book.run(ACTORS)
    const ran = await book.run(
      `const before = now()
       const words = await clock.hear().catch((error) => error.message)
       now() - before >= 29.99 ? words : String(now() - before)`,
      { clock: 100 },
    )
    expect(ran.value).toBe("'No answer to clock.hear within 30 s. It may still be handled later.'")
  })

  it('goes on from where it is when a person changes it, never back, and what sleeps wakes sooner', async () => {
    book = new OpenNotebook()
    await book.run(ACTORS)
    const watching = book.run(
      `let here = now()
       let there = await clock.read()
       let back = 0
       let over = false
       void sleep(60).then(() => (over = true))
       while (!over) {
         const times = [now(), await clock.read()]
         if (times[0] < here || times[1] < there) back++
         here = times[0]
         there = times[1]
       }
       back`,
    )
    for (const rate of [10, 2, 60, 1, 1000]) {
      expect(book.session.setClockRate(rate)).toBe(null)
      expect(book.session.frame().clockRate).toBe(rate)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    expect((await watching).value).toBe('0')
  })

  it('is not that of a run in You deliver', async () => {
    book = new OpenNotebook()
    await book.run(ACTORS)
    let over = false
    const held = book
      .run('const before = now(); await clock.pass(20); now() - before', { mode: 'step', clock: 100 }, 'held')
      .finally(() => (over = true))
    while (!over) {
      await book.until(
        () => book.session.frame().phase === 'waiting' || book.session.cellRun('held').state === 'done',
      )
      if (book.session.frame().phase === 'waiting') await book.session.next()
      else await held
    }
    expect(await held).toMatchObject({ value: '20', error: '' })
  })

  it('is for the cell that says so; what a person says stays until a cell says otherwise', async () => {
    book = new OpenNotebook()
    const rates: number[] = []
    const run = async (stage = {}) => {
      await book.run('1', stage)
      rates.push(book.session.frame().clockRate)
    }
    await run({ clock: 10 })
    await run()
    book.session.setClockRate(5)
    await run()
    await run({ clock: 60 })
    await run({ clock: 60, mode: 'slow' })
    await run()
    // A cell that came by another way than a file may say anything.
    await run({ clock: NaN })
    expect(rates).toEqual([10, 1, 5, 60, 60, 1, 1])
  })

  it('refuses what is no factor, in words, and stays as it is', () => {
    book = new OpenNotebook()
    for (const rate of [0, -1, NaN, 1001, Infinity])
      expect(book.session.setClockRate(rate)).toEqual({
        refused: 'The clock’s factor is a number from 0.01 to 1000.',
      })
    expect(book.session.frame().clockRate).toBe(1)
  })

  it('is the one that views and recordings tell', async () => {
    book = new OpenNotebook()
    await book.run(ACTORS, {}, 'makes')
    const lasted = await passed('await clock.pass(20)', { clock: 100 })
    const { session } = book
    const rows = session.recording().record.rows
    const message = session.message(rows - 1)!
    expect(message.ended! - message.sent).toBeGreaterThanOrEqual(lasted * 1000 - 1)
    const file = decodeRecording(encodeRecording(session.recording()))
    if (!file.ok) throw new Error(file.problem)
    const replay = new ReplaySession(file.recording)
    expect(replay.message(rows - 1)).toMatchObject({ sent: message.sent, ended: message.ended })
    expect(replay.frame().clockRate).toBe(100)
    replay.playback.seek(0)
    expect(replay.frame().clockRate).toBe(1)
    expect(replay.setClockRate()).toEqual({
      refused: 'A recording keeps the clock that it was made with.',
    })
    replay.dispose()
  })
})
