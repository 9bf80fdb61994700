import { expect, it } from 'vitest'
import { catalogue } from './catalogue'
import { labs } from './labs'

const ids = catalogue.map(({ id }) => id)

it('each lab has a name that can be said aloud, and a title', () => {
  for (const { name, title } of labs) {
    expect(name).toMatch(/^[a-z]+(-[a-z\d]+)*$/)
    expect(title).not.toBe('')
  }
  expect(new Set(labs.map(({ name }) => name)).size).toBe(labs.length)
})

it('no lab has the name of a lesson, which is a list of one', () => {
  expect(labs.filter(({ name }) => ids.includes(name))).toEqual([])
})

it.each(labs)('$name names lessons of the catalogue, each once', ({ lessons }) => {
  expect(lessons.filter((id) => !ids.includes(id))).toEqual([])
  expect(lessons.length).toBeGreaterThan(1)
  expect(new Set(lessons).size).toBe(lessons.length)
})

it.each(labs)('$name begins no lesson before one of its own that it stands on', ({ lessons }) => {
  lessons.forEach((id, at) => {
    const after = catalogue.find((entry) => entry.id === id)?.after ?? []
    expect(after.filter((before) => lessons.indexOf(before) > at)).toEqual([])
  })
})
