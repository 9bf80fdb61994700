import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { createFakeSession, type FakeSession, type Script } from '../app/fixtures/fake-session'
import { fixtureNotebooks } from '../app/fixtures/notebooks'
import '../primitives/tokens.css'
import type { Cell, Notebook } from '../../notebooks/document/notebook'
import { blank } from '../../notebooks/document/edits'
import { keepsNothing } from '../store/keeps-nothing'
import { NOTHING_KEPT } from '../store/kept'
import { createNotebookModel } from '../store/notebook'
import type { NotebookModel } from '../store/notebook-model'
import { NotebookView } from './NotebookView'

let model: NotebookModel
let session: FakeSession

async function open(id: string, given?: Script) {
  const { notebook, script } = fixtureNotebooks.find((one) => one.notebook.id === id)!
  await openNotebook(notebook, given ?? script)
}

async function openNotebook(notebook: Notebook, script: Script) {
  session = createFakeSession(script)
  model = createNotebookModel(notebook, session, keepsNothing(NOTHING_KEPT))
  await render(
    <div style={{ height: 800, width: 700 }}>
      <NotebookView model={model} />
    </div>,
  )
  await expect.poll(() => document.querySelector('.cm-content')).not.toBeNull()
}

const cell = (id: string) => document.querySelector<HTMLElement>(`[data-cell="${id}"]`)!
const focused = () => document.activeElement?.closest('[data-cell]')?.getAttribute('data-cell')

afterEach(() => localStorage.clear())

it('a cell runs, says what it made, and gets its number', async () => {
  await open('counter')
  await page.getByRole('button', { name: 'Run this cell' }).first().click()
  await expect.element(page.getByText('count, ana, ben')).toBeVisible()
  await expect.element(page.getByText('0.14 s, shipped 1.2 KiB')).toBeVisible()
  expect(cell('c1').textContent).toContain('[1]')
})

it('a waiting cell says how many messages are held, and can be stopped', async () => {
  await open('counter')
  await page.getByRole('button', { name: 'Run this cell' }).nth(1).click()
  await expect.element(page.getByText('Waiting for you: 4 messages are held')).toBeVisible()
  await page.getByRole('button', { name: 'Stop this cell' }).click()
  await expect.element(page.getByText('stopped by you')).toBeVisible()
})

it('a click into a blank takes all of it: what is typed stands in its place', async () => {
  await open('lab')
  const blanks = () => [...document.querySelectorAll<HTMLElement>('.cm-blank')]
  await expect.poll(() => blanks()).toHaveLength(3)
  await page.elementLocator(blanks()[0]).click()
  await userEvent.keyboard('3')
  await expect.element(page.getByText('2 blanks left of 3')).toBeVisible()
  expect(cell('e1').textContent).toContain('{ numReturns: 3 }')
})

it('what follows a prediction is not in the page until it is locked in', async () => {
  await open('counter')
  await expect.element(page.getByText('What happens next opens when you have predicted.')).toBeVisible()
  expect(cell('c3')).toBeNull()
  await page.getByText('only 3').click()
  await page.getByRole('button', { name: 'Lock it in' }).click()
  expect(cell('c3')).not.toBeNull()
})

it('a prediction is answered when the cell that shows it has run, and not before', async () => {
  await open('counter')
  await page.getByText('only 3').click()
  await page.getByRole('button', { name: 'Lock it in' }).click()
  await expect.element(page.getByText('Now run it and see.')).toBeVisible()
  expect(cell('q1').textContent).not.toContain('The answer is')
  expect(cell('q1').querySelector('[class*=right]')).toBeNull()
  await page.getByRole('button', { name: 'Run this cell' }).nth(1).click()
  await expect.element(page.getByText('Now deliver the messages and see.')).toBeVisible()
  model.store.setState({ ran: ['c2'] })
  await expect.element(page.getByText('You predicted “only 3”. The answer is “1, 2 or 3”.')).toBeVisible()
})

it('Tab goes from blank to blank, round the end, and indents where none is left', async () => {
  await open('lab')
  await expect.poll(() => document.querySelectorAll('.cm-blank').length).toBe(3)
  await page.elementLocator(document.querySelector<HTMLElement>('.cm-blank')!).click()
  await userEvent.keyboard('3{Tab}ready{Tab}rest{Shift>}{Tab}{/Shift}')
  await expect.element(page.getByText('no blank left, not run yet')).toBeVisible()
  expect(cell('e1').textContent).toContain('ray.get(ready)')
  expect(cell('e1').textContent).toContain('ray.get(rest)')
})

it('the keys of Jupyter move between cells and modes', async () => {
  await open('counter')
  cell('p1').focus()
  await userEvent.keyboard('j')
  expect(focused()).toBe('c1')
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement?.className).toContain('cm-content')
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).toBe(cell('c1'))
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}')
  expect(focused()).toBe('c2')
  expect(session.calls).toContain('run c1')
  await userEvent.keyboard('kk')
  expect(focused()).toBe('p1')
})

it('0 0 asks before it restarts', async () => {
  await open('counter')
  cell('p1').focus()
  await userEvent.keyboard('00')
  await expect.element(page.getByRole('heading', { name: 'Restart the notebook?' })).toBeVisible()
  expect(session.calls).not.toContain('restart')
  await page.getByRole('button', { name: 'Restart notebook' }).last().click()
  expect(session.calls).toContain('restart')
})

it('Restart and run to here asks, restarts, and runs down to the chosen cell', async () => {
  await open('counter')
  cell('c1').focus()
  await page.getByRole('button', { name: 'More ways to run' }).click()
  await expect.element(page.getByRole('menuitem', { name: 'Run all above' })).toHaveAttribute('aria-disabled')
  await expect.element(page.getByText('No cell to run stands above the chosen one.')).toBeVisible()
  await page.getByRole('menuitem', { name: 'Restart and run to here' }).click()
  await page.getByRole('button', { name: 'Restart and run to here' }).click()
  await expect.poll(() => session.calls).toEqual(['restart', 'run c1'])
})

it('Ctrl+F8 runs the cells above the chosen one, from its editor too', async () => {
  await open('counter')
  cell('c2').querySelector<HTMLElement>('.cm-content')!.focus()
  await userEvent.keyboard('{Control>}{F8}{/Control}')
  await expect.poll(() => session.calls).toEqual(['run c1'])
})

it('an error about a name that a cell further up makes leads there', async () => {
  const frames = [{ cell: 'c2', line: 1, column: 1, name: '' }]
  const error = {
    name: 'ReferenceError',
    message: 'count is not defined',
    frames,
    remote: [],
    hint: 'Guess.',
  }
  await open('counter', { cells: { c2: { error } } })
  await page.getByRole('button', { name: 'Run this cell' }).nth(1).click()
  await expect
    .element(page.getByText('count is made further up, in cell c1 line 11. Run that cell'))
    .toBeVisible()
  expect(page.getByText('Guess.').query()).toBeNull()
  await page.getByRole('button', { name: 'cell c1 line 11' }).click()
  await expect.poll(() => focused()).toBe('c1')
})

it('a forgotten await is underlined while typing, and says so where the cursor goes', async () => {
  await open('counter')
  const forgotten = () => [...cell('c2').querySelectorAll('.cm-forgot')].map((mark) => mark.textContent)
  model.edit('c2', 'console.log(count.getValue())')
  await expect.poll(() => forgotten()).toEqual(['count.getValue()'])
  expect(cell('c2').querySelector('.cm-forgot')?.getAttribute('data-tip')).toBe('You forgot await.')

  cell('c2').querySelector<HTMLElement>('.cm-content')!.focus()
  await userEvent.keyboard('{End}{ArrowLeft}{ArrowLeft}')
  await expect.element(page.getByText('You forgot await.').first()).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('.cm-forgot-words')).toBeNull()
  await userEvent.keyboard('{Enter}{ArrowLeft}')
  await expect.element(page.getByText('You forgot await.').first()).toBeVisible()
  await userEvent.keyboard('x')
  await expect.poll(() => document.querySelector('.cm-forgot-words')).toBeNull()

  model.edit('c2', 'console.log(await count.getValue())')
  await expect.poll(() => forgotten()).toEqual([])
})

it('what an await is missed for depends on the cell that makes the name', async () => {
  await open('counter')
  const marks = () => cell('c2').querySelectorAll('.cm-forgot').length
  model.edit('c2', 'count.getValue() + 1')
  await expect.poll(() => marks()).toBe(1)
  model.edit('c1', 'const count = new Map()')
  await expect.poll(() => marks()).toBe(0)
})

it('a keystroke touches nothing on the page but its own cell', async () => {
  await open('counter')
  cell('c1').querySelector<HTMLElement>('.cm-content')!.focus()
  await userEvent.keyboard('a')
  // Types come to the other editors as well, once: not by a key.
  const typed = () => [...document.querySelectorAll('[data-language=typescript]')]
  await expect.poll(() => typed().every((one) => one.hasAttribute('aria-autocomplete'))).toBe(true)
  const touched = new Set<Node>()
  const watch = new MutationObserver((changes) => changes.forEach((change) => touched.add(change.target)))
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  await userEvent.keyboard('bc')
  await new Promise((resolve) => setTimeout(resolve, 50))
  watch.disconnect()
  expect(touched.size).toBeGreaterThan(0)
  expect([...touched].filter((node) => !cell('c1').contains(node))).toEqual([])
  expect(model.code('c1').text).toContain('abc')
})

it('Undo my edits brings the text of the lesson back', async () => {
  await open('counter')
  const before = model.code('c1').text
  model.edit('c1', 'nothing')
  await expect.element(page.getByRole('button', { name: 'Undo my edits' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo my edits' }).click()
  expect(model.code('c1').text).toBe(before)
  await expect.poll(() => cell('c1').textContent).toContain('class Counter')
})

it('a check says what came, opens hints one by one, and the solution last', async () => {
  await open('lab')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect.element(page.getByText('came after 3.57 s, and it holds six results.')).toBeVisible()
  await page.getByRole('button', { name: 'Look at the failing run' }).click()
  expect(session.calls).toContain('follow a b')
  await page.getByRole('button', { name: 'Show a hint' }).click()
  expect(page.getByRole('button', { name: 'Show the solution' }).query()).toBeNull()
  await page.getByRole('button', { name: 'Next hint' }).click()
  await page.getByRole('button', { name: 'Next hint' }).click()
  await page.getByRole('button', { name: 'Show the solution' }).click()
  await page.getByRole('button', { name: 'Put it in the cell' }).click()
  await expect.element(page.getByText('It is in the cell e1. Check it, then run the cell.')).toBeVisible()
  await page.getByRole('button', { name: 'Check' }).click()
  await expect.element(page.getByText('came after 0.89 s and holds three results.')).toBeVisible()
  await expect.element(page.getByText('Now run the cell e1')).toBeVisible()
  await page.getByRole('button', { name: 'Run the cell' }).click()
  expect(session.calls).toContain('run e1')
  await expect.poll(() => page.getByText('Now run the cell e1').query()).toBeNull()
})

it('every kind of output is drawn, and html is clean', async () => {
  await open('outputs')
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect.element(page.getByText('showing 4 of 1\u2009000 rows')).toBeVisible()
  await expect.element(page.getByRole('img', { name: 'Image, 28 by 28 pixels' })).toBeVisible()
  await expect.poll(() => document.querySelectorAll('.recharts-surface').length).toBeGreaterThan(1)
  expect(document.querySelector('[onclick], section script')).toBeNull()
  await page.getByRole('button', { name: /name: "server"/ }).click()
  await expect.element(page.getByText('4260', { exact: true })).toBeVisible()
})

it('a long notebook is all there, with editors for what is near, and the last cell has one when it is entered', async () => {
  const { notebook, script } = fixtureNotebooks[0]
  const cells = Array.from(
    { length: 200 },
    (_, n) => ({ ...blank('code', `n${n}`), text: `1 + ${n}` }) as Cell,
  )
  await openNotebook({ ...notebook, cells }, script)
  await expect.poll(() => cell('n199')?.textContent).toContain('1 + 199')
  const editors = () => document.querySelectorAll('.cm-content').length
  await expect.poll(editors).toBeGreaterThanOrEqual(40)
  expect(editors()).toBeLessThan(80)
  expect(cell('n199').querySelector('.cm-content')).toBeNull()
  cell('n199').scrollIntoView()
  cell('n199').focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => document.activeElement?.className).toContain('cm-content')
  expect(focused()).toBe('n199')
})
