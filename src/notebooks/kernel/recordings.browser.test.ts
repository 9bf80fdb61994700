/** Recordings of real runs: taken, packed, opened, and compared with what the run's own picture says. */
import { describe, expect, it } from 'vitest'
import type { StageFrame } from '../../runtime/protocol/view'
import { exportedRun, openedRun, savedRun } from './recordings'
import type { Session } from './session'
import { OpenNotebook } from './testing/open-notebook'
import { STEP_PROGRAMS } from './testing/step-programs'

/** Its chance loses answers to actors, which wait for them for 2 s, and none to the notebook, which waits for 30 s. */
const SEED = 11

/** What a recording must say as the run does, when both have ended. */
function known({ actors, counts, edges }: StageFrame) {
  return {
    counts,
    actors: actors.map(({ name, className, status, fields, handled, handledWith, undeliverable, depth }) => ({
      name, className, status, handled, handledWith, undeliverable, depth,
      fields: fields.map((field) => `${field.name} ${field.text}`),
    })),
    edges: edges
      .map(({ from, to, count }) => `${from} ${to} ${count}`)
      .sort(),
  } // oxfmt-ignore
}

/** The recording, and the picture of the same moment: a worker may still report of a state. */
async function reopened(session: Session): Promise<{ readonly replay: Session; readonly live: StageFrame }> {
  const saved = savedRun(session)
  const live = session.frame()
  const { blob, leftOut } = await saved
  expect(leftOut).toBe('')
  const opened = await openedRun(blob)
  if (!opened.ok) throw new Error(opened.problem)
  return { replay: opened.session, live }
}

describe('A recording of a run at full speed', { timeout: 60_000 }, () => {
  it.each(Object.entries(STEP_PROGRAMS).filter(([name]) => name !== 'timers and chance'))(
    'of a program with %s ends as the run did',
    async (_, { setup, cell }) => {
      const book = new OpenNotebook({ notebook: 'test', seed: SEED })
      await book.value(setup)
      await book.value(cell)
      await book.until(() => book.session.frame().phase === 'idle' && book.session.frame().counts.open === 0)
      const { replay, live } = await reopened(book.session)
      expect(known(replay.frame())).toEqual(known(live))
      const story = (session: Session) =>
        session.story({ words: '', before: null, most: 1000 }).events.map(({ text }) => text)
      expect(story(replay)).toEqual(story(book.session))
      const recording = replay.recording()
      expect(recording.facts.cells.map(({ text }) => text)).toEqual([setup, cell])
      expect(recording.facts.runs.map((run) => run.cell)).toEqual(['cell0', 'cell1'])
      for (const format of ['chrome', 'shiviz', 'mermaid', 'sequence', 'graph'] as const)
        expect(exportedRun(replay, format, new Map()).blob.size).toBeGreaterThan(100)
      book.session.dispose()
    },
  )
})

it('has the delivery order of a run that was delivered by hand', { timeout: 60_000 }, async () => {
  const { setup, cell } = STEP_PROGRAMS['two tellers and one counter']
  const book = new OpenNotebook({ notebook: 'test' })
  await book.value(setup)
  const ended = book.run(cell, { mode: 'step' })
  await book.until(() => book.session.frame().phase === 'waiting')
  for (let n = 0; n < 3; n++) await book.session.next()
  const { replay, live } = await reopened(book.session)
  const { facts } = replay.recording()
  expect(facts.mode).toBe('step')
  expect(facts.schedule.length - facts.stepsBefore).toBe(3)
  expect(replay.timeline({ run: null, from: null, to: null, pixels: 500 }).extent).toEqual(
    book.session.timeline({ run: null, from: null, to: null, pixels: 500 }).extent,
  )
  const fields = ({ actors }: StageFrame) =>
    actors.map(({ name, fields }) => [name, fields.map((field) => field.text)])
  expect(fields(replay.frame())).toEqual(fields(live))
  book.session.dispose()
  await ended
})
