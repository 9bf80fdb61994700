import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../primitives/tokens.css'
import type { SourcePlace } from '../../../runtime/protocol/view'
import { stageStoreOf } from '../../store/stage'
import { FakeStep } from '../fixtures/fake-step'
import { bank, counter } from '../fixtures/programs'
import { StagePanel } from '../StagePanel'

async function opened(program = bank, onPlace?: (place: SourcePlace) => void, width = 1236) {
  const session = new FakeStep(program)
  await render(
    <div style={{ width, height: 720 }}>
      <StagePanel session={session} onPlace={onPlace} />
    </div>,
  )
  await expect.poll(() => document.querySelectorAll('.react-flow__node').length).toBeGreaterThan(2)
  return { session, stage: stageStoreOf(session) }
}

const inspector = (name: string) => page.getByRole('complementary', { name })
const field = (name: string): string =>
  [...document.querySelectorAll('aside dl > div')].find(
    (row) => row.querySelector('dt')?.textContent === name,
  )?.textContent ?? ''
const node = (name: string) => page.getByRole('group', { name })

it('shows an actor that is clicked, what changed it and from which line, and steps back through its changes', async () => {
  const places: SourcePlace[] = []
  const { session, stage } = await opened(bank, (place) => places.push(place))
  await session.deliver('b1')
  await node('account_1, Account').click()
  await expect.element(inspector('Actor account_1')).toBeVisible()
  await expect.poll(() => field('balance')).toBe('balancewas 100 → is now 90')
  await expect
    .element(page.getByText('Changed by take(10) from Bank, sent at cell cell line 1.'))
    .toBeVisible()
  await page.getByRole('button', { name: 'cell cell line 1' }).click()
  expect(places).toEqual([{ cell: 'cell', line: 1 }])
  await page.getByRole('button', { name: 'Previous change' }).click()
  await expect.poll(() => field('balance')).toBe('balance100')
  await expect.element(page.getByText('As its constructor made it.')).toBeVisible()
  await page.getByRole('button', { name: 'Next change' }).click()
  await expect.poll(() => field('balance')).toBe('balancewas 100 → is now 90')
  // At one of its changes, the message that made it is chosen too.
  expect(stage.state.getState().linked.row).toBe(0)
})

it('leads from the change to its message, and from there to its sender', async () => {
  const { session, stage } = await opened()
  await session.deliver('b1')
  stage.choose(1)
  await inspector('Actor account_1').getByRole('button', { name: 'take(10)' }).click()
  await expect.element(page.getByText('account_1 handled it.')).toBeVisible()
  expect(stage.state.getState().selection).toEqual({ kind: 'message', row: 0, key: '0.3#1.0' })
  await page
    .getByRole('region', { name: 'Message', exact: true })
    .getByRole('button', { name: 'Bank', exact: true })
    .click()
  await expect.element(inspector('Actor Bank')).toBeVisible()
})

it('marks a chosen message on the floor, in the strip and in the inspector, and a click on an envelope still delivers', async () => {
  const { session } = await opened(counter)
  const envelope = page
    .getByRole('group', { name: 'Held messages' })
    .getByRole('button', { name: /^deliver/ })
  await expect.element(envelope.first()).toBeVisible()
  const first = envelope.first().element()
  if (first instanceof HTMLElement) first.focus()
  await userEvent.keyboard('i')
  await expect.element(inspector('Actor count')).toBeVisible()
  await expect.element(page.getByText('It has not been delivered yet.')).toBeVisible()
  // The envelope, its card, and the way.
  await expect.poll(() => document.querySelectorAll('[data-chosen]').length).toBe(3)
  expect(session.frame().order).toEqual([])
  await envelope.first().click()
  await expect.poll(() => session.frame().order).toEqual(['increment'])
  await expect.element(page.getByText('count handled it.')).toBeVisible()
})

it('delivers a held message that it shows', async () => {
  const { session, stage } = await opened(counter)
  stage.select({ kind: 'message', row: 1, key: '' })
  await inspector('Actor count').getByRole('button', { name: 'Deliver', exact: true }).click()
  await expect.poll(() => session.frame().order).toEqual(['increment'])
  await expect.poll(() => field('value')).toBe('valuewas 0 → is now 1')
})

it('closes by Esc and by its cross, and the focus goes back', async () => {
  const { stage } = await opened()
  const tab = page.getByRole('tab', { name: 'Graph' })
  await tab.click()
  stage.choose(1)
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect.element(inspector('Actor account_1')).not.toBeInTheDocument()
  await expect.element(tab).toHaveFocus()
  stage.choose(1)
  await expect.element(inspector('Actor account_1')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(inspector('Actor account_1')).not.toBeInTheDocument()
  expect(stage.state.getState().selection).toEqual({ kind: 'nothing' })
})

it('stands beside the floor, as a sheet below it where there is no room, and never over it', async () => {
  const { stage } = await opened(bank, undefined, 790)
  stage.choose(1)
  await expect.element(inspector('Actor account_1')).toBeVisible()
  const boxOf = (one: string) => document.querySelector(one)!.getBoundingClientRect()
  expect(boxOf('aside').top).toBeGreaterThanOrEqual(boxOf('.react-flow').bottom)
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  document.querySelector('section[aria-label="Stage"]')!.parentElement!.style.width = '1236px'
  stage.choose(1)
  await expect.poll(() => boxOf('aside').left >= boxOf('.react-flow').right && boxOf('aside').width).toBe(372)
})

it('chooses the newest message of a way that is pressed', async () => {
  const { stage } = await opened()
  const way = document.querySelector<SVGElement>('[data-key^="edge:"][aria-label^="Auditor to account_2"]')!
  way.focus()
  await userEvent.keyboard('{Enter}')
  expect(stage.state.getState().selection).toMatchObject({ kind: 'message', row: 3 })
})

it('lists what a chosen line has sent', async () => {
  const { stage } = await opened()
  stage.select({ kind: 'line', cell: 'cell', line: 2 })
  await expect.element(inspector('cell cell line 2').getByRole('button', { name: 'add(10)' })).toBeVisible()
  stage.select({ kind: 'line', cell: 'cell', line: 9 })
  await expect.element(page.getByText('This line has sent no message that is known.')).toBeVisible()
})
