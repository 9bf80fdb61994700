import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../primitives/tokens.css'
import { FakeLive } from '../fixtures/fake-live'
import { actor } from '../fixtures/frames'
import { StagePanel } from '../StagePanel'

const workers = (count: number) => [
  actor(0),
  actor(1, { name: 'server', className: 'ParameterServer' }),
  ...Array.from({ length: count }, (_, n) => actor(n + 2, { name: `worker_${n}` })),
]

const stage = (actors: ReturnType<typeof workers>) =>
  render(
    <div style={{ width: 704, height: 620 }}>
      <StagePanel session={new FakeLive({ actors, edges: [[1, 2]], perSecond: 5 })} />
    </div>,
  )

const field = () => page.getByRole('textbox', { name: 'Find an actor' })
const status = () => page.getByRole('search').getByRole('status')
const button = () => page.getByRole('button', { name: 'Find an actor' })
const node = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('.react-flow__node')].find((one) =>
    one.getAttribute('aria-label')?.startsWith(`${name},`),
  )
const inView = (name: string): boolean => {
  const floor = document.querySelector('.react-flow')!.getBoundingClientRect()
  const box = node(name)?.getBoundingClientRect()
  if (!box) return false
  return (
    box.left >= floor.left && box.right <= floor.right && box.top >= floor.top && box.bottom <= floor.bottom
  )
}

it('opens by / on the stage, leads from one found to the next, and closes with the focus where it was', async () => {
  await stage(workers(12))
  await page.getByRole('tab', { name: 'Graph' }).click()
  await userEvent.keyboard('/')
  await expect.element(field()).toHaveFocus()
  await userEvent.keyboard('WORKER_1')
  await expect.element(status()).toHaveTextContent('1 of 3: worker_1')
  await expect.element(page.getByRole('complementary', { name: 'Actor worker_1' })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.element(status()).toHaveTextContent('2 of 3: worker_10')
  await userEvent.keyboard('{Enter}{Enter}{Shift>}{Enter}{/Shift}')
  await expect.element(status()).toHaveTextContent('3 of 3: worker_11')
  await expect.poll(() => inView('worker_11')).toBe(true)
  await userEvent.keyboard('{Escape}')
  await expect.element(field()).not.toBeInTheDocument()
  await expect.element(page.getByRole('tab', { name: 'Graph' })).toHaveFocus()
  await expect.element(page.getByRole('complementary', { name: 'Actor worker_11' })).toBeVisible()
})

it('hears its key after a click on the floor', async () => {
  await stage(workers(12))
  await expect.poll(() => node('server')).toBeTruthy()
  await page.elementLocator(document.querySelector('.react-flow__pane')!).click({ position: { x: 3, y: 3 } })
  await userEvent.keyboard('/')
  await expect.element(field()).toHaveFocus()
})

it('finds a class, and says when nobody is called so', async () => {
  await stage(workers(12))
  await button().click()
  await field().fill('parameter')
  await expect.element(status()).toHaveTextContent('1 of 1: server')
  await field().fill('queue')
  await expect.element(status()).toHaveTextContent('nobody')
  await page.getByRole('button', { name: 'Close the search' }).click()
  await expect.element(button()).toHaveFocus()
})

it('takes one out of a pile of two thousand, draws it by itself in view, and puts it back', async () => {
  await stage(workers(2000))
  await expect.element(page.getByText('2\u2009000 actors, drawn as one')).toBeVisible()
  await button().click()
  await field().fill('worker_1234')
  await expect.poll(() => inView('worker_1234')).toBe(true)
  await expect.element(page.getByText('1\u2009999 actors, drawn as one')).toBeVisible()
  await field().fill('worker_77')
  await expect.element(status()).toHaveTextContent('1 of 11: worker_77')
  await expect.poll(() => [inView('worker_77'), node('worker_1234')]).toEqual([true, undefined])
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect.element(page.getByText('2\u2009000 actors, drawn as one')).toBeVisible()
})

it('opens with the class of a pile that is pressed', async () => {
  await stage(workers(2000))
  await page.getByText('2\u2009000 actors, drawn as one').click()
  await expect.element(field()).toHaveValue('Worker')
  await expect.element(status()).toHaveTextContent('1 of 2 000: worker_0')
})

it('shows who is found among the mailboxes too', async () => {
  await stage(workers(12))
  await page.getByRole('tab', { name: 'Mailboxes' }).click()
  await button().click()
  await field().fill('worker_7')
  await expect.element(page.getByRole('button', { name: 'worker_7', pressed: true })).toBeVisible()
})

it('is not there while the actors can be seen at a glance', async () => {
  await stage(workers(5))
  await expect.poll(() => node('server')).toBeTruthy()
  await page.getByRole('tab', { name: 'Graph' }).click()
  await userEvent.keyboard('/')
  await expect.element(field()).not.toBeInTheDocument()
  await expect.element(button()).not.toBeInTheDocument()
})
