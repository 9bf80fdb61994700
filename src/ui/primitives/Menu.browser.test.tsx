import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import './tokens.css'
import { Menu, type MenuItem } from './Menu'

const items: readonly MenuItem<'a' | 'b' | 'c'>[] = [
  { id: 'a', label: 'Aye', disabled: true },
  { id: 'b', label: 'Bee' },
  { id: 'c', label: 'Sea' },
]

const menu = (value?: 'b' | 'c') =>
  render(
    <Menu label="Letters" items={items} value={value} onChoose={() => {}}>
      Letters
    </Menu>,
  )

const button = () => page.getByRole('button', { name: 'Letters' })

function focusButton(): void {
  const found = button().element()
  if (found instanceof HTMLElement) found.focus()
}

it.each(['{ArrowDown}', '{Enter}', ' '])(
  'opened by the key "%s", has the focus on what can be chosen first',
  async (key) => {
    await menu()
    focusButton()
    await userEvent.keyboard(key)
    await expect.element(page.getByRole('menuitem', { name: 'Bee' })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(button()).toHaveFocus()
  },
)

it('opened by a key, has the focus on what holds, where one of them holds', async () => {
  await menu('c')
  focusButton()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(page.getByRole('menuitemradio', { name: 'Sea' })).toHaveFocus()
})

it('opened by a click, lights nothing', async () => {
  await menu()
  await button().click()
  await expect.element(page.getByRole('menu')).toHaveFocus()
})
