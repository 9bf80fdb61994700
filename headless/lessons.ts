/**
 * The lessons as the commands see them: their texts, and what each promises for a run that nobody watches.
 */
import type { Notebook } from '../src/notebooks/document/notebook'
import { parseLesson } from '../src/notebooks/document/parse'
import type { LessonPromises } from '../src/notebooks/exercises/promise'

const texts = import.meta.glob<string>('../src/notebooks/lessons/*/lesson.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const promised = import.meta.glob<LessonPromises>('../src/notebooks/lessons/*/expected.ts', {
  import: 'promises',
  eager: true,
})

export const lessonIds: readonly string[] = Object.keys(texts).map((path) => path.split('/').at(-2) ?? '')

/** A lesson as it was written; null where there is none of this name. */
export function lessonOf(id: string): Notebook | null {
  const text = texts[`../src/notebooks/lessons/${id}/lesson.md`]
  return text === undefined ? null : parseLesson(text, id).notebook
}

export function promisesOf(id: string): LessonPromises | null {
  return promised[`../src/notebooks/lessons/${id}/expected.ts`] ?? null
}

/** The lesson with the reference answers in its exercises. */
export function solved(lesson: Notebook, promises: LessonPromises): Notebook {
  const answers = new Map(
    lesson.cells.flatMap((cell) =>
      cell.kind === 'check' && promises.checks[cell.id]?.solution ? [[cell.cell, cell.solution]] : [],
    ),
  )
  const cells = lesson.cells.map((cell) =>
    cell.kind === 'code' ? { ...cell, text: answers.get(cell.id) ?? cell.text } : cell,
  )
  return { ...lesson, cells }
}
