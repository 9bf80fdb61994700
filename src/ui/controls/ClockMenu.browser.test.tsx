import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../primitives/tokens.css'
import { FakeLive } from '../stage/fixtures/fake-live'
import { actor } from '../stage/fixtures/frames'
import { StagePanel } from '../stage/StagePanel'

async function open(width = 620, mode: 'live' | 'slow' = 'live'): Promise<FakeLive> {
  const session = new FakeLive({ actors: [actor(0), actor(1)], edges: [[0, 1]], perSecond: 600, mode })
  await render(
    <div style={{ width, height: 700 }}>
      <StagePanel session={session} />
    </div>,
  )
  await expect.element(page.getByRole('group', { name: 'Delivery' })).toBeVisible()
  return session
}

const button = (words: string) => page.getByRole('button', { name: `Clock of the run: ${words}` })

it('says nothing of a real clock, and whoever chooses a factor by keys reads it until it is real again', async () => {
  const session = await open()
  await expect.element(page.getByText('real clock')).toBeVisible()
  expect(button('Real time').element().textContent).toBe('')
  ;(button('Real time').element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(page.getByRole('menuitemradio', { name: 'Real time' })).toHaveFocus()
  for (const name of ['2×', '5×', '10×']) {
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByRole('menuitemradio', { name })).toHaveFocus()
  }
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => session.frame().clockRate).toBe(10)
  await expect.element(button('Simulated time, 10×')).toBeVisible()
  await expect.element(page.getByText('Simulated time, 10×')).toBeVisible()
  await expect.element(page.getByText('real clock')).not.toBeInTheDocument()
  await button('Simulated time, 10×').click()
  await page.getByRole('menuitemradio', { name: 'Real time' }).click()
  await expect.poll(() => session.frame().clockRate).toBe(1)
  await expect.element(button('Real time')).toBeVisible()
})

it('has the factor that a cell has set among those that can be chosen', async () => {
  const session = await open()
  session.setClockRate(25)
  await button('Simulated time, 25×').click()
  await expect.element(page.getByRole('menuitemradio', { name: '25×' })).toBeVisible()
  expect(page.getByRole('menuitemradio').elements()).toHaveLength(6)
})

it('counts messages by the seconds of the run', async () => {
  const session = await open()
  await expect.element(page.getByText('600 messages/s on 1 edge')).toBeVisible()
  session.setClockRate(10)
  await expect.element(page.getByText('60 messages/s on 1 edge')).toBeVisible()
})

it.each([380, 480, 620])(
  'lies whole in an apron of %i pixels, beside the speed of slow motion too',
  async (width) => {
    const session = await open(width, 'slow')
    session.setClockRate(10)
    await expect.element(button('Simulated time, 10×')).toBeVisible()
    const apron = page.getByRole('group', { name: 'Delivery' }).element()
    expect(apron.scrollWidth).toBeLessThanOrEqual(apron.clientWidth)
    const edge = apron.getBoundingClientRect().right
    for (const part of apron.querySelectorAll('button, label, span'))
      expect(part.getBoundingClientRect().right).toBeLessThanOrEqual(edge)
  },
)
