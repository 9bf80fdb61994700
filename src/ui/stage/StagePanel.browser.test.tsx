import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../primitives/tokens.css'
import { FakeLive } from './fixtures/fake-live'
import { FakeStep } from './fixtures/fake-step'
import { actor } from './fixtures/frames'
import { counter } from './fixtures/programs'
import { arrangementOf } from './graph/arrangement'
import { boundsOf, fitted, openingFor, union } from './graph/view'
import { StagePanel } from './StagePanel'
import { stageStoreOf } from '../store/stage'
import type { FakeBase } from './fixtures/fake-base'

const stage = (session: FakeBase) =>
  render(
    <div style={{ width: 790, height: 780 }}>
      <StagePanel session={session} />
    </div>,
  )

const envelopes = () => page.getByRole('group', { name: 'Held messages' }).getByRole('button')

it('delivers a held message by a click on its envelope', async () => {
  const session = new FakeStep(counter)
  await stage(session)
  await expect
    .element(envelopes().first())
    .toHaveAccessibleName('deliver increment from ana to count, 1 of 3 that can go')
  await envelopes().first().click()
  expect(session.frame().order).toEqual(['increment'])
  await expect.element(page.getByText('3 messages held')).toBeVisible()
  await expect.element(page.getByText('1 of 4 delivered')).toBeVisible()
})

it('moves among envelopes with the arrow keys, delivers with Enter and keeps the focus', async () => {
  const session = new FakeStep(counter)
  await stage(session)
  await expect.element(envelopes().first()).toBeVisible()
  const first = envelopes().first().element()
  if (first instanceof HTMLElement) first.focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(page.getByRole('button', { name: /from ben to count, 2 of 3/ }).first()).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(envelopes().nth(1)).toHaveFocus()
  expect(session.frame().order).toEqual(['increment'])
})

it('says what a message that may not go yet waits behind', async () => {
  await stage(new FakeStep(counter))
  await expect
    .element(
      page
        .getByRole('group', { name: 'Held messages' })
        .getByRole('button', { name: 'getValue from notebook to count waits behind increment' }),
    )
    .toBeVisible()
})

it('tries every order, says what came, and plays one of them', async () => {
  const session = new FakeStep(counter)
  await stage(session)
  await page.getByRole('button', { name: 'Try every order' }).click()
  await expect
    .element(page.getByText('12 orders: 6 end with 3, 4 end with 2, 2 end with 1. All of them truly differ.'))
    .toBeVisible()
  await page.getByRole('button', { name: 'Play an order that ends with 1' }).click()
  await expect.element(page.getByText('4 of 4 delivered')).toBeVisible()
  expect(session.frame().order.indexOf('getValue')).toBe(1)
})

it('tries every order of a run that has ended, from its first choice on, beside the floor and not over it', async () => {
  const session = new FakeStep(counter)
  await stage(session)
  for (let made = 1; made <= 4; made += 1) {
    await page.getByRole('button', { name: 'Next', exact: true }).click()
    await expect.element(page.getByText(`${made} of 4 delivered`)).toBeVisible()
  }
  await page.getByRole('button', { name: 'Try every order' }).click()
  await expect.element(page.getByText(/^12 orders: 6 end with 3/)).toBeVisible()
  const [floor, found] = ['.react-flow', '[aria-label="Every order"]'].map((one) =>
    document.querySelector(one)!.getBoundingClientRect(),
  )
  expect(found.top).toBeGreaterThanOrEqual(floor.bottom)
})

it('shows what every order gave for as long as its cell is on the stage, and not over the next one', async () => {
  const session = new FakeStep(counter)
  await stage(session)
  await page.getByRole('button', { name: 'Try every order' }).click()
  await expect.element(page.getByText(/^12 orders: 6 end with 3/)).toBeVisible()
  await page.getByRole('button', { name: 'Play an order that ends with 1' }).click()
  await expect.element(page.getByText('4 of 4 delivered')).toBeVisible()
  await expect.element(page.getByText(/^12 orders: 6 end with 3/)).toBeVisible()
  session.begin()
  await expect.element(page.getByText(/^12 orders: 6 end with 3/)).not.toBeInTheDocument()
  await expect.element(page.getByRole('region', { name: 'Held messages' })).toBeVisible()
})

it('ends a search when another cell begins, and shows nothing of it', async () => {
  const session = new FakeStep(counter)
  await stage(session)
  await page.getByRole('button', { name: 'Try every order' }).click()
  await expect.element(page.getByText(/^Trying every order/)).toBeVisible()
  session.begin()
  await expect.element(page.getByRole('button', { name: 'Try every order' })).toBeEnabled()
  expect(page.getByRole('region', { name: 'Every order' }).query()).toBeNull()
})

it('keeps the focus of keys when the last message is delivered: on the stage, and again on the first that comes', async () => {
  const session = new FakeStep(counter)
  await stage(session)
  await expect.element(envelopes().first()).toBeVisible()
  const first = envelopes().first().element()
  if (first instanceof HTMLElement) first.focus()
  for (let left = 4; left > 0; left -= 1) {
    await expect.poll(() => session.frame().held.length).toBe(left)
    await expect.poll(() => document.activeElement?.getAttribute('data-key')).toBeTruthy()
    await userEvent.keyboard('{Enter}')
  }
  await expect.element(page.getByText('4 of 4 delivered')).toBeVisible()
  await expect.element(page.getByRole('region', { name: 'Stage' })).toHaveFocus()
  session.begin()
  await expect.element(envelopes().first()).toHaveFocus()
})

it('does so in the strip too', async () => {
  const session = new FakeStep(counter)
  await stage(session)
  const cards = () => page.getByRole('region', { name: 'Held messages' }).getByRole('button')
  await expect.element(cards().first()).toBeVisible()
  const first = cards().first().element()
  if (first instanceof HTMLElement) first.focus()
  for (let left = 4; left > 0; left -= 1) {
    await expect.poll(() => session.frame().held.length).toBe(left)
    await userEvent.keyboard('{Enter}')
  }
  await expect.element(page.getByRole('region', { name: 'Stage' })).toHaveFocus()
})

it('draws the tabs of those views only that the lesson uses', async () => {
  await render(<StagePanel session={new FakeStep(counter)} views={['graph', 'mailboxes']} />)
  await expect.element(page.getByRole('tab', { name: 'Mailboxes' })).toBeVisible()
  expect(page.getByRole('tab', { name: 'Logs' }).query()).toBeNull()
})

it('shows one line while no actor is there', async () => {
  await stage(new FakeLive({ actors: [actor(0)], edges: [], perSecond: 0 }))
  await expect.element(page.getByText('Run a cell and its actors appear here.')).toBeVisible()
})

/** Names of the nodes that are not wholly on the part of the floor that is seen. */
const outOfSight = (): string[] => {
  const floor = document.querySelector('.react-flow')!.getBoundingClientRect()
  return [...document.querySelectorAll<HTMLElement>('.react-flow__node')]
    .filter((node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect()
      return left < floor.left || top < floor.top || right > floor.right || bottom > floor.bottom
    })
    .map((node) => node.dataset.id ?? '')
}
const floorHeight = (): number => document.querySelector('.react-flow')!.clientHeight
/** x, y and zoom of the view, rounded. */
const view = (): string => {
  const transform = document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? ''
  return (transform.match(/[\d.]+/g) ?? []).map((number) => Number(number).toFixed(2)).join(' ')
}

it('shows a dozen actors whole in the smallest window, and no message moves the view', async () => {
  const actors = [
    actor(0),
    ...Array.from({ length: 11 }, (_, n) => actor(n + 1, { className: `Class${n % 4}` })),
  ]
  const edges = actors.slice(1).map((one): [number, number] => [(one.index + 4) % 12, one.index])
  const session = new FakeLive({ actors, edges, perSecond: 40 })
  await render(
    <div style={{ width: 704, height: 562 }}>
      <StagePanel session={session} />
    </div>,
  )
  await expect.poll(() => document.querySelectorAll('.react-flow__node').length).toBe(12)
  // The first messages settle who stands where; then the picture stays.
  const { state } = arrangementOf(stageStoreOf(session))
  await expect.poll(() => state.getState().placement.settled.size).toBe(11)
  await expect.poll(outOfSight).toEqual([])
  const names = [...document.querySelectorAll<HTMLElement>('.react-flow__node [class*="name"]')]
  for (const name of names) expect(name.getBoundingClientRect().height).toBeGreaterThanOrEqual(10)
  const bounds = boundsOf(state.getState().rects.values())!
  const room = { width: 704, height: floorHeight() }
  const { x, y, zoom } = fitted(union(bounds, openingFor(room)), room)
  await expect.poll(view).toBe([x, y, zoom].map((number) => number.toFixed(2)).join(' '))
  const before = view()
  const picture = (): string => document.querySelector('canvas')?.toDataURL() ?? ''
  for (let n = 0; n < 5; n += 1) {
    const painted = picture()
    await expect.poll(picture).not.toBe(painted)
  }
  expect(view()).toBe(before)
})

it('changes the pixels of the floor while messages flow', async () => {
  await stage(
    new FakeLive({
      actors: [actor(0), actor(1), actor(2)],
      edges: [
        [0, 1],
        [2, 1],
      ],
      perSecond: 12,
    }),
  )
  const picture = (): string => document.querySelector('canvas')?.toDataURL() ?? ''
  await expect.poll(picture).not.toBe('')
  const before = picture()
  await expect.poll(picture).not.toBe(before)
})

it('moves nobody when a new actor comes', async () => {
  const settings = { edges: [], perSecond: 0 }
  const first = new FakeLive({ ...settings, actors: [actor(0), actor(1), actor(2)] })
  const more = new FakeLive({ ...settings, actors: [actor(0), actor(1), actor(2), actor(3), actor(4)] })
  let current: FakeLive = first
  const session = new Proxy(first, {
    get: (target, name) => {
      if (name === 'frame') return () => current.frame()
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  await stage(session)
  const places = (): string[] =>
    [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map(
      (node) => `${node.dataset.id} ${node.style.transform}`,
    )
  await expect.poll(() => places().length).toBe(3)
  const before = places()
  current = more
  first.changed()
  await expect.poll(() => places().length).toBe(5)
  expect(places().slice(0, 3)).toEqual(before)
})
