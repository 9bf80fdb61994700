/**
 * How far a person is in each lesson, where the list of lessons finds it at once: two numbers, apart from the work.
 */
import { browserShelf, keptBefore, type Shelf } from './kept'

export interface LessonProgress {
  readonly done: number
  readonly of: number
}

const progressKey = (lesson: string): string => `actorium.progress.v1.${lesson}`

export function readProgress(lesson: string, shelf: Shelf | null = browserShelf()): LessonProgress {
  try {
    const value: unknown = JSON.parse(shelf?.getItem(progressKey(lesson)) ?? 'null')
    if (Array.isArray(value) && value.every((one) => Number.isInteger(one) && one >= 0))
      return { done: Number(value[0]) || 0, of: Number(value[1]) || 0 }
  } catch {
    // An odd entry is none.
  }
  const { done, of } = keptBefore(lesson, shelf) ?? { done: 0, of: 0 }
  return { done, of }
}

export function writeProgress(
  lesson: string,
  { done, of }: LessonProgress,
  shelf: Shelf | null = browserShelf(),
): void {
  try {
    shelf?.setItem(progressKey(lesson), JSON.stringify([done, of]))
  } catch {
    // Denied or full: the list shows no progress.
  }
}
