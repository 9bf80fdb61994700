import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import './tokens.css'
import { tip, TooltipLayer } from './Tooltip'

const shown = () => page.getByRole('tooltip')

it('closes when a dialog opens, and what lies behind the dialog has none', async () => {
  await render(
    <>
      <button {...tip('Takes one step')}>Next</button>
      <dialog aria-label="Until" />
      <TooltipLayer />
    </>,
  )
  await userEvent.hover(page.getByRole('button', { name: 'Next' }))
  await expect.element(shown()).toHaveTextContent('Takes one step')
  document.querySelector('dialog')?.showModal()
  await expect.element(shown()).not.toBeInTheDocument()
})

it('closes when the menu of its button opens', async () => {
  const { rerender } = await render(<Opener open={false} />)
  await userEvent.hover(page.getByRole('button', { name: 'Faults' }))
  await expect.element(shown()).toHaveTextContent('By chance')
  await rerender(<Opener open />)
  await expect.element(shown()).not.toBeInTheDocument()
})

function Opener({ open }: { readonly open: boolean }) {
  return (
    <>
      <button {...tip('By chance')} aria-haspopup="menu" aria-expanded={open}>
        Faults
      </button>
      <TooltipLayer />
    </>
  )
}

it('lies on none of the buttons that have opened beside its target', async () => {
  await render(
    <>
      <div style={{ position: 'fixed', top: 100, left: 100 }}>
        <button {...tip('add(10)')}>add</button>
      </div>
      <div data-tips="around" style={{ position: 'fixed', top: 122, left: 60, width: 160, height: 40 }} />
      <TooltipLayer />
    </>,
  )
  await userEvent.hover(page.getByRole('button', { name: 'add' }))
  await expect.element(shown()).toHaveTextContent('add(10)')
  expect(shown().element().getBoundingClientRect().bottom).toBeLessThanOrEqual(100)
})
