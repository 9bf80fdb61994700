/** Over real workers: what is chosen is shown by every view, and the notebook shows the line. */
import { expect, it, onTestFinished } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../primitives/tokens.css'
import type { CodeCell, Notebook } from '../../../notebooks/document/notebook'
import { OpenNotebook } from '../../../notebooks/kernel/testing/open-notebook'
import { LessonPage } from '../../app/LessonPage'
import { NOTHING_KEPT } from '../../store/kept'
import { keepsNothing } from '../../store/keeps-nothing'
import { reveal } from '../../store/reveal'
import { stageStoreOf } from '../../store/stage'
import { StagePanel } from '../StagePanel'

const text = `import { spawn } from 'actors'
class Account {
  balance = 100
  withdraw(n) {
    console.log('asked for', n)
    this.balance -= n
    return this.balance
  }
}
class Bank {
  async pay(account, n) {
    await account.withdraw(n)
    return 'paid'
  }
}
const account = await spawn(Account, { name: 'account' })
const bank = await spawn(Bank, { name: 'bank' })
await bank.pay(account, 10)
await bank.pay(account, 20)`

const cell: CodeCell = {
  kind: 'code',
  id: 'transfer',
  language: 'javascript',
  text,
  stage: {},
  exercise: false,
  original: false,
}
const notebook: Notebook = {
  id: 'real',
  number: '3',
  title: 'A transfer',
  minutes: 1,
  shelf: 'course',
  teaches: '',
  cells: [cell],
}
const keeper = keepsNothing(NOTHING_KEPT)

async function open(width: number) {
  await page.viewport(width, 900)
  const book = new OpenNotebook()
  await book.session.openViews()
  onTestFinished(() => book.close())
  const { session } = book
  await render(
    <LessonPage
      notebook={notebook}
      session={session}
      keeper={keeper}
      stage={<StagePanel session={session} onPlace={reveal} />}
    />,
  )
  await page.getByRole('button', { name: 'Run this cell' }).click()
  await expect.poll(() => session.cellRun('transfer').state, { timeout: 20_000 }).toBe('done')
  // The view follows newcomers: an actor is clicked where it has come to rest.
  await expect.element(page.getByRole('group', { name: 'account, Account' })).toBeVisible()
  await expect.poll(rests).toBe(true)
  return { session, stage: stageStoreOf(session) }
}

let lastView = ''
/** Whether the view is where it was at the look before. */
function rests(): boolean {
  const view = document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? ''
  const same = view !== '' && view === lastView
  lastView = view
  return same
}

const lines = (): string[] =>
  [...document.querySelectorAll('.cm-chosen-line')].map((one) => one.textContent.trim())
const inspector = (name: string) => page.getByRole('complementary', { name })

it('leads from an actor to the message that changed it, and from there to its line, its sentence and what it printed', async () => {
  const { session, stage } = await open(1920)
  await page.getByRole('group', { name: 'account, Account' }).click()
  await expect.element(inspector('Actor account')).toBeVisible()
  const call = inspector('Actor account').getByRole('button', { name: 'withdraw(20)', exact: true })
  await expect.element(call).toBeVisible()
  const changed = document.querySelector('aside dl')!.textContent
  expect(changed).toMatch(/^balancewas (100|90) → is now 70$/)
  await call.click()
  await expect.element(page.getByText('account handled it and answered bank: 70')).toBeVisible()
  await expect.element(page.getByText('While bank handled pay(account, 20) from notebook.')).toBeVisible()
  await expect.poll(lines).toEqual(['await account.withdraw(n)'])
  await page.getByRole('tab', { name: 'In words' }).click()
  await expect
    .element(page.getByRole('button', { name: /bank asked account: withdraw\(20\)/, pressed: true }))
    .toBeVisible()
  await page.getByRole('tab', { name: 'Logs' }).click()
  await expect
    .element(page.getByRole('button', { name: 'account, inspect this line', pressed: true }))
    .toBeVisible()
  const { row } = stage.state.getState().linked
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await expect.element(page.getByText(/account handled withdraw, sent by bank/)).toBeVisible()
  expect(session.message(row!)?.call).toBe('withdraw(20)')
})

it('chooses what a line has sent by its number, and folds nothing away', async () => {
  const { session, stage } = await open(1440)
  await expect.poll(() => document.querySelectorAll('.cm-lineNumbers .cm-gutterElement').length).toBe(20)
  const number = [...document.querySelectorAll('.cm-lineNumbers .cm-gutterElement')].find(
    (one) => one.textContent === '12',
  )!
  await page.elementLocator(number).click()
  const { selection, linked, inspecting } = stage.state.getState()
  expect(selection).toEqual({ kind: 'line', cell: 'transfer', line: 12 })
  expect([...linked.rows].map((row) => session.message(row)?.call)).toEqual(['withdraw(20)', 'withdraw(10)'])
  expect(inspecting).toBe(false)
  await expect.poll(lines).toEqual(['await account.withdraw(n)'])
})

it('folds the notebook to a rail while the inspector is open, and unfolds it for a line', async () => {
  await open(1440)
  await page.getByRole('group', { name: 'account, Account' }).click()
  await expect.element(page.getByRole('button', { name: 'Show the notebook' })).toBeVisible()
  const panel = document.getElementById('notebook') ?? document.querySelector('[data-panel]')!
  expect(Math.round(panel.getBoundingClientRect().width)).toBe(44)
  await inspector('Actor account').getByRole('button', { name: '[1] line 12', exact: true }).click()
  await expect.element(inspector('Actor account')).not.toBeInTheDocument()
  await expect.poll(() => Math.round(panel.getBoundingClientRect().width)).toBeGreaterThan(500)
  await expect.poll(() => document.activeElement?.classList.contains('cm-content')).toBe(true)
})
