import { useState } from 'react'
import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { ControlValue, Output } from '../../../runtime/protocol/output'
import '../../primitives/tokens.css'
import { ControlOutput } from './ControlOutput'

const control = { type: 'slider', label: 'Rate', min: 0, max: 100, step: 1, scale: 'linear' } as const

/** A slider whose listener is at work from the first change on, as while a training runs. */
function Busy({ set }: { readonly set: (value: ControlValue) => void }) {
  const [output, setOutput] = useState<Extract<Output, { kind: 'control' }>>({
    kind: 'control',
    id: 1,
    key: 'a',
    control,
    value: 50,
    state: 'live',
    busy: false,
  })
  const inputs = {
    control: (_: string, value: ControlValue) => {
      set(value)
      setOutput((before) => ({ ...before, value, busy: true }))
    },
    stop: () => Promise.resolve(),
  }
  return <ControlOutput output={output} inputs={inputs} />
}

it('a thumb that is dragged stays under the pointer when its listener begins to work', async () => {
  let heard: ControlValue = 50
  await render(<Busy set={(value) => (heard = value)} />)
  const slider = page.getByRole('slider', { name: 'Rate' })
  const { clientWidth: width, clientHeight: height } = slider.element()
  const at = (share: number) => ({ x: share * width, y: height / 2 })
  await slider.dropTo(slider, { sourcePosition: at(0.7), targetPosition: at(0.1) })
  await expect.element(page.getByText('Working')).toBeInTheDocument()
  expect(Number(heard)).toBeLessThan(20)
})
