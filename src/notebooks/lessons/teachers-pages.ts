/** Which lessons have a page for the teacher, and how to get it: each text is a chunk of its own. */
import { parseTeachersPage, type TeachersPage } from '../document/teachers-page'

const texts = import.meta.glob<string>('./*/teach.md', { query: '?raw', import: 'default' })

export function hasTeachersPage(lesson: string): boolean {
  return texts[`./${lesson}/teach.md`] !== undefined
}

/** null where this lesson has none; rejects with the browser's error where the text cannot be fetched. */
export async function loadTeachersPage(lesson: string): Promise<TeachersPage | null> {
  const load = texts[`./${lesson}/teach.md`]
  return load === undefined ? null : parseTeachersPage(await load())
}
