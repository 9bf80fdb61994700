import { expect, it } from 'vitest'
import { cdp } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { useKeptClicks } from './kept-clicks'

interface Mouse {
  send: (
    method: 'Input.dispatchMouseEvent',
    event: { type: string; x: number; y: number; button: 'left'; clickCount: number },
  ) => Promise<void>
}

const clicks: string[] = []

function Floor({ top }: { readonly top: number }) {
  useKeptClicks()
  return (
    <div style={{ position: 'relative', height: 300 }} onClick={() => clicks.push('floor')}>
      <button
        style={{ position: 'absolute', top, left: 20, width: 80, height: 30 }}
        onClick={(event) => {
          event.stopPropagation()
          clicks.push('envelope')
        }}
      >
        Envelope
      </button>
    </div>
  )
}

/** A real mouse, at this place of the page that the test is in. */
async function mouse(type: 'mousePressed' | 'mouseReleased', x: number, y: number): Promise<void> {
  const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect()
  const scale = window.frameElement ? frame.width / window.innerWidth : 1
  const input = cdp() as unknown as Mouse
  const event = {
    type,
    x: frame.x + x * scale,
    y: frame.y + y * scale,
    button: 'left' as const,
    clickCount: 1,
  }
  await input.send('Input.dispatchMouseEvent', event)
}

async function pressAndMove(slip: number): Promise<void> {
  clicks.length = 0
  const { rerender } = await render(<Floor top={20} />)
  const { x, y } = document.querySelector('button')?.getBoundingClientRect() ?? new DOMRect()
  await mouse('mousePressed', x + 10, y + 10)
  await rerender(<Floor top={120} />)
  await mouse('mouseReleased', x + 10 + slip, y + 10)
}

it('gives the click to what was pressed, though it has moved away before the release', async () => {
  await pressAndMove(2)
  await expect.poll(() => clicks).toEqual(['envelope'])
})

it('takes a drag for no click', async () => {
  await pressAndMove(40)
  await expect.poll(() => clicks).toEqual(['floor'])
})

it('leaves a usual click as it is', async () => {
  clicks.length = 0
  await render(<Floor top={20} />)
  const { x, y } = document.querySelector('button')?.getBoundingClientRect() ?? new DOMRect()
  await mouse('mousePressed', x + 10, y + 10)
  await mouse('mouseReleased', x + 10, y + 10)
  await expect.poll(() => clicks).toEqual(['envelope'])
})
