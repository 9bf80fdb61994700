/**
 * The hidden checks, by lesson: whatever the files of grading/LESSON export that is a check.
 */
import type { Check } from '../src/notebooks/exercises/check'

const files = import.meta.glob<Readonly<Record<string, unknown>>>('../grading/*/*.ts', { eager: true })

export function hiddenChecksOf(lesson: string): readonly Check[] {
  return Object.entries(files)
    .filter(([path]) => path.split('/').at(-2) === lesson)
    .flatMap(([, module]) => Object.values(module).filter(isCheck))
}

function isCheck(value: unknown): value is Check {
  return typeof value === 'object' && value !== null && 'needs' in value && 'judge' in value && 'id' in value
}
