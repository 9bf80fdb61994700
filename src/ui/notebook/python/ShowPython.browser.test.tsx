import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { CodeCell } from '../../../notebooks/document/notebook'
import '../../primitives/tokens.css'
import { usePython } from './ShowPython'

const cell: CodeCell = {
  kind: 'code',
  id: 'a',
  language: 'typescript',
  text: '1',
  stage: {},
  exercise: false,
  original: false,
}
const PYTHON = 'class Door:\n    pass'

function Shown({ python }: { readonly python?: string }) {
  const { button, panel } = usePython({ ...cell, python })
  return (
    <>
      <div>{button}</div>
      {panel}
    </>
  )
}

const button = () => page.getByRole('button', { name: /the Python$/ })
const panel = () => page.getByRole('region', { name: 'The same in Python' })

it('a cell with Python shows it on request, in colours, and says that it does not run', async () => {
  await render(<Shown python={PYTHON} />)
  await expect.element(button()).toHaveAttribute('aria-expanded', 'false')
  expect(panel().elements()).toEqual([])
  await button().click()
  await expect.element(button()).toHaveTextContent('Hide the Python')
  await expect.element(panel()).toHaveTextContent('Python does not run here.')
  await expect.poll(() => document.querySelector('pre')?.textContent).toBe(PYTHON)
  await expect.poll(() => document.querySelector('pre span')?.textContent).toBe('class')
  await button().click()
  expect(panel().elements()).toEqual([])
})

it('by keyboard: Tab goes from the button to the text, and Escape closes it and comes back', async () => {
  await render(<Shown python={PYTHON} />)
  await userEvent.keyboard('{Tab}{Enter}{Tab}')
  expect(document.activeElement?.tagName).toBe('PRE')
  await userEvent.keyboard('{Escape}')
  expect(panel().elements()).toEqual([])
  expect(document.activeElement?.textContent).toBe('Show the Python')
})

it('a cell without Python has no button', async () => {
  await render(<Shown />)
  expect(document.querySelector('button')).toBeNull()
})
