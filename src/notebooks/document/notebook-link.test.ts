import { expect, test } from 'vitest'
import lessonText from '../lessons/01-make-money-disappear/lesson.md?raw'
import { blank } from './edits'
import { readIpynb } from './ipynb/read'
import type { Notebook } from './notebook'
import { makeNotebookLink, NOTEBOOK_LINK_LIMITS, readNotebookLink } from './notebook-link'
import { parseLesson } from './parse'

const lesson = parseLesson(lessonText, '01-make-money-disappear').notebook
const load = (id: string): Promise<Notebook> =>
  id === lesson.id
    ? Promise.resolve(lesson)
    : Promise.reject(Object.assign(new Error('none'), { name: 'NoSuchLesson' }))

async function linkOf(notebook: Notebook, of: Notebook | null): Promise<string> {
  const made = await makeNotebookLink(notebook, of)
  if (!made.ok) throw new Error(made.problem)
  return made.text
}

const problemOf = async (text: string) => {
  const read = await readNotebookLink(text, load)
  return read.ok ? 'none' : read.problem
}

const own: Notebook = {
  ...lesson,
  id: 'own-1',
  title: 'Mine',
  cells: [
    { kind: 'prose', id: 'title', markdown: '# Mine' },
    { ...blank('code', 'a'), text: 'const é = "—"' } as Notebook['cells'][number],
  ],
}

test('a notebook of a person’s own comes back with all its cells', async () => {
  const read = await readNotebookLink(await linkOf(own, null), load)
  if (!read.ok) throw new Error(read.problem)
  expect(read.notebook).toMatchObject({ title: 'Mine', cells: 2 })
  const opened = readIpynb(read.notebook.text, { fileName: 'x.ipynb' })
  if ('refused' in opened) throw new Error(opened.refused)
  expect(opened.notebook.cells).toMatchObject(own.cells)
})

test('of a lesson only what was made of it is in the link, and the rest comes from the lesson', async () => {
  const cells = lesson.cells.map((cell) =>
    cell.kind === 'code' && cell.id === 'repair' ? { ...cell, text: 'mine' } : cell,
  )
  const text = await linkOf({ ...lesson, cells }, lesson)
  expect(text.length).toBeLessThan(1000)
  const read = await readNotebookLink(text, load)
  if (!read.ok) throw new Error(read.problem)
  expect(read.notebook.cells).toBe(lesson.cells.length)
  expect(read.notebook.text).toContain('"mine"')
  expect(read.notebook.text).toContain('class Auditor')
})

test('it is made of letters that every address and chat takes', async () => {
  expect(await linkOf(own, null)).toMatch(/^1\.[A-Za-z0-9_-]+$/)
})

test('a notebook that is too long for a link says so, and offers the file', async () => {
  const long = Array.from({ length: 3000 }, (_, n) => `x${(n * 7919) % 10007}`).join(' ')
  const cells = [{ ...blank('code', 'a'), text: long } as Notebook['cells'][number]]
  expect(await makeNotebookLink({ ...own, cells }, null)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(
      /^The notebook is too long for a link: .* Save a copy: a file has room for it\.$/,
    ),
  })
})

test('wherever it is cut or changed, words come and nothing throws', async () => {
  const text = await linkOf(own, null)
  for (let at = 0; at < text.length; at += 7) {
    expect(await problemOf(text.slice(0, at))).not.toBe('none')
    const read = await readNotebookLink(`${text.slice(0, at)}!${text.slice(at + 1)}`, load)
    expect(read.ok).toBe(false)
  }
})

test('what is no notebook, of another version or of no lesson here is refused in words', async () => {
  expect(await problemOf('')).toMatch(/^The link holds no notebook/)
  expect(await problemOf('2.abc')).toMatch(/^The link is of version 2/)
  expect(await problemOf(`1.${'a'.repeat(NOTEBOOK_LINK_LIMITS.read)}`)).toMatch(/letters, and no link/)
  const other = await linkOf(lesson, { ...lesson, id: '<b>other</b>' })
  expect(await problemOf(other)).toMatch(/^It is a copy of a lesson “<b>other<\/b>”, and there is none here/)
  const offline = await readNotebookLink(await linkOf(lesson, lesson), () =>
    Promise.reject(new Error('No network.')),
  )
  expect(offline).toEqual({ ok: false, problem: 'Its lesson did not arrive. No network.' })
})
