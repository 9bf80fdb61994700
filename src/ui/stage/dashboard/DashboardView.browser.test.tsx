import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../primitives/tokens.css'
import { stageStoreOf } from '../../store/stage'
import type { FakeBase } from '../fixtures/fake-base'
import { FakeLive } from '../fixtures/fake-live'
import { actor } from '../fixtures/frames'
import { madeWork } from '../fixtures/made-work'
import { StagePanel } from '../StagePanel'

async function opened(session: FakeBase, width = 704) {
  await page.viewport(Math.max(width, 800), 760)
  await render(
    <div style={{ width, height: 700 }}>
      <StagePanel session={session} />
    </div>,
  )
  await page.getByRole('tab', { name: 'Dashboard' }).click()
  await expect.element(page.getByRole('region', { name: 'Actors as a table' })).toBeVisible()
  return stageStoreOf(session).state
}

const part = (name: string) => page.getByRole('radio', { name, exact: true }).click()
const table = (name: string) => page.getByRole('region', { name })
const head = (name: string) => page.getByRole('columnheader', { name }).getByRole('button')
/** Names in the first column, from the top. */
const firsts = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('tbody [data-key]')].map((one) =>
    one.getAttribute('aria-label')!,
  )

describe('the table of actors', () => {
  it('is sorted and searched, says how many it shows, and chooses an actor everywhere', async () => {
    const state = await opened(madeWork(3))
    expect(firsts()[0]).toBe('notebook, notebook, alive')
    await head('Handled').click()
    await head('Handled').click()
    await expect.poll(() => firsts()[0]).toBe('supervisor, Supervisor, alive')
    await page
      .getByRole('searchbox', { name: 'Only actors with this in their name or class' })
      .fill('sampler_2')
    await expect.poll(firsts).toEqual(['sampler_2, Sampler, dead'])
    await expect.element(page.getByText('1 of 5 actors')).toBeVisible()
    await expect.element(page.getByText('worker 4 was lost')).toBeVisible()
    await page.getByRole('button', { name: 'sampler_2, Sampler, dead' }).click()
    expect(state.getState().selection).toEqual({ kind: 'actor', index: 4, change: null })
    await expect.element(page.getByRole('complementary', { name: 'Actor sampler_2' })).toBeVisible()
  })

  it('goes from row to row with the arrow keys, and shows who is chosen elsewhere', async () => {
    const session = madeWork(3)
    await opened(session)
    ;(document.querySelector('tbody [data-key="0"]') as HTMLElement).focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('sampler_0, Sampler, alive')
    stageStoreOf(session).select({ kind: 'actor', index: 1, change: null }, false)
    await expect
      .element(page.getByRole('button', { name: 'supervisor, Supervisor, alive', pressed: true }))
      .toBeVisible()
  })

  it('shows 200 of ten thousand', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => actor(n, n === 0 ? {} : { name: `worker_${n}` }))
    const session = new FakeLive({ actors: many, edges: [], perSecond: 0 })
    await opened(session)
    expect(firsts()).toHaveLength(200)
    await expect
      .element(page.getByText('showing 200 of 10\u2009000 actors: search or sort for others'))
      .toBeVisible()
  })

  it('keeps its head and says what would fill it', async () => {
    await opened(new FakeLive({ actors: [], edges: [], perSecond: 0 }))
    await expect.element(page.getByText('Run a cell and its actors appear here.')).toBeVisible()
    await expect.element(head('Status')).toBeVisible()
    await part('Tasks')
    await expect
      .element(page.getByText('Run a cell and each message between actors is a row here.'))
      .toBeVisible()
    await part('Metrics')
    await expect
      .element(page.getByText('Run a cell and what it does is counted here, over its clock.'))
      .toBeVisible()
  })
})

describe('the table of tasks', () => {
  it('shows those in a state, and chooses a message everywhere', async () => {
    const session = madeWork(30)
    const state = await opened(session)
    await part('Tasks')
    await page.getByRole('radio', { name: 'Failed', exact: true }).click()
    const rows = session.tasks({ state: 'failed', words: '', sort: null, most: 200 }).rows
    expect(rows.length).toBeGreaterThan(0)
    await expect.poll(() => firsts().length).toBe(rows.length)
    await page.elementLocator(document.querySelector('tbody [data-key]')!).click()
    expect(state.getState().selection).toMatchObject({ kind: 'message', row: rows[0].row })
    await expect.element(table('Tasks as a table')).toBeVisible()
    expect(document.querySelectorAll('[aria-pressed="true"][data-key]')).toHaveLength(1)
  })
})

describe('the charts', () => {
  it('are drawn, told in a sentence, and stand behind a table', async () => {
    const session = madeWork(30)
    await opened(session)
    await part('Metrics')
    const { totals } = session.metrics({ run: null })
    expect(totals.sent).toBeGreaterThan(200)
    await expect.element(page.getByText(new RegExp(`^${totals.sent} messages sent in 8 s`))).toBeVisible()
    await expect.poll(() => document.querySelectorAll('figure canvas').length).toBe(4)
    await expect.element(page.getByText(/^Half took at most/).first()).toBeInTheDocument()
    const figure = page.getByRole('figure', { name: 'Mailbox depth' })
    await figure.getByRole('button', { name: 'Show as table' }).click()
    await expect.element(figure.getByRole('columnheader', { name: 'the deepest' })).toBeVisible()
  })
})

describe('the logs', () => {
  it('are those of the Logs view: by words, by level, by actor', async () => {
    const session = madeWork(3)
    await opened(session)
    await part('Logs')
    const lines = (): number =>
      page
        .getByRole('log')
        .getByRole('button', { name: /inspect this line/ })
        .elements().length
    await expect.poll(lines).toBeGreaterThan(1)
    await page.getByRole('searchbox', { name: 'Only lines with these words' }).fill('no such words')
    await expect.element(page.getByText('No line is like that.')).toBeVisible()
    await page.getByRole('searchbox', { name: 'Only lines with these words' }).fill('')
    await page.getByRole('button', { name: 'Only lines of' }).click()
    await page.getByRole('menuitem').first().click()
    await expect.element(page.getByRole('button', { name: /^only sampler_/ })).toBeVisible()
    expect(stageStoreOf(session).state.getState().selection.kind).toBe('actor')
  })
})

it('shows all parts where there is room', async () => {
  await opened(madeWork(30), 1300)
  for (const name of ['Actors', 'Tasks', 'Metrics', 'Logs'])
    await expect.element(page.getByRole('region', { name, exact: true })).toBeVisible()
  expect(page.getByRole('radio', { name: 'Metrics' }).elements()).toEqual([])
})
