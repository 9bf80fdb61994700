import fc from 'fast-check'
import { describe as group, expect, test } from 'vitest'
import { parseLesson } from '../parse'
import { describe } from './problems'
import { readIpynb } from './read'
import { notebooks } from './testing/any-notebook.fixture'
import { validateNotebook } from './validate'
import { writeIpynb } from './write'

const lessons = import.meta.glob<string>('../../lessons/*/lesson.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

test('every notebook is written as valid nbformat 4.5 and reads back as itself', () => {
  fc.assert(
    fc.property(notebooks, (notebook) => {
      const written = writeIpynb(notebook)
      expect(validateNotebook(JSON.parse(written)).map(describe)).toEqual([])
      const again = readIpynb(written)
      expect('notebook' in again && again.notebook).toEqual(notebook)
      expect('notebook' in again && writeIpynb(again.notebook)).toBe(written)
    }),
    { numRuns: 500 },
  )
})

group.each(Object.entries(lessons).map(([path, text]) => ({ id: path.split('/').at(-2) ?? '', text })))(
  'lesson $id',
  ({ id, text }) => {
    test('goes out as .ipynb and comes back as itself, without a note', () => {
      const { notebook } = parseLesson(text, id)
      const written = writeIpynb(notebook)
      expect(validateNotebook(JSON.parse(written)).map(describe)).toEqual([])
      expect(readIpynb(written)).toEqual({ notebook, notes: [] })
    })
  },
)
