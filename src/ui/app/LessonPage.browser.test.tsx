import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { Output } from '../../notebooks/kernel/session'
import { project, startProjector } from '../primitives/projector'
import '../primitives/tokens.css'
import { NOTHING_KEPT } from '../store/kept'
import { keepsNothing } from '../store/keeps-nothing'
import { helped } from '../store/sign'
import { createFakeSession, type FakeSession } from './fixtures/fake-session'
import { fixtureNotebooks } from './fixtures/notebooks'
import { LessonPage } from './LessonPage'

const { notebook, script } = fixtureNotebooks[0]
const keeper = keepsNothing(NOTHING_KEPT)
/** All of the notebook stands open. */
const predicted = keepsNothing({ ...NOTHING_KEPT, predictions: { q1: 0 } })

let broken = false

function Stage() {
  if (broken) throw new Error('no floor')
  return <section aria-label="Stage">the floor</section>
}

async function open(): Promise<FakeSession> {
  const session = createFakeSession(script)
  await render(<LessonPage notebook={notebook} session={session} stage={<Stage />} keeper={keeper} />)
  return session
}

const region = (name: string) => page.getByRole('region', { name })
const half = (name: string) =>
  document.querySelector(`section[aria-label="${name}"]`)!.closest('[inert]') === null ? 'shown' : 'behind'

beforeEach(async () => {
  broken = false
  await page.viewport(1280, 720)
  startProjector()
})

afterEach(() => {
  project(false)
  helped()
  vi.restoreAllMocks()
})

it('a stage that cannot be drawn leaves the notebook, and is drawn again on request', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  broken = true
  await open()
  await expect.element(page.getByRole('heading', { name: 'The stage could not be drawn' })).toBeVisible()
  await expect
    .element(region('Notebook').getByRole('button', { name: 'Run this cell' }).first())
    .toBeVisible()
  broken = false
  await page.getByRole('button', { name: 'Draw it again' }).click()
  await expect.element(region('Stage')).toBeVisible()
})

it('a notebook that cannot be drawn leaves the stage', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const session = await open()
  await expect.element(region('Stage')).toBeVisible()
  session.setOutputs('c1', [null as unknown as Output])
  await expect.element(page.getByRole('heading', { name: 'The notebook could not be drawn' })).toBeVisible()
  await expect.element(page.getByText('What you wrote is kept.')).toBeVisible()
  await expect.element(region('Stage')).toBeVisible()
})

it('in projector mode one half is shown, P shows the other, and both are said', async () => {
  await open()
  const toggle = page.getByRole('button', { name: 'Projector mode' })
  await userEvent.keyboard('{Shift>}P{/Shift}')
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'true')
  await expect.element(page.getByText('Projector mode is on.')).toBeInTheDocument()
  expect([half('Notebook'), half('Stage')]).toEqual(['shown', 'behind'])
  await userEvent.keyboard('p')
  await expect.element(page.getByText('Stage is shown.')).toBeInTheDocument()
  expect([half('Notebook'), half('Stage')]).toEqual(['behind', 'shown'])
  await userEvent.keyboard('p')
  await toggle.click()
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'false')
  expect([half('Notebook'), half('Stage')]).toEqual(['shown', 'shown'])
})

it('at the end of a lesson of the course stands the way to the next, once all of it is open', async () => {
  const next = fixtureNotebooks[1].notebook
  const session = createFakeSession(script)
  await render(
    <LessonPage notebook={notebook} session={session} stage={<Stage />} keeper={keeper} next={next} />,
  )
  const link = page.getByRole('link', { name: `Lesson ${next.number}: ${next.title}` })
  await expect.element(page.getByText('What happens next opens when you have predicted.')).toBeVisible()
  expect(link.query()).toBeNull()
  await page.getByText('only 3').click()
  await page.getByRole('button', { name: 'Lock it in' }).click()
  await expect.element(link).toHaveAttribute('href', `#/lesson/${next.id}`)
})

it('in a lab the way up and the way on are the lab’s, and the seed of the class goes along', async () => {
  const next = fixtureNotebooks[1].notebook
  const lab = { key: `${notebook.id}+${next.id}`, title: 'Tuesday', lessons: [notebook.id, next.id] }
  const session = createFakeSession(script)
  const { rerender } = await render(
    <LessonPage
      notebook={notebook}
      session={session}
      stage={<Stage />}
      keeper={predicted}
      next={next}
      place={{ lab, seed: 7 }}
    />,
  )
  const query = `?lab=${lab.key}&title=Tuesday&seed=7`
  await expect
    .element(page.getByRole('link', { name: 'Tuesday' }))
    .toHaveAttribute('href', `#/lab/${lab.key}?title=Tuesday&seed=7`)
  await expect.element(page.getByText('Class seed 7')).toBeVisible()
  await expect
    .element(page.getByRole('link', { name: `Lesson ${next.number}: ${next.title}` }))
    .toHaveAttribute('href', `#/lesson/${next.id}${query}`)
  await rerender(
    <LessonPage
      notebook={notebook}
      session={session}
      stage={<Stage />}
      keeper={predicted}
      place={{ lab, seed: null }}
    />,
  )
  await expect
    .element(page.getByRole('link', { name: 'Back to the lab: Tuesday' }))
    .toHaveAttribute('href', `#/lab/${lab.key}?title=Tuesday`)
})

it('a link to a cell behind a prediction leads to the prediction, until it is made', async () => {
  await render(
    <LessonPage
      notebook={notebook}
      session={createFakeSession(script)}
      stage={<Stage />}
      keeper={keeper}
      cell="c3"
    />,
  )
  const words = page.getByText('The link leads to the cell c3. It opens when you have predicted here.')
  await expect.element(words).toBeVisible()
  await expect.poll(() => document.activeElement?.getAttribute('data-cell')).toBe('q1')
  await page.getByText('only 3').click()
  await page.getByRole('button', { name: 'Lock it in' }).click()
  await expect.poll(() => words.query()).toBeNull()
})

it('a hand that is up can be read from afar on any screen, and names the chosen cell', async () => {
  for (const [width, height] of [
    [1280, 720],
    [768, 1024],
    [390, 844],
  ]) {
    await page.viewport(width, height)
    const { unmount } = await render(
      <LessonPage
        notebook={notebook}
        session={createFakeSession(script)}
        stage={<Stage />}
        keeper={predicted}
        cell="c3"
      />,
    )
    await page.getByRole('button', { name: 'I need help' }).click()
    const sign = region('Sign for the room')
    const words = sign.getByText('I need help')
    await expect.element(words).toBeVisible()
    expect(Number.parseFloat(getComputedStyle(words.element()).fontSize)).toBeGreaterThan(width / 15)
    await expect.element(sign).toHaveTextContent('Lesson 2, Cell c3')
    expect(document.documentElement.scrollWidth).toBe(width)
    expect(document.title).toMatch(/^✋ I need help · /)
    await sign.getByRole('button', { name: 'Thanks, solved' }).click()
    expect(sign.query()).toBeNull()
    await unmount()
  }
})

it('a P that is written in a cell stays a letter', async () => {
  await open()
  project(true)
  await expect.poll(() => document.querySelector('.cm-content')).not.toBeNull()
  document.querySelector<HTMLElement>('.cm-content')!.focus()
  await userEvent.keyboard('p')
  expect([half('Notebook'), half('Stage')]).toEqual(['shown', 'behind'])
  expect(document.querySelector('.cm-content')!.textContent).toContain('p')
})
