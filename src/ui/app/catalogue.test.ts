import { expect, it } from 'vitest'
import { nextInCourse, type CatalogueEntry } from './catalogue'

const entry = (id: string, shelf: CatalogueEntry['shelf']): CatalogueEntry => ({
  id,
  number: '',
  title: id,
  minutes: 1,
  teaches: '',
  shelf,
})
const catalogue = [entry('one', 'course'), entry('aside', 'shelf'), entry('two', 'course')]

it('after a lesson of the course comes the next of the course, whatever stands on the shelf', () => {
  expect(nextInCourse(catalogue, 'one')?.id).toBe('two')
})

it('after the last, and after what stands on the shelf or is not in the list, comes none', () => {
  expect(['two', 'aside', 'nowhere'].map((id) => nextInCourse(catalogue, id))).toEqual([null, null, null])
})
