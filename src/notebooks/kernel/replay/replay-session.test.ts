import { describe, expect, it } from 'vitest'
import { Kind } from '../../../runtime/protocol/wire'
import { madeRecording } from '../../../runtime/record/testing/made-recording'
import { sampleRun } from '../../../runtime/record/testing/sample-run'
import { NO_CODE, ReplaySession } from './replay-session'

function played() {
  let now = 0
  const session = new ReplaySession(sampleRun(), () => now)
  return { session, playback: session.playback, pass: (ms: number) => void (now += ms) }
}

describe('Playing', () => {
  it('stands at the end at first, and begins anew when it is played', () => {
    const { playback, session } = played()
    expect(playback.position).toBe(playback.length)
    expect(session.frame()).toMatchObject({ mode: 'replay', phase: 'idle' })
    playback.play()
    expect([playback.position, playback.playing]).toEqual([0, true])
    expect(session.frame()).toMatchObject({ phase: 'running' })
  })

  it('moves by the time that has passed, and by its speed', () => {
    const { playback, session, pass } = played()
    playback.play()
    pass(500)
    expect(playback.position).toBe(2)
    session.setSpeed(2)
    pass(1000)
    expect(playback.position).toBe(10)
    playback.pause()
    pass(5000)
    expect([playback.position, playback.playing]).toEqual([10, false])
  })

  it('loses no part of an event between two looks', () => {
    const { playback, pass } = played()
    playback.play()
    for (let n = 0; n < 100; n++) {
      pass(10)
      expect(playback.position).toBe(Math.floor((n + 1) / 25))
    }
  })

  it('stops at the end', () => {
    const { playback, session, pass } = played()
    playback.play()
    pass(1e6)
    expect([playback.position, playback.playing]).toEqual([playback.length, false])
    expect(session.frame().phase).toBe('idle')
  })

  it('goes to any position, and to none beyond', () => {
    const { playback } = played()
    for (const [wanted, found] of [[3, 3], [-5, 0], [1e9, playback.length], [NaN, 0], [2.4, 2]]) {
      playback.seek(wanted)
      expect(playback.position).toBe(found)
    } // oxfmt-ignore
  })

  it('knows the moment of its position', () => {
    const { playback } = played()
    playback.seek(0)
    expect(playback.time).toBe(0)
    playback.seek(playback.length)
    expect(playback.time).toBe(0.95)
  })
})

describe('What moves', () => {
  it('is what was played past, and one event that was stepped over; a jump moves nothing', () => {
    const { playback, session, pass } = played()
    const start = session.moves(0).cursor
    playback.seek(0)
    expect(session.moves(start).flights).toEqual([])
    playback.play()
    pass(1500)
    const one = session.moves(start)
    expect(one.flights.map(({ row }) => row)).toEqual([1])
    expect(session.moves(one.cursor).flights).toEqual([])
    playback.pause()
    playback.seek(playback.length)
    const two = session.moves(one.cursor)
    expect(two.flights).toEqual([])
    playback.seek(playback.length - 2)
    playback.seek(playback.length - 1)
    expect(session.moves(two.cursor).flights.map(({ row }) => row)).toEqual([6])
  })
})

it('gives the same picture while nothing changed, and calls who listens when something does', async () => {
  const { session, playback } = played()
  const frame = session.frame()
  expect(session.frame()).toBe(frame)
  const called = new Promise<void>((resolve) => session.subscribe(resolve))
  playback.seek(1)
  expect(session.frame()).not.toBe(frame)
  expect(session.frame().version).toBeGreaterThan(frame.version)
  await called
  session.dispose()
})

it('tells the run in words, and shows its timeline', () => {
  const { session } = played()
  const story = session.story({ words: '', before: null, most: 100 })
  expect(story.events.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['notebook asked bank: deposit(10)', 'account died: it was ended']),
  )
  expect(story.total).toBe(story.events.length)
  const timeline = session.timeline({ run: null, from: null, to: null, pixels: 500 })
  expect(timeline).toMatchObject({ unit: 'ms', cell: 'transfer', going: true })
  expect(timeline.bars.map(({ name, method }) => `${name} ${method}`)).toEqual(
    expect.arrayContaining(['notebook transfer', 'bank deposit', 'account balance']),
  )
})

it('has a dashboard: actors as they are at the position, tasks and numbers of the whole', () => {
  const { session, playback } = played()
  const all = { words: '', sort: null, most: 50 }
  const { rows } = session.actors(all)
  // Who is over comes last, and the others as they stand on the stage.
  const said = ({ name, status }: { readonly name: string; readonly status: string }) => `${name} ${status}`
  expect(rows.map(said).sort()).toEqual(session.frame().actors.map(said).sort())
  expect(rows.map(({ status }) => status).at(-1)).toBe('dead')
  const handled = rows.reduce((sum, row) => sum + row.handled, 0)
  expect(handled).toBeGreaterThan(0)
  const { counts } = session.tasks({ ...all, state: null })
  const ends = session.frame().counts
  expect(counts.done).toBe(ends.settled)
  expect(counts.failed).toBe(ends.failed + ends.died + ends.lost + ends.undeliverable)
  const { totals, unit } = session.metrics({ run: null })
  expect([unit, totals.settled]).toEqual(['ms', ends.settled])
  playback.seek(0)
  expect(session.actors(all).rows.every((row) => row.handled === 0)).toBe(true)
  expect(session.metrics({ run: null }).totals).toEqual(totals)
})

it('shows a timeline of deliveries where somebody delivered', () => {
  const session = new ReplaySession(
    madeRecording({
      rows: [{ kind: Kind.Ask, from: 0, to: 1, n: 0, sent: 1, delivered: 5, ended: 6 }],
      facts: {
        mode: 'step',
        schedule: [
          { key: '0#1.0', at: 5 },
          { key: '0#1.0>', at: 9 },
        ],
      },
    }),
  )
  const timeline = session.timeline({ run: null, from: null, to: null, pixels: 500 })
  expect(timeline).toMatchObject({ unit: 'deliveries', extent: { from: 0, to: 2 } })
  // The answer is there when somebody has delivered it.
  expect(session.playback.time).toBe(0.09)
})

it('finds actors that are there, and names all', () => {
  const { session, playback } = played()
  expect(session.find('account')).toEqual([2])
  playback.seek(0)
  expect(session.find('account')).toEqual([])
  expect(session.nameOf(2)).toBe('account')
})

it('refuses whatever would change a run, in words', async () => {
  const { session } = played()
  const refused = { refused: NO_CODE }
  expect(await session.deliver('0#1.0')).toEqual(refused)
  expect(await session.next()).toEqual(refused)
  expect(await session.undo()).toEqual(refused)
  expect(await session.startAgain()).toEqual(refused)
  expect(await session.follow([])).toEqual(refused)
  expect(await session.setMode('step')).toEqual(refused)
  expect(await session.explore(() => {})).toMatchObject({ status: 'failed', reason: NO_CODE })
  expect(await session.run()).toMatchObject({ status: 'error', error: { message: NO_CODE } })
  expect(await session.check()).toMatchObject({ correct: false, message: NO_CODE })
})
