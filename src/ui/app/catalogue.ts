/** What the list of lessons needs of a notebook: everything but its cells. */
import type { Notebook } from '../../notebooks/document/notebook'

export type CatalogueEntry = Omit<Notebook, 'cells'>

export const teachHref = (id: string): string => `#/teach/${encodeURIComponent(id)}`

export const lessonHref = (id: string): string => `#/lesson/${encodeURIComponent(id)}`
