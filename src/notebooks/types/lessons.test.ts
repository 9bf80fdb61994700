/** The lessons are right, so whatever is told of them is a mistake of ours. */
import { describe, expect, test } from 'vitest'
import { parseLesson } from '../document/parse'
import { NotebookLanguageService } from './language-service'

const texts = import.meta.glob<string>('../lessons/*/lesson.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const lessons = Object.entries(texts).map(([path, text]) => {
  const id = path.split('/').at(-2)!
  return { id, notebook: parseLesson(text, id).notebook }
})
const service = new NotebookLanguageService()

test('all lessons are here', () => {
  expect(lessons.length).toBeGreaterThanOrEqual(15)
})

describe.each(lessons)('lesson $id', ({ notebook }) => {
  const cells = notebook.cells.flatMap((cell) =>
    cell.kind === 'code'
      ? [{ id: cell.id, text: cell.text, apart: cell.original, exercise: cell.exercise }]
      : [],
  )
  const reports = () => cells.flatMap(({ id }) => service.diagnose(id).map((report) => ({ id, ...report })))

  test('nothing is wrong in its cells, blanks and all', () => {
    service.setCells(cells)
    expect(reports()).toEqual([])
  })

  test('nothing is wrong with its solutions in their places', () => {
    const solved = cells.map((cell) => {
      const check = notebook.cells.find((one) => one.kind === 'check' && one.cell === cell.id)
      return cell.exercise && check?.kind === 'check' ? { ...cell, text: check.solution } : cell
    })
    service.setCells(solved)
    expect(reports()).toEqual([])
  })
})
