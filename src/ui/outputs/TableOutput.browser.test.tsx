import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../primitives/tokens.css'
import { TableOutput } from './TableOutput'

const rows = [
  ['ben', '10'],
  ['ana', '9'],
  ['cy', '100'],
]
const names = () =>
  [...document.querySelectorAll('tbody tr')].map((row) => row.firstElementChild!.textContent)
const head = (name: string) => page.getByRole('button', { name })
const sortOf = (name: string) => page.getByRole('columnheader', { name }).element().getAttribute('aria-sort')

it('a head sorts its column, turns it, and leads back to the given order', async () => {
  await render(<TableOutput columns={['who', 'steps']} rows={rows} leftOut={0} />)
  expect(names()).toEqual(['ben', 'ana', 'cy'])
  expect(sortOf('steps')).toBeNull()

  await head('steps').click()
  expect(names()).toEqual(['ana', 'ben', 'cy'])
  expect(sortOf('steps')).toBe('ascending')

  await head('steps').click()
  expect(names()).toEqual(['cy', 'ben', 'ana'])
  expect(sortOf('steps')).toBe('descending')

  await head('steps').click()
  expect(names()).toEqual(['ben', 'ana', 'cy'])
  expect(sortOf('steps')).toBeNull()
})

it('the keyboard sorts too, and one column at a time says so', async () => {
  await render(<TableOutput columns={['who', 'steps']} rows={rows} leftOut={0} />)
  await head('steps').click()
  await userEvent.tab({ shift: true })
  await userEvent.keyboard('{Enter}')
  expect(names()).toEqual(['ana', 'ben', 'cy'])
  expect(sortOf('who')).toBe('ascending')
  expect(sortOf('steps')).toBeNull()
})

it('a column keeps its width when it is sorted', async () => {
  await render(<TableOutput columns={['who', 'steps']} rows={rows} leftOut={0} />)
  const width = () => page.getByRole('columnheader', { name: 'who' }).element().getBoundingClientRect().width
  const before = width()
  await head('who').click()
  expect(width()).toBe(before)
})

it('says that only the rows shown are sorted, when there are more', async () => {
  await render(<TableOutput columns={['who', 'steps']} rows={rows} leftOut={5} />)
  await head('who').click()
  await expect.element(page.getByText('showing 3 of 8 rows, only these are sorted')).toBeVisible()
})

it('an empty table keeps its header and says what would fill it', async () => {
  await render(<TableOutput columns={['who']} rows={[]} leftOut={0} empty="Each answer becomes a row." />)
  await expect.element(head('who')).toBeVisible()
  await expect.element(page.getByText('Each answer becomes a row.')).toBeVisible()
})
