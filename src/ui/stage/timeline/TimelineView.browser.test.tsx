import { expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../primitives/tokens.css'
import { stageStoreOf } from '../../store/stage'
import { FakeLive } from '../fixtures/fake-live'
import { staircaseAndStack } from '../fixtures/fake-record'
import { actor } from '../fixtures/frames'
import { StagePanel } from '../StagePanel'

async function opened(onPlace?: (place: unknown) => void) {
  const names = [1, 2, 3, 4].map((n) => actor(n, { name: `sampler_${n}` }))
  const session = new FakeLive({ actors: [actor(0), ...names], edges: [], perSecond: 0 })
  session.record = staircaseAndStack
  await render(
    <div style={{ width: 790, height: 600 }}>
      <StagePanel session={session} views={['graph', 'timeline']} onPlace={onPlace} />
    </div>,
  )
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await expect.element(plot()).toBeVisible()
  return session
}

const plot = () => page.getByRole('application', { name: /^Handlings by worker: 10 handlings in 5 rows/ })

it('goes from bar to bar with the arrow keys, says what each is, and chooses its actor everywhere', async () => {
  const places: unknown[] = []
  const session = await opened((place) => places.push(place))
  await userEvent.click(page.getByRole('button', { name: 'Show the whole run' }))
  ;(plot().element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await expect.element(page.getByText('sampler_1 handled sample, sent by notebook')).toBeVisible()
  await expect.element(page.getByText('at 150 ms, took 240 ms')).toBeVisible()
  expect(stageStoreOf(session).state.getState().chosen).toBe(1)
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(page.getByText('at 1.2 s, took 220 ms')).toBeVisible()
  await page.getByRole('button', { name: 'cell pi line 3' }).click()
  expect(places).toEqual([{ cell: 'pi', line: 3 }])
})

it('asks for the part that is zoomed to, and for the whole again', async () => {
  const asked = vi.fn(staircaseAndStack)
  const session = await opened()
  session.record = asked
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(() => asked.mock.lastCall?.[0]).toMatchObject({ from: 400, to: 1200 })
  await page.getByRole('button', { name: 'Show the whole run' }).click()
  await expect.poll(() => asked.mock.lastCall?.[0]).toMatchObject({ from: null, to: null })
})

it('shows the same as a table', async () => {
  await opened()
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expect.element(page.getByRole('cell', { name: 'again' })).toBeVisible()
  expect(page.getByRole('row').elements()).toHaveLength(11)
})
