import type { LessonPromises } from '../../exercises/promise'

// How many points fall inside is chance, and how long they take depends on the machine.
export const promises: LessonPromises = {
  cells: { pi: { result: null }, timing: { result: null } },
  predictions: {},
  checks: {},
}
