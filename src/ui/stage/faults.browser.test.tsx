import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../primitives/tokens.css'
import { FakeStep } from './fixtures/fake-step'
import { bank, counter } from './fixtures/programs'
import { StagePanel } from './StagePanel'

async function open(program = counter, width = 1000): Promise<FakeStep> {
  await page.viewport(1100, 800)
  const session = new FakeStep(program)
  await render(
    <div style={{ width, height: 740 }}>
      <StagePanel session={session} />
    </div>,
  )
  await expect.element(page.getByText('4 messages held')).toBeVisible()
  return session
}

const lying = () => page.getByRole('group', { name: 'Held messages' }).getByRole('button')
const focus = (element: Element): void => (element as HTMLElement).focus()
const held = (session: FakeStep) =>
  session.frame().held.map(({ key, aside }) => (aside ? `${key} aside` : key))
const nodeOf = (name: string): HTMLElement =>
  [...document.querySelectorAll<HTMLElement>('.react-flow__node')].find((node) =>
    node.textContent.includes(name),
  )!

it('has four actions and the inspector over the envelope that is pointed at', async () => {
  const session = await open()
  await lying().first().hover()
  const actions = page.getByRole('group', { name: 'increment from ana to count' })
  await expect.element(actions.getByRole('button', { name: 'Drop' })).toBeVisible()
  expect(actions.getByRole('button').all()).toHaveLength(5)
  await actions.getByRole('button', { name: 'Drop' }).click()
  expect(held(session)).toEqual(['m2', 'm3', 'm4'])
  await expect.element(page.getByText('Lost on the way', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect.element(page.getByText('Lost on the way', { exact: true })).not.toBeInTheDocument()
})

it('drops, doubles, holds and overtakes by keys, and keeps the focus', async () => {
  const session = await open()
  await expect.element(lying().first()).toBeVisible()
  focus(lying().first().element())
  await userEvent.keyboard('d')
  await expect.poll(() => held(session)).toEqual(['m1', 'm1²', 'm2', 'm3', 'm4'])
  await userEvent.keyboard('h')
  await expect.poll(() => held(session)).toEqual(['m1 aside', 'm1²', 'm2', 'm3', 'm4'])
  await expect.element(lying().first()).toHaveFocus()
  await expect
    .element(lying().first())
    .toHaveAccessibleName('deliver increment from ana to count, which is put aside')
  await userEvent.keyboard('h{Delete}')
  await expect.poll(() => held(session)).toEqual(['m1²', 'm2', 'm3', 'm4'])
  await expect.poll(() => document.activeElement?.getAttribute('data-key')).toBe('m1²')
  await userEvent.keyboard('{ArrowLeft}a')
  await expect.poll(() => session.frame().order).toEqual(['getValue'])
})

it('leads from an envelope that waits to what may be done to it', async () => {
  const session = await open()
  const waits = page
    .getByRole('group', { name: 'Held messages' })
    .getByRole('button', { name: /waits behind increment/ })
  await expect.element(waits).toBeVisible()
  focus(waits.element())
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('button', { name: 'Deliver first' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => session.frame().order).toEqual(['getValue'])
})

it('has the same actions in a menu of each card, and beside the words where there is room', async () => {
  const session = await open()
  await page.getByRole('button', { name: 'More for increment from ana to count' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect.poll(() => held(session)).toHaveLength(5)
  await page.getByRole('tab', { name: 'Mailboxes' }).click()
  const actions = page.getByRole('group', { name: 'increment from ben to count' })
  await actions.getByRole('button', { name: 'Hold' }).click()
  await expect.poll(() => held(session)).toContain('m2 aside')
  await expect.element(page.getByText('put aside').first()).toBeVisible()
})

it('crashes an actor, revives it, and slows its worker down, and the node says so', async () => {
  const session = await open()
  session.killActor = (index) => session.fault({ do: 'crash', actor: `0.${index}` }).then(() => undefined)
  nodeOf('count').click()
  await page.getByRole('button', { name: 'Crash actor' }).click()
  await expect.poll(() => nodeOf('count').textContent).toContain('died: it crashed')
  await page.getByRole('button', { name: 'Revive actor' }).click()
  await expect.poll(() => nodeOf('count').textContent).not.toContain('died')
  await page.getByRole('button', { name: 'More faults of count' }).click()
  await page.getByRole('menuitem', { name: 'Slow down 10×' }).click()
  await expect.poll(() => nodeOf('count').textContent).toContain('10× slower')
})

it('builds a wall between two sides, draws it where ways cross it, and heals it', async () => {
  const session = await open(bank)
  await page.getByRole('button', { name: 'Faults' }).click()
  await page.getByRole('checkbox', { name: 'Bank on side A' }).click()
  await page.getByRole('checkbox', { name: 'account_2 on side B' }).click()
  await page.getByRole('button', { name: 'Build the wall' }).click()
  await expect.element(page.getByText('Partition: Bank | account_2')).toBeVisible()
  expect(held(session)).toEqual(['b1', 'a1', 'a2'])
  expect(document.querySelectorAll('[class*="parted"]')).toHaveLength(1)
  expect(document.querySelectorAll('[class*="_plug"]')).toHaveLength(1)
  await expect.element(page.getByRole('button', { name: 'Faults: 1 is on' })).toBeVisible()
  await page.getByRole('button', { name: 'Heal' }).click()
  await expect.poll(() => document.querySelectorAll('[class*="parted"]').length).toBe(0)
})

it('sets a dial once, when it is let go, and says that chance is seeded', async () => {
  const session = await open()
  await page.getByRole('button', { name: 'Faults' }).click()
  await expect.element(page.getByText(/Drawn from seed 42/)).toBeVisible()
  focus(page.getByRole('slider', { name: 'Answers lost' }).element())
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => session.frame().chance.answers).toBe(0.01)
  expect(session.frame().history?.marks).toEqual([{ at: 1, mark: 'fault' }])
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('button', { name: 'Faults: 1 is on' })).toHaveFocus()
})
