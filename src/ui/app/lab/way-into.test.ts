import { expect, it } from 'vitest'
import { wayInto } from './way-into'

const lesson = (id: string, done: number, of = 8) => ({ id, done, of })

it('a lab that nobody has begun starts at its first lesson', () => {
  expect(wayInto([lesson('a', 0), lesson('b', 0, 0)])).toEqual({ is: 'start', lesson: 'a', done: 0 })
})

it('one that was begun goes on at the first lesson that isn’t done', () => {
  expect(wayInto([lesson('a', 8), lesson('b', 3), lesson('c', 0)])).toEqual({
    is: 'go on',
    lesson: 'b',
    done: 1,
  })
  expect(wayInto([lesson('a', 0), lesson('b', 8)])).toEqual({ is: 'go on', lesson: 'a', done: 1 })
})

it('one that is done can be read again', () => {
  expect(wayInto([lesson('a', 8), lesson('b', 2, 2)])).toEqual({ is: 'again', lesson: 'a', done: 2 })
})
