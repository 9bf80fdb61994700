import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../primitives/tokens.css'
import { FakeStep } from '../stage/fixtures/fake-step'
import { counter } from '../stage/fixtures/programs'
import { StagePanel } from '../stage/StagePanel'

async function open(width = 790): Promise<FakeStep> {
  const session = new FakeStep(counter)
  await render(
    <div style={{ width, height: 700 }}>
      <StagePanel session={session} />
    </div>,
  )
  await expect.element(page.getByText('4 messages held')).toBeVisible()
  return session
}

const slider = () => page.getByRole('slider', { name: 'Delivered' })
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const value = () => slider().element().getAttribute('aria-valuenow')

it('goes back on the scrubber, once when the key is let go, and on again to where it was', async () => {
  const session = await open()
  await press('Next')
  await press('Next')
  await expect.poll(value).toBe('2')
  const sought: number[] = []
  const seek = session.seek.bind(session)
  session.seek = (position) => {
    sought.push(position)
    return seek(position)
  }
  ;(slider().element() as HTMLElement).focus()
  await userEvent.keyboard('{Home}')
  await expect.poll(() => session.frame().history?.position).toBe(0)
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => session.frame().history?.position).toBe(1)
  await userEvent.keyboard('{End}')
  await expect.poll(() => session.frame().history?.position).toBe(2)
  expect(sought).toEqual([0, 1, 2])
  await expect.element(slider()).toHaveAttribute('aria-valuetext', '2 of 4 delivered')
})

it('goes to the end again when End comes while the way to the beginning is not over', async () => {
  const session = await open()
  await press('Next')
  await press('Next')
  await expect.poll(value).toBe('2')
  const seek = session.seek.bind(session)
  let begin = () => {}
  const begun = new Promise<void>((resolve) => (begin = resolve))
  session.seek = async (position) => {
    if (position === 0) await begun
    return seek(position)
  }
  const sought = () => session.frame().history?.position
  ;(slider().element() as HTMLElement).focus()
  await userEvent.keyboard('{Home}')
  await expect.poll(value).toBe('0')
  await userEvent.keyboard('{End}')
  await expect.poll(value).toBe('2')
  const seen = new Set([sought()])
  begin()
  await expect.poll(() => seen.add(sought()).has(0)).toBe(true)
  await expect.poll(sought).toBe(2)
})

it('drags the thumb without running anything until it is let go', async () => {
  const session = await open()
  await press('Next 10')
  await expect.poll(value).toBe('4')
  await expect.poll(() => session.frame().going).toBe(false)
  const sought: number[] = []
  session.seek = (position) => {
    sought.push(position)
    return Promise.resolve(null)
  }
  const thumb = slider().element() as HTMLElement
  const track = thumb.parentElement!
  const box = track.getBoundingClientRect()
  const at = (share: number, type: string) =>
    track.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerId: 1,
        button: 0,
        clientX: box.left + box.width * share,
        clientY: box.top + 5,
      }),
    )
  // A pointer that was made up can't be captured.
  track.setPointerCapture = () => undefined
  at(1, 'pointerdown')
  at(0.7, 'pointermove')
  at(0.25, 'pointermove')
  await expect.poll(value).toBe('1')
  expect(sought).toEqual([])
  at(0.25, 'pointerup')
  expect(sought).toEqual([1])
})

it('keeps the way that was left as a branch, names it by its first step, and leads back to it', async () => {
  const session = await open()
  await press('Next')
  await press('Next')
  await press('Start again')
  await session.deliver('m3')
  const sign = page.getByRole('button', { name: '2 branches after step 0' })
  await sign.click()
  await page.getByRole('menuitem', { name: 'increment from ana to count' }).click()
  await expect.poll(() => session.frame().history?.position).toBe(2)
  await expect.poll(value).toBe('2')
})

it('runs until an actor’s state is so, and says what came', async () => {
  const session = await open()
  await press('Run until…')
  await page.getByRole('combobox', { name: 'Run until' }).selectOptions('an actor’s state is so')
  await page.getByRole('textbox', { name: 'Value' }).fill('2')
  await press('Start')
  await expect.element(page.getByText('count.value is 2')).toBeVisible()
  expect(session.frame().history?.position).toBe(2)
})

it('says so when what it waits for does not come', async () => {
  await open()
  await press('Run until…')
  await page.getByRole('combobox', { name: 'Run until' }).selectOptions('an actor’s state is so')
  await page.getByRole('textbox', { name: 'Value' }).fill('99')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Not yet, and nothing is held any more')).toBeVisible()
})

it('plays by itself, and pauses', async () => {
  const session = await open()
  await press('Play')
  await press('Pause')
  await expect.element(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  expect(session.frame().going).toBe(false)
})

it('has keys for all of it while the focus is in the stage', async () => {
  const session = await open()
  ;(page.getByRole('region', { name: 'Stage' }).element() as HTMLElement).focus()
  const position = () => session.frame().history?.position
  await userEvent.keyboard('n')
  await expect.poll(position).toBe(1)
  await userEvent.keyboard('{Backspace}')
  await expect.poll(position).toBe(0)
  await userEvent.keyboard('{Shift>}N{/Shift}')
  await expect.poll(position).toBe(4)
  await userEvent.keyboard('u')
  await expect.element(page.getByRole('dialog', { name: 'Run until' })).toBeVisible()
  await userEvent.keyboard('n')
  expect(position()).toBe(4)
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog', { name: 'Run until' })).not.toBeInTheDocument()
})

it('has room for everything in the smallest window, and nothing lies over anything', async () => {
  await open(704)
  await press('Next')
  await expect.poll(value).toBe('1')
  const group = page.getByRole('group', { name: 'Delivery' }).element()
  const boxes = [
    ...group.querySelectorAll('button, [class*="track"], [class*="words"], [class*="seed"]'),
  ].map((one) => one.getBoundingClientRect())
  const rows = new Set(boxes.map((box) => Math.round((box.top + box.bottom) / 2 / 12)))
  expect(rows.size).toBe(1)
  for (const [n, a] of boxes.entries())
    for (const b of boxes.slice(n + 1))
      expect(Math.min(a.right, b.right) - Math.max(a.left, b.left)).toBeLessThanOrEqual(0.5)
  expect(Math.max(...boxes.map((box) => box.right))).toBeLessThanOrEqual(704)
})
