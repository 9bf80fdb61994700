import { describe, expect, it } from 'vitest'
import { FakeStep } from '../../stage/fixtures/fake-step'
import { frameOf } from '../../stage/fixtures/frames'
import { bank } from '../../stage/fixtures/programs'
import { boardFor, on, tall, wide, type Board } from './board'
import { defaultLabels, firstRunOf, labelOf, markedBy, notYet } from './first-run'
import { verdictOf } from './first-words'

describe('the run of the first screen', () => {
  it('shows everything before the workers are there, and nothing that can be clicked', () => {
    const run = firstRunOf(frameOf([]))
    expect(run).toEqual(notYet)
    expect(run.ready).toBe(false)
  })

  it('has four envelopes to click, in the words of the page', () => {
    const run = firstRunOf(new FakeStep(bank).frame())
    expect(run.envelopes.map(({ state, label }) => `${state}: ${label}`)).toEqual([
      'held: take 10',
      'held: add 10',
      'held: how much?',
      'held: how much?',
    ])
    expect([run.ready, run.total]).toEqual([true, null])
  })

  it('counts 190 when the auditor looks between taking and adding', async () => {
    const session = new FakeStep(bank)
    for (const key of ['b1', 'a1', 'a2', 'b2']) await session.deliver(key)
    const run = firstRunOf(session.frame())
    expect([run.reads[0].text, run.reads[1].text, run.total]).toEqual(['90', '100', 190])
    expect(run.balances.account_2).toEqual({ text: '110', changed: true })
  })

  it('has no sum while a message is held', async () => {
    const session = new FakeStep(bank)
    for (const key of ['a1', 'a2', 'b1']) await session.deliver(key)
    expect(firstRunOf(session.frame()).total).toBe(null)
  })

  it('marks only what the last delivery changed', async () => {
    const session = new FakeStep(bank)
    for (const key of ['b1', 'b2']) await session.deliver(key)
    const run = firstRunOf(session.frame())
    expect(markedBy(run, 'add').balances.account_2.changed).toBe(true)
    expect(markedBy(run, 'ask1').balances.account_2.changed).toBe(false)
  })

  it('names a method that has no words of its own by its name', () => {
    expect(labelOf({ method: 'give', preview: '3' }, defaultLabels)).toBe('give 3')
  })
})

describe('the verdict of the first screen', () => {
  it('says what is missing and proposes the opposite', () => {
    expect(verdictOf(190)).toEqual({
      what: '10 is missing.',
      why: 'No line of code is wrong: you chose the order. On a real network nobody chooses.',
      again: 'Now make it 210',
      goal: 'more',
    })
    expect([verdictOf(210).what, verdictOf(210).again]).toEqual(['10 too much.', 'Now make it 190'])
    expect(verdictOf(200).what).toBe('Nothing is missing.')
  })
})

describe('the boards of the first screen', () => {
  const overlap = (board: Board): string[] => {
    const { width, height } = board.envelope
    const boxes = [
      ...Object.entries(board.boxes),
      ...Object.entries(board.arrows).map(([id, arrow]) => {
        const { x, y } = on(arrow, arrow.at)
        return [id, { x: x - width / 2, y: y - height / 2, width, height }] as const
      }),
    ]
    return boxes.flatMap(([a, p], n) =>
      boxes
        .slice(n + 1)
        .filter(
          ([, q]) =>
            p.x < q.x + q.width && q.x < p.x + p.width && p.y < q.y + q.height && q.y < p.y + p.height,
        )
        .map(([b]) => `${a}/${b}`),
    )
  }

  it('lays nothing over anything', () => {
    expect([overlap(wide), overlap(tall)]).toEqual([[], []])
  })

  it('is tall on a phone', () => {
    expect([boardFor(360), boardFor(736)]).toEqual([tall, wide])
  })
})
