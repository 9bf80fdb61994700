/** The controls over a real session: what a person does on the stage comes back from real workers. */
import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { OpenNotebook } from '../../notebooks/kernel/testing/open-notebook'
import '../primitives/tokens.css'
import { StagePanel } from './StagePanel'

const SHOP = `import { spawn, DeadlineExceeded } from 'actors'
class Account {
  balance = 100
  withdraw(n: number) { this.balance -= n; return this.balance }
  deposit(n: number) { this.balance += n }
}
class Shop {
  tries = 0
  async buy(account) {
    for (;;) {
      this.tries++
      try { return await account.withdraw(10) } catch (error) { if (!(error instanceof DeadlineExceeded)) throw error }
    }
  }
}
const account = await spawn(Account, { name: 'account' })
const shop = await spawn(Shop, { name: 'shop', deadline: 2 })`

let book: OpenNotebook
afterEach(() => book.close())

/** Runs the shop, and a cell up to its first choice. */
async function open(cell: string): Promise<void> {
  await page.viewport(1100, 800)
  book = new OpenNotebook()
  await render(
    <div style={{ width: 1000, height: 740 }}>
      <StagePanel session={book.session} cells={['shop', 'program']} />
    </div>,
  )
  expect((await book.run(SHOP, {}, 'shop')).error).toBe('')
  void book.run(cell, { mode: 'step', seed: 7 }, 'program')
  await book.until(() => book.session.frame().phase === 'waiting')
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const node = (name: string): string =>
  [...document.querySelectorAll<HTMLElement>('.react-flow__node')].find((one) =>
    one.textContent.includes(name),
  )?.textContent ?? ''
const position = () => book.session.frame().history?.position
const lying = (name: RegExp) =>
  page.getByRole('group', { name: 'Held messages' }).getByRole('button', { name })

it('drops an answer, shows that it is lost, and pays twice', async () => {
  await open('await shop.buy(account)')
  await press('Run until…')
  await page.getByRole('combobox', { name: 'Run until' }).selectOptions('an actor’s state is so')
  await page.getByRole('textbox', { name: 'Value' }).fill('90')
  await press('Start')
  await expect.element(page.getByText('account.balance is 90')).toBeVisible()
  const answer = lying(/^deliver withdraw answer from account to shop/)
  await expect.element(answer).toBeVisible()
  ;(answer.element() as HTMLElement).focus()
  await userEvent.keyboard('{Delete}')
  await expect.element(page.getByText('Lost on the way', { exact: true })).toBeVisible()
  await press('Run until…')
  await page.getByRole('combobox', { name: 'Run until' }).selectOptions('nothing is held any more')
  await press('Start')
  await expect.element(page.getByText('Nothing is held any more')).toBeVisible()
  await expect.poll(() => node('account')).toContain('80')
  await expect.poll(() => document.querySelectorAll('[data-mark="fault"]').length).toBe(1)
})

it('comes back to a branch that was left, by the words of its first step', async () => {
  await open('account.deposit.tell(5); shop.buy.tell(account)')
  await press('Next')
  await press('Next')
  await expect.poll(position).toBe(2)
  await press('Start again')
  await expect.poll(position).toBe(0)
  await lying(/^deliver buy from notebook/).click()
  await expect.poll(position).toBe(1)
  await page.getByRole('button', { name: '2 branches after step 0' }).click()
  await page.getByRole('menuitem', { name: 'deposit from notebook to account' }).click()
  await expect.poll(position).toBe(2)
  await expect.poll(() => node('account')).toContain('105')
})

it('parts two actors, loses what is sent across, and heals', async () => {
  await open('account.deposit.tell(5); await shop.buy(account)')
  await press('Faults')
  await page.getByRole('checkbox', { name: 'account on side A' }).click()
  await page.getByRole('checkbox', { name: 'shop on side B' }).click()
  await press('Build the wall')
  await expect.element(page.getByText('Partition: account | shop')).toBeVisible()
  await press('Heal')
  await expect.element(page.getByText('Partition: account | shop')).not.toBeInTheDocument()
  expect(book.session.frame().history?.marks).toHaveLength(2)
})

it('crashes an actor and revives it, and Undo takes both back', async () => {
  await open('account.deposit.tell(5); account.deposit.tell(6)')
  ;[...document.querySelectorAll<HTMLElement>('.react-flow__node')]
    .find((one) => one.textContent.includes('account'))!
    .click()
  await press('Next')
  await expect.poll(() => node('account')).toContain('105')
  await press('Crash actor')
  await expect.poll(() => node('account')).toContain('died')
  await press('Revive actor')
  await expect.poll(() => node('account')).toContain('100')
  await press('Undo')
  await press('Undo')
  await expect.poll(() => node('account')).toContain('105')
})
