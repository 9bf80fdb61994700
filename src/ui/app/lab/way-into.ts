/** Where somebody goes on who opens a lab: at the first lesson that isn't done. Pure. */
import type { LessonProgress } from '../../store/lesson-progress'

export interface WayInto {
  readonly is: 'start' | 'go on' | 'again'
  /** The first lesson where there is nothing to go on with. */
  readonly lesson: string
  /** Lessons that are done. */
  readonly done: number
}

/** `lessons`: at least one. */
export function wayInto(lessons: readonly (LessonProgress & { readonly id: string })[]): WayInto {
  const isDone = ({ done, of }: LessonProgress): boolean => of > 0 && done >= of
  const open = lessons.find((lesson) => !isDone(lesson))
  const done = lessons.filter(isDone).length
  if (open === undefined) return { is: 'again', lesson: lessons[0].id, done }
  const begun = lessons.some((lesson) => lesson.done > 0)
  return { is: begun ? 'go on' : 'start', lesson: open.id, done }
}
