import { useState } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../primitives/tokens.css'
import { DrawingInput } from './DrawingInput'

const size = 28
/** What code gets: the newest value, after every change. */
let drawn: Float32Array
let changes: number

beforeEach(() => {
  drawn = new Float32Array(size * size)
  changes = 0
})

function Pad({ usable }: { readonly usable: boolean }) {
  const [ink, setInk] = useState(drawn)
  return (
    <DrawingInput
      control={{ type: 'drawing', label: 'Draw a digit', size }}
      ink={ink}
      usable={usable}
      set={(next) => {
        drawn = next
        changes += 1
        setInk(next)
      }}
    />
  )
}

const pad = () => page.getByRole('application', { name: 'Draw a digit: a square to draw on' })
const canvas = () => pad().element() as HTMLCanvasElement
/** Whether code sees ink around this pixel of the grid. */
const inkAt = (x: number, y: number): boolean => drawn[y * size + x] > 0.5
const inked = (): number => drawn.filter((value) => value > 0).length

/** The middle of a pixel of the grid, from the corner of the square. */
function middle([x, y]: readonly [number, number]): { readonly x: number; readonly y: number } {
  const { clientWidth, clientHeight } = canvas()
  return { x: ((x + 0.5) / size) * clientWidth, y: ((y + 0.5) / size) * clientHeight }
}

/** With the mouse: the square captures the pointer, which only a real one lets it do. */
async function draw(from: readonly [number, number], to?: readonly [number, number]): Promise<void> {
  if (to) await pad().dropTo(pad(), { sourcePosition: middle(from), targetPosition: middle(to) })
  else await pad().click({ position: middle(from) })
}

it('a pointer draws: the value has ink along its way and nowhere else, and so has the square', async () => {
  await render(<Pad usable />)
  await draw([4, 14], [22, 14])
  for (const x of [4, 9, 14, 18, 22]) expect(inkAt(x, 14)).toBe(true)
  expect([inkAt(14, 4), inkAt(14, 24), inkAt(26, 14)]).toEqual([false, false, false])
  await expect
    .poll(() => [...canvas().getContext('2d')!.getImageData(14, 14, 1, 1).data])
    .toEqual([255, 255, 255, 255])
  expect([...canvas().getContext('2d')!.getImageData(2, 2, 1, 1).data]).toEqual([0, 0, 0, 255])
})

it('a touch is a dot, and two strokes are both kept', async () => {
  await render(<Pad usable />)
  await draw([5, 5])
  await draw([20, 20])
  expect([inkAt(5, 5), inkAt(20, 20), inkAt(12, 12)]).toEqual([true, true, false])
})

it('keys draw: arrows move the pen, Space puts it down and lifts it', async () => {
  await render(<Pad usable />)
  canvas().focus()
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(changes).toBe(0)
  await userEvent.keyboard(' {ArrowUp}{ArrowUp}{ArrowUp}')
  await expect.element(page.getByText('Pen down, row 12, column 13')).toBeInTheDocument()
  expect([inkAt(12, 14), inkAt(12, 11), inkAt(18, 14)]).toEqual([true, true, false])
  await userEvent.keyboard(' ')
  const before = drawn
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}')
  expect(drawn).toBe(before)
})

it('the pen stays on the square, however long a key is held', async () => {
  await render(<Pad usable />)
  canvas().focus()
  await userEvent.keyboard('{ArrowRight>40/}')
  await expect.element(page.getByText(`Pen up, row 15, column ${size}`)).toBeInTheDocument()
})

it('is cleared by its button, by a click or by keys, and lifts the pen', async () => {
  await render(<Pad usable />)
  canvas().focus()
  await userEvent.keyboard(' {ArrowDown}')
  expect(inked()).toBeGreaterThan(0)
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  expect(inked()).toBe(0)
  await expect.element(page.getByText(/^Pen up/)).toBeInTheDocument()
  await draw([10, 10])
  await page.getByRole('button', { name: 'Clear' }).click()
  expect(inked()).toBe(0)
})

it('says that nothing is drawn, until something is', async () => {
  await render(<Pad usable />)
  await expect.element(page.getByText('Nothing is drawn yet.')).toBeVisible()
  await draw([10, 10])
  await expect.element(page.getByText('Nothing is drawn yet.')).not.toBeInTheDocument()
  expect(pad().element()).toHaveAccessibleDescription(/^Draw with the pointer/)
})

it('one that can not be used takes no ink, from the pointer or from keys', async () => {
  await render(<Pad usable={false} />)
  await pad().click({ position: middle([10, 10]), force: true })
  canvas().dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true }))
  expect([changes, canvas().tabIndex, canvas().getAttribute('aria-disabled')]).toEqual([0, -1, 'true'])
})
