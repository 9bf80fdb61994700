import { expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../primitives/tokens.css'
import type { ActorView } from '../../../runtime/protocol/view'
import { FakeLive } from '../fixtures/fake-live'
import { FakeStep } from '../fixtures/fake-step'
import { actor } from '../fixtures/frames'
import { counter } from '../fixtures/programs'
import type { FakeBase } from '../fixtures/fake-base'
import { stageStoreOf } from '../../store/stage'
import { StagePanel } from '../StagePanel'
import { arrangementOf } from './arrangement'

const stage = (session: FakeBase) =>
  render(
    <div style={{ width: 790, height: 780 }}>
      <StagePanel session={session} />
    </div>,
  )

/** So many workers around a server, three of them in a worker of their own. */
const star = (count: number, perSecond = 4) => {
  const actors: ActorView[] = [
    actor(0),
    actor(1, { name: 'server', className: 'Server', worker: 1 }),
    ...Array.from({ length: count }, (_, n) => actor(n + 2, { worker: 2 + (n % 2) })),
  ]
  const edges = actors.slice(2).map(({ index }): [number, number] => [index, 1])
  return new FakeLive({ actors, edges, perSecond })
}

const places = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map(
    (node) => `${node.dataset.id} ${node.style.transform}`,
  )
const lit = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.react-flow__node[class*="lit"]')]
    .map((node) => node.getAttribute('aria-label') ?? '')
    .sort()
const ways = () => [...document.querySelectorAll<SVGElement>('[data-key^="edge:"]')]
const warm = (): number => document.querySelectorAll('[data-warmth="warm"]').length
const group = async (by: RegExp): Promise<void> => {
  await page.getByRole('button', { name: 'Group by' }).click()
  await page.getByRole('menuitemradio', { name: by }).click()
}

it('draws frames around those who share a worker, says that they are warm, and keeps them while others are looked at', async () => {
  const session = star(4)
  await stage(session)
  // The first messages settle who stands where.
  const { state } = arrangementOf(stageStoreOf(session))
  await expect.poll(() => state.getState().placement.settled.size).toBe(5)
  await expect.poll(() => places().length).toBe(6)
  const before = places()
  await group(/^Worker/)
  await expect.element(page.getByText('worker 2', { exact: true }).first()).toBeVisible()
  await expect.poll(() => warm()).toBe(3)
  await expect.poll(places).not.toEqual(before)
  await page.getByRole('tab', { name: 'Mailboxes' }).click()
  await page.getByRole('tab', { name: 'Graph' }).click()
  await expect.poll(() => warm()).toBe(3)
  await group(/^Nothing/)
  await expect.poll(places).toEqual(before)
})

it('moves nobody of a group when a new actor comes', async () => {
  const few = star(4, 0)
  const more = star(7, 0)
  let current = few
  const session = new Proxy(few, {
    get: (target, name) => {
      if (name === 'frame') return () => current.frame()
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  await stage(session)
  await expect.poll(() => places().length).toBe(6)
  await group(/^Worker/)
  await expect.poll(() => warm()).toBe(3)
  const before = places()
  current = more
  few.changed()
  await expect.poll(() => places().length).toBe(9)
  expect(places().slice(0, 6)).toEqual(before)
})

it('names who made whom', async () => {
  const children = [2, 3].map((n) => actor(n, { id: `0.1.${n}`, parent: 1 }))
  const actors = [actor(0), actor(1, { name: 'director' }), ...children]
  await stage(new FakeLive({ actors, edges: [[1, 2]], perSecond: 1 }))
  await group(/^Parent/)
  await expect.element(page.getByText('made by director')).toBeVisible()
  await expect.element(page.getByText('2 actors', { exact: true })).toBeVisible()
})

it('leads from way to way by keys, says what each carried, and lights its two ends', async () => {
  await stage(new FakeStep(counter))
  await expect.poll(() => ways().length).toBe(3)
  expect(
    ways()
      .map((way) => way.tabIndex)
      .filter((index) => index === 0),
  ).toHaveLength(1)
  ways()
    .find((way) => way.tabIndex === 0)!
    .focus()
  const label = (): string => document.activeElement?.getAttribute('aria-label') ?? ''
  expect(label()).toMatch(/^notebook to count: /)
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(label).toBe('ana to count: 1 message, last increment, 1 message held')
  await expect.poll(lit).toEqual(['ana, Clicker', 'count, Counter'])
  await userEvent.keyboard('{End}')
  await expect.poll(label).toMatch(/^ben to count: /)
  await expect.poll(lit).toEqual(['ben, Clicker', 'count, Counter'])
})

it('lights an actor that is pointed at with all it talks to, and dims nobody when the pointer has gone', async () => {
  await stage(new FakeStep(counter))
  const node = (name: string) => page.getByRole('group', { name })
  await expect.element(node('ana, Clicker')).toBeVisible()
  await node('ana, Clicker').hover()
  await expect.poll(lit).toEqual(['ana, Clicker', 'count, Counter'])
  await page.getByRole('tab', { name: 'Graph' }).hover()
  await expect.poll(lit).toEqual([])
})

it('lights no way that comes to lie under a pointer which has clicked, until that moves', async () => {
  const session = new FakeStep(counter)
  await stage(session)
  await expect.poll(() => ways().length).toBe(3)
  const dimmed = (): boolean => document.querySelector('[class*="following"]') !== null
  const envelope = page.getByRole('button', { name: /^deliver increment from ana to count/ }).first()
  await envelope.click()
  await expect.poll(() => session.frame().delivered).toBe(1)
  const { left, top } = ways()[0].getBoundingClientRect()
  const over = (type: string, x: number, y: number) =>
    ways()[0].dispatchEvent(
      new PointerEvent(type, { bubbles: true, clientX: x, clientY: y, pointerType: 'mouse' }),
    )
  const floor = document.querySelector('[class*="floor"] .react-flow')!
  floor.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, clientX: left, clientY: top }))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  over('pointerover', left + 1, top)
  vi.advanceTimersByTime(1000)
  vi.useRealTimers()
  await new Promise(requestAnimationFrame)
  await new Promise(requestAnimationFrame)
  expect(dimmed()).toBe(false)
  over('pointermove', left + 20, top)
  await expect.poll(dimmed).toBe(true)
  // The mouse itself still rests on the floor, where the next test has its actors.
  await page.getByRole('tab', { name: 'Graph' }).hover()
})

it('draws the ways of a crowd as one picture, and those of the chosen one by one', async () => {
  await stage(star(80))
  await expect.element(page.getByText('Choose an actor to see its rates.')).toBeVisible()
  expect(ways()).toHaveLength(0)
  const [before] = [...document.querySelectorAll('svg[class*="faint"] path')].map((path) =>
    path.getAttribute('d'),
  )
  expect(before?.split('M').length).toBe(81)
  await page.getByRole('group', { name: 'worker_2, Worker' }).click()
  await expect.poll(() => ways().length).toBe(1)
})

it('shows a map only where the floor is larger than the view, and closes it for good', async () => {
  await stage(star(80))
  const map = page.getByRole('button', { name: 'Close the map' })
  await expect.element(map).toBeVisible()
  await map.click()
  await expect.element(page.getByRole('button', { name: 'Show the map' })).toBeVisible()
  expect(document.querySelector('.react-flow__minimap')).toBeNull()
})

it('has no map where everybody is in view', async () => {
  await stage(star(3))
  await expect.poll(() => places().length).toBe(5)
  expect(document.querySelector('.react-flow__minimap')).toBeNull()
})
