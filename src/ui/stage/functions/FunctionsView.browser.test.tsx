import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../primitives/tokens.css'
import { stageStoreOf } from '../../store/stage'
import { FakeLive } from '../fixtures/fake-live'
import { actor } from '../fixtures/frames'
import { functions } from '../fixtures/sessions'
import { StagePanel } from '../StagePanel'

async function opened(session: FakeLive, width = 760) {
  await render(
    <div style={{ width, height: 640 }}>
      <StagePanel session={session} />
    </div>,
  )
  await page.getByRole('tab', { name: 'Functions' }).click()
  return stageStoreOf(session).state
}

const rows = () => page.getByRole('application', { name: /^Calls over time: / })
const figure = (name: string | RegExp) => page.getByRole('definition').filter({ hasText: name })

it('is offered when the run has a platform', async () => {
  await render(<StagePanel session={new FakeLive({ actors: [actor(0)], edges: [], perSecond: 0 })} />)
  await expect.element(page.getByRole('tab', { name: 'Graph' })).toBeVisible()
  expect(page.getByRole('tab', { name: 'Functions' }).elements()).toEqual([])
})

it('says what to do where no function was called yet', async () => {
  await opened(new FakeLive({ actors: [actor(0)], edges: [], perSecond: 0, platforms: 1 }))
  await expect
    .element(page.getByText('Call a function on a platform and its calls appear here'))
    .toBeVisible()
  await expect.element(figure('none yet')).toBeVisible()
})

describe('a map in full run', () => {
  it('is told in numbers: what runs, what waits, what it costs', async () => {
    await opened(functions(5, 2, 2.5))
    await expect.element(page.getByText('aws_lambda').first()).toBeVisible()
    await expect.element(rows()).toHaveAccessibleName(/^Calls over time: 5 calls\./)
    await expect
      .element(
        page.getByRole('img', {
          name: 'Active calls over time: 2 calls active at most, limit 2, 3 calls waiting at most',
        }),
      )
      .toBeVisible()
    await expect.element(figure(/^\$0\.0000/)).toBeVisible()
    await expect.element(page.getByText('runs now')).toBeVisible()
  })

  it('goes from call to call with the arrow keys, says what each is, and chooses its container everywhere', async () => {
    const state = await opened(functions(5, 2, 2.5))
    await expect.element(rows()).toBeVisible()
    ;(rows().element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByText('00000 of 73bbe9-0-M000')).toBeVisible()
    await expect.element(page.getByText(/cold, began at 0.620 s, done after/)).toBeVisible()
    expect(state.getState().selection).toEqual({ kind: 'actor', index: 3, change: null })
    await userEvent.keyboard('{End}')
    await expect.element(page.getByText(/waits for a container/)).toBeVisible()
    await userEvent.keyboard('{Escape}')
    expect(state.getState().selection.kind).toBe('nothing')
  })

  it('is a table too', async () => {
    await opened(functions(5, 2, 2.5))
    await page.getByRole('button', { name: 'Show as table' }).click()
    await expect.element(page.getByRole('columnheader', { name: 'status fetched' })).toBeVisible()
    expect(page.getByRole('row').elements()).toHaveLength(6)
  })

  it('lists its jobs with what each has cost, and a row leads to the calls of one', async () => {
    await opened(functions(100, 60, 9))
    await page.getByRole('radio', { name: 'Jobs and cost' }).click()
    await expect
      .element(page.getByText(/^aws_lambda: .* GB-s × \$0\.0000166667 \+ 100 invocations × \$0\.2 a million/))
      .toBeVisible()
    await expect.element(page.getByText('list prices of 2026-11, before any free tier')).toBeVisible()
    await page.getByRole('button', { name: '73bbe9-0-M000: square, 100 calls' }).click()
    await expect.element(rows()).toBeVisible()
    await expect.element(page.getByText('100 of 100 done, 5 failed')).toBeVisible()
  })
})

it('draws twenty thousand calls and says so', async () => {
  await opened(functions(20_000, 100, 400))
  await expect.element(page.getByText('20\u2009000 calls', { exact: true })).toBeVisible()
  ;(rows().element() as HTMLElement).focus()
  await userEvent.keyboard('{+}{+}{+}{End}')
  await expect.element(page.getByText('19999 of 73bbe9-0-M000')).toBeVisible()
})

describe('the figures of the platform', () => {
  const field = (name: string) => page.getByRole('textbox', { name })

  it('are set by a person, go back to what the program says, and are refused in words', async () => {
    const session = functions(5, 2, 2.5)
    await opened(session)
    await page.getByRole('button', { name: 'Platform', exact: true }).click()
    await field('Limit containers').fill('0')
    await page.getByRole('button', { name: 'Set' }).click()
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('The limit is a whole number, 1 to 128 containers.')
    await field('Limit containers').fill('2')
    await page.getByRole('button', { name: 'Set' }).click()
    expect(session.wished).toEqual({ limit: 2 })
    await page.getByRole('button', { name: 'Platform: 1 figure is set' }).click()
    await expect.element(field('Limit containers')).toHaveValue('2')
    await page.getByRole('button', { name: 'As the program says' }).click()
    expect(session.wished).toBeNull()
  })

  it('are taken from a company by its name', async () => {
    const session = functions(5, 2, 2.5)
    await opened(session)
    await page.getByRole('button', { name: 'Platform', exact: true }).click()
    await page.getByRole('button', { name: 'Take the figures of' }).click()
    await page.getByRole('menuitem', { name: /^code_engine/ }).click()
    await expect.element(field('Cold start s')).toHaveValue('2')
    await expect.element(field('Price $ a GB-s')).toHaveValue('0.00000356')
    await page.getByRole('button', { name: 'Set' }).click()
    expect(session.wished).toMatchObject({ coldStart: 2, prices: { asOf: '2026-11' } })
  })
})
