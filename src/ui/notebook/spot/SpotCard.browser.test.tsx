import { beforeEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { Notebook, SpotCell } from '../../../notebooks/document/notebook'
import { createFakeSession } from '../../app/fixtures/fake-session'
import '../../primitives/tokens.css'
import { keepsNothing } from '../../store/keeps-nothing'
import { NOTHING_KEPT, type Kept } from '../../store/kept'
import { createNotebookModel } from '../../store/notebook'
import type { NotebookModel } from '../../store/notebook-model'
import { NotebookView } from '../NotebookView'

const spot: SpotCell = {
  kind: 'spot',
  id: 's1',
  question: 'Which line waits for each?',
  code: "import { a } from 'b'\n\nfor (const one of all) {\n  found += await one.find()\n}",
  mistakes: [4],
  wrong: { 3: 'It only goes **round**.' },
  otherwise: 'Look for `await`.',
  explanation: 'It waits each time.',
  repaired: 'asked.push(one.find())',
}
const notebook: Notebook = {
  id: 'n',
  number: '',
  title: 'N',
  minutes: 1,
  shelf: 'shelf',
  teaches: '',
  cells: [{ kind: 'prose', id: 'p1', markdown: 'Words.' }, spot],
}

let model: NotebookModel
let kept: Kept = NOTHING_KEPT

async function open(before: Kept = NOTHING_KEPT) {
  const keeper = { ...keepsNothing(before), did: (work: Kept) => void (kept = work) }
  model = createNotebookModel(notebook, createFakeSession({ cells: {} }), keeper)
  const view = await render(
    <div style={{ height: 800, width: 700 }}>
      <NotebookView model={model} />
    </div>,
  )
  await expect.element(page.getByText('Which line waits for each?')).toBeVisible()
  return view
}

const cell = () => document.querySelector<HTMLElement>('[data-cell="s1"]')!
const line = (n: number) => page.getByRole('radio', { name: new RegExp(`^line ${n}:`) })
const answer = () => page.getByRole('button', { name: 'This line' })

beforeEach(() => {
  kept = NOTHING_KEPT
})

it('a wrong line says so with its own words, and others may be tried until the mistake is found', async () => {
  await open()
  await expect.element(answer()).toHaveAttribute('aria-disabled', 'true')
  await page.elementLocator(cell().querySelector('[data-line="3"]')!).click()
  await expect.element(line(3)).toBeChecked()
  await answer().click()
  await expect.element(page.getByText('Line 3 is not the mistake.')).toBeVisible()
  await expect.element(page.getByText('It only goes round.')).toBeVisible()
  await expect.element(page.getByText('Lines tried: 1')).toBeVisible()
  expect(page.getByText('It waits each time.').query()).toBeNull()

  await line(5).click()
  await answer().click()
  await expect.element(page.getByText('Line 5 is not the mistake.')).toBeVisible()
  await expect.element(page.getByText('Look for')).toBeVisible()
  await expect.element(line(3)).toHaveAccessibleName('line 3: for (const one of all) {, not the mistake')

  await line(4).click()
  await answer().click()
  await expect.element(page.getByText('Line 4, found at the 3rd try.')).toBeVisible()
  await expect.element(page.getByText('It waits each time.')).toBeVisible()
  await expect.element(page.getByText('asked.push(one.find())')).toBeVisible()
  expect(page.getByRole('radio').elements()).toEqual([])
  expect(cell().getAttribute('aria-label')).toBe('Spot the mistake, found')
  expect(kept.spotted).toEqual({ s1: { tries: 3, found: true } })
})

it('by keys: Enter goes in, arrows go from line to line over empty ones, Enter answers, Escape comes out', async () => {
  await open()
  await expect.element(line(1)).toHaveAccessibleName("line 1: import { a } from 'b'")
  cell().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(line(1)).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(line(3)).toBeChecked()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Line 3 is not the mistake.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).toBe(cell())
  await userEvent.keyboard('{Enter}{ArrowDown}{ArrowDown}')
  await userEvent.keyboard('{Tab}{Enter}')
  await expect.element(page.getByText(/^Line 4, found/)).toBeVisible()
  expect(document.activeElement).toBe(cell())
})

it('the same wrong line is counted once, and no line is no answer', async () => {
  await open()
  await expect.element(line(1)).toBeVisible()
  answer()
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  expect(kept.spotted).toEqual({})
  await line(1).click()
  await answer().click()
  answer()
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  expect(kept.spotted).toEqual({ s1: { tries: 1, found: false } })
})

it('what was found stays found when the page is opened again, and what was tried is counted on', async () => {
  const first = await open({ ...NOTHING_KEPT, spotted: { s1: { tries: 1, found: false } } })
  await expect.element(page.getByText('Lines tried: 1')).toBeVisible()
  await line(4).click()
  await answer().click()
  await expect.element(page.getByText('Line 4, found at the 2nd try.')).toBeVisible()
  await first.unmount()

  await open(kept)
  await expect.element(page.getByText('Line 4, found at the 2nd try.')).toBeVisible()
  expect(answer().query()).toBeNull()
})
