import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../primitives/tokens.css'
import { FakeStep } from '../../stage/fixtures/fake-step'
import { bank } from '../../stage/fixtures/programs'
import { FirstScreen } from './FirstScreen'

const nothing = (): void => {}
const screen = (session: FakeStep | null) =>
  render(
    <FirstScreen
      session={session}
      code="await auditor.count(account_1, account_2)"
      onStartLesson={nothing}
      onTeach={nothing}
      onLessons={nothing}
    />,
  )

const deliver = async (...names: readonly RegExp[]): Promise<void> => {
  for (const name of names) await page.getByRole('button', { name }).click()
}

const ask1 = /deliver how much\? from auditor to account_1/
const ask2 = /deliver how much\? from auditor to account_2/

it('shows everything before the session is there, and nothing to click', async () => {
  await screen(null)
  await expect.element(page.getByText('Four workers are starting')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'take 10, coming' })).toBeDisabled()
})

it('says what is missing when the auditor looks between taking and adding', async () => {
  await screen(new FakeStep(bank))
  await expect.element(page.getByText('4 messages are held')).toBeVisible()
  await deliver(/take 10/, ask1, ask2, /add 10/)
  await expect.element(page.getByText('10 is missing.')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Now make it 210' })).toBeVisible()
})

it('says what the auditor counts as soon as both answers are in, whatever is still held', async () => {
  await screen(new FakeStep(bank))
  await deliver(/take 10/, ask1)
  await expect.element(page.getByText('=', { exact: true })).not.toBeInTheDocument()
  await deliver(ask2)
  await expect.element(page.getByText('190', { exact: true })).toBeVisible()
  await expect.element(page.getByRole('button', { name: /add 10/ })).toBeEnabled()
})

it('keeps the boxes in their places on a tablet too, and what may be done next under them', async () => {
  await page.viewport(820, 1180)
  await screen(new FakeStep(bank))
  await expect.element(page.getByText('4 messages are held')).toBeVisible()
  const top = (): number => page.getByText('moves 10 from 1 to 2').element().getBoundingClientRect().top
  const before = top()
  await deliver(/take 10/, ask1, ask2, /add 10/)
  const again = page.getByRole('button', { name: 'Now make it 210' })
  await expect.element(again).toBeVisible()
  expect(top()).toBe(before)
  expect(again.element().getBoundingClientRect().top).toBeGreaterThan(before)
})

it('counts every order from the report and comes back to the order that was chosen', async () => {
  const session = new FakeStep(bank)
  await screen(session)
  await deliver(/add 10/, ask2, ask1, /take 10/)
  await expect.element(page.getByText('10 too much.')).toBeVisible()
  const chosen = session.frame().order
  await page.getByRole('button', { name: 'Try every order' }).click()
  await expect
    .element(page.getByText('24 orders: 12 count 200, 6 count 190, 6 count 210. Only 4 truly differ.'))
    .toBeVisible()
  await expect.poll(() => session.frame().order).toEqual(chosen)
  await expect.element(page.getByText('10 too much.')).toBeVisible()
})

it('starts again with the next question', async () => {
  await screen(new FakeStep(bank))
  await deliver(/take 10/, ask1, ask2, /add 10/)
  await page.getByRole('button', { name: 'Now make it 210' }).click()
  await expect.element(page.getByText('Can you make the auditor count more than 200?')).toBeVisible()
  await expect.element(page.getByText('4 messages are held')).toBeVisible()
})

it('moves no box when the sum is there, in a window of 1280 × 720', async () => {
  await page.viewport(1280, 720)
  await screen(new FakeStep(bank))
  await expect.element(page.getByText('4 messages are held')).toBeVisible()
  const floor = (): string => {
    const { top, height } = page.getByText('moves 10 from 1 to 2').element().getBoundingClientRect()
    return `${top} ${height}`
  }
  const before = floor()
  await deliver(/take 10/, ask1, ask2, /add 10/)
  await expect.element(page.getByText('190', { exact: true })).toBeVisible()
  expect(floor()).toBe(before)
})
