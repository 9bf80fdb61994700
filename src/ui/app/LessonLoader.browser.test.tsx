import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { Notebook } from '../../notebooks/document/notebook'
import '../primitives/tokens.css'
import { fixtureNotebooks } from './fixtures/notebooks'
import { LessonLoader } from './LessonLoader'

const { notebook } = fixtureNotebooks[0]

/** A lesson that comes, or does not, when the test says so. */
function lessons() {
  const asked: { resolve(lesson: Notebook): void; reject(error: Error): void }[] = []
  const load = (): Promise<Notebook> =>
    new Promise((resolve, reject) => {
      asked.push({ resolve, reject })
    })
  return { asked, load }
}

const opened = ({ title }: Notebook) => <h1>{title}</h1>
const line = page.getByRole('progressbar', { name: 'Opening the lesson' })

it('a lesson on its way is a line under the bar, and takes no room', async () => {
  const { asked, load } = lessons()
  await render(
    <LessonLoader id="a" load={load}>
      {opened}
    </LessonLoader>,
  )
  await expect.element(line).toBeVisible()
  const box = line.element()
  expect(getComputedStyle(box).height).toBe('2px')
  expect(getComputedStyle(box).marginBottom).toBe('-2px')
  asked[0].resolve(notebook)
  await expect.element(page.getByRole('heading', { name: notebook.title })).toBeVisible()
  expect(line.elements()).toEqual([])
})

it('a lesson that did not arrive says why, and can be asked for again', async () => {
  const { asked, load } = lessons()
  await render(
    <LessonLoader id="a" load={load}>
      {opened}
    </LessonLoader>,
  )
  asked[0].reject(new Error('the network is away'))
  await expect.element(page.getByRole('heading', { name: 'The lesson did not arrive' })).toBeVisible()
  await expect.element(page.getByText(/the network is away/)).toBeVisible()
  await page.getByRole('button', { name: 'Ask again' }).click()
  asked[1].resolve(notebook)
  await expect.element(page.getByRole('heading', { name: notebook.title })).toBeVisible()
})

it('an address without a lesson leads to all lessons', async () => {
  const missing = Object.assign(new Error('none'), { name: 'NoSuchLesson' })
  await render(
    <LessonLoader id="a" load={() => Promise.reject(missing)}>
      {opened}
    </LessonLoader>,
  )
  await expect.element(page.getByRole('heading', { name: 'There is no such lesson' })).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'All lessons' })).toHaveAttribute('href', '#/lessons')
})
