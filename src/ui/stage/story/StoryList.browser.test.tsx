import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../primitives/tokens.css'
import type { StoryEvent } from '../../../runtime/protocol/views-of-record'
import { stageStoreOf } from '../../store/stage'
import { FakeLive } from '../fixtures/fake-live'
import { actor } from '../fixtures/frames'
import { StagePanel } from '../StagePanel'
import { heard } from './grouping'

const told = (seq: number): StoryEvent => ({
  seq,
  kind: 'sent',
  actor: 1,
  text: `ana sent deposit(${seq}) to count`,
  place: { cell: 'bank', line: 4 },
  row: seq,
})

async function opened(count: number, onPlace?: (place: unknown) => void) {
  const session = new FakeLive({ actors: [actor(0), actor(1, { name: 'ana' })], edges: [], perSecond: 0 })
  session.told = Array.from({ length: count }, (_, seq) => told(seq))
  await render(
    <div style={{ width: 790, height: 600 }}>
      <StagePanel session={session} views={['graph', 'words']} onPlace={onPlace} />
    </div>,
  )
  await page.getByRole('tab', { name: 'In words' }).click()
  await expect.element(page.getByRole('region', { name: 'In words' })).toBeVisible()
  return session
}

it('finds the sentences with some words', async () => {
  await opened(30)
  await page.getByRole('searchbox', { name: 'Only sentences with these words' }).fill('deposit(2')
  await expect.element(page.getByText('showing 11 of 11 sentences with these words')).toBeVisible()
})

it('chooses the actor of a sentence and leads to its line of code', async () => {
  const places: unknown[] = []
  const session = await opened(3, (place) => places.push(place))
  await page.getByRole('button', { name: /deposit\(1\)/ }).click()
  expect(places).toEqual([{ cell: 'bank', line: 4 }])
  expect(stageStoreOf(session).state.getState().chosen).toBe(1)
})

it('reads out two sentences a second one by one, and counts where there are more', () => {
  const latest = [told(0), told(1), told(2)]
  expect(heard(2, latest)).toBe('ana sent deposit(1) to count. ana sent deposit(2) to count.')
  expect(heard(34, latest)).toBe('34 events in the last second.')
})
