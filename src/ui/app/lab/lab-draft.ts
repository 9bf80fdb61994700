/** A list of lessons that a teacher is making: in order, each once, no longer than a link may be. Pure. */
import { MOST_LESSONS } from './lab-link'

export function added(lessons: readonly string[], id: string): readonly string[] {
  return lessons.includes(id) || lessons.length >= MOST_LESSONS ? lessons : [...lessons, id]
}

export function removed(lessons: readonly string[], id: string): readonly string[] {
  return lessons.filter((lesson) => lesson !== id)
}

/** One place up (-1) or down (1); at the end of the list it stays. */
export function moved(lessons: readonly string[], id: string, by: 1 | -1): readonly string[] {
  const at = lessons.indexOf(id)
  const to = at + by
  if (at < 0 || to < 0 || to >= lessons.length) return lessons
  const next = [...lessons]
  next[at] = next[to]
  next[to] = id
  return next
}

/** Who has the focus when this lesson has left the list: the one in its place, or the last. null where none is left. */
export function besideRemoved(lessons: readonly string[], id: string): string | null {
  const at = lessons.indexOf(id)
  return lessons[at + 1] ?? lessons[at - 1] ?? null
}
