import { expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { crowd, paidTwice, type MadeDiagram } from '../../../notebooks/kernel/testing/made-diagrams'
import '../../primitives/tokens.css'
import { FakeLive } from '../fixtures/fake-live'
import { actor } from '../fixtures/frames'
import { StagePanel } from '../StagePanel'

async function opened(diagram: MadeDiagram | null, onPlace?: (place: unknown) => void) {
  const names = diagram?.names.slice(0, 300) ?? ['notebook']
  const session = new FakeLive({
    actors: names.map((name, n) => actor(n, { name })),
    edges: [],
    perSecond: 0,
  })
  if (diagram !== null) {
    session.diagram = diagram.view
    session.run_ = diagram.run
  }
  await render(
    <div style={{ width: 980, height: 760 }}>
      <StagePanel session={session} views={['sequence']} onPlace={onPlace} />
    </div>,
  )
  return session
}

const lanes = () => page.getByRole('application', { name: /^Messages by actor: / })
const toTop = (): void => {
  ;(lanes().element() as HTMLElement).scrollTop = 0
}

it('goes from line to line with the arrow keys, and Enter chooses one', async () => {
  const places: unknown[] = []
  await opened(paidTwice(), (place) => places.push(place))
  await expect.element(lanes()).toBeVisible()
  toTop()
  ;(lanes().element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(page.getByText("notebook asked shop: buy('book')")).toBeInTheDocument()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  await expect.element(page.getByText('Chosen: bank asked account_1: withdraw(10)')).toBeInTheDocument()
  await page.getByRole('button', { name: 'cell cell line 7' }).click()
  expect(places).toEqual([{ cell: 'cell', line: 7 }])
  await page.getByRole('button', { name: 'Choose nothing' }).click()
  await expect.element(page.getByText(/^Chosen: /)).not.toBeInTheDocument()
})

it('chooses what is clicked on', async () => {
  await opened(paidTwice())
  await expect.element(lanes()).toBeVisible()
  toTop()
  // Between shop and bank, where pay begins: places 4 and 5.
  await lanes().click({ position: { x: 92 + 61 + 142 + 71, y: 60 + 18 * 5 } })
  await expect.element(page.getByText('Chosen: shop asked bank: pay(10)')).toBeInTheDocument()
})

it('asks for the light that is wanted', async () => {
  const diagram = paidTwice()
  const asked = vi.fn(diagram.view)
  await opened({ ...diagram, view: asked })
  await page.getByRole('radio', { name: 'Future' }).click()
  await expect.poll(() => asked.mock.lastCall?.[0].light).toBe('future')
})

it('hides a lane, moves one, and brings all back', async () => {
  await opened(paidTwice())
  const heads = () =>
    page
      .getByRole('button', { name: /^Lane of / })
      .elements()
      .map((one) => one.getAttribute('aria-label')?.replace('Lane of ', ''))
  await expect.poll(heads).toEqual(['notebook', 'shop', 'bank', 'account_1, dead', 'auditor', 'account_2'])
  await page.getByRole('button', { name: 'Lane of bank' }).click()
  await page.getByRole('menuitem', { name: 'Move left' }).click()
  await expect.poll(heads).toEqual(['notebook', 'bank', 'shop', 'account_1, dead', 'auditor', 'account_2'])
  await page.getByRole('button', { name: 'Lane of shop' }).click()
  await page.getByRole('menuitem', { name: 'Hide' }).click()
  await expect.poll(heads).toEqual(['notebook', 'bank', 'account_1, dead', 'auditor', 'account_2'])
  await expect.element(page.getByText('11 messages, 1 actor hidden')).toBeVisible()
  await page.getByRole('button', { name: 'Hidden actors' }).click()
  await page.getByRole('menuitem', { name: 'Show all actors' }).click()
  await expect.poll(heads).toEqual(['notebook', 'bank', 'shop', 'account_1, dead', 'auditor', 'account_2'])
})

it('shows the same as a list', async () => {
  await opened(paidTwice())
  await page.getByRole('button', { name: 'Show as list' }).click()
  await expect.element(page.getByText("bank asked shop: note('paid'). It was lost on the way.")).toBeVisible()
  await expect.element(page.getByText('1.95 s without a message')).toBeVisible()
  await page.getByRole('button', { name: 'auditor asked account_2: getBalance()' }).first().click()
  await expect.element(page.getByText('Chosen: auditor asked account_2: getBalance()')).toBeInTheDocument()
})

it('of 100 000 messages reads what is on screen only, and draws as few heads as fit', async () => {
  const diagram = crowd(200, 100_000)
  const asked = vi.fn(diagram.view)
  await opened({ ...diagram, view: asked })
  await expect.element(lanes()).toBeVisible()
  const box = lanes().element() as HTMLElement
  expect(box.scrollHeight).toBeGreaterThan(5_000_000)
  box.scrollTop = 3_000_000
  await expect.poll(() => asked.mock.lastCall?.[0].from).toBeGreaterThan(160_000)
  expect(asked.mock.lastCall![0].count).toBeLessThan(400)
  expect(page.getByRole('button', { name: /^Lane of / }).elements().length).toBeLessThan(14)
  await page.getByRole('button', { name: 'Follow the newest' }).click()
  await expect.poll(() => box.scrollHeight - box.scrollTop - box.clientHeight).toBeLessThan(24)
})

it('says what would fill it', async () => {
  await opened(null)
  await expect.element(page.getByText(/^Run a cell and its messages appear here/)).toBeVisible()
})
