/** What the list of lessons needs of a notebook: everything but its cells. */
import type { Notebook } from '../../notebooks/document/notebook'

export type CatalogueEntry = Omit<Notebook, 'cells'>

/** The lesson of the course that comes after this one; null for the last, and for what stands on the shelf. */
export function nextInCourse(catalogue: readonly CatalogueEntry[], id: string): CatalogueEntry | null {
  const course = catalogue.filter((entry) => entry.shelf === 'course')
  const at = course.findIndex((entry) => entry.id === id)
  return at < 0 ? null : (course[at + 1] ?? null)
}

export const teachHref = (id: string): string => `#/teach/${encodeURIComponent(id)}`

export const lessonHref = (id: string): string => `#/lesson/${encodeURIComponent(id)}`
