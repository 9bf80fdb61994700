import { describe, expect, test } from 'vitest'
import { answerPython, camelCase, checkOptionNames } from './python-names'

test('a name with underscores becomes one with capitals', () => {
  expect(['call_async', 'map', 'obj_chunk_size', 'put_object'].map(camelCase)).toEqual([
    'callAsync',
    'map',
    'objChunkSize',
    'putObject',
  ])
})

describe('an object that answers Python', () => {
  const pool = answerPython({ applyAsync: () => 1 }, 'A pool', ['apply_async'], { post: 'There is no post.' })

  test('throws with the name that stands here when one of Python is read', () => {
    expect(() => Reflect.get(pool, 'apply_async')).toThrow(
      "apply_async is Python's spelling. A pool has applyAsync here.",
    )
    expect(() => Reflect.get(pool, 'post')).toThrow('There is no post.')
  })

  test('has no more keys than before', () => {
    expect(Object.keys(pool)).toEqual(['applyAsync'])
  })
})

test('an option in Python’s spelling, or one that nobody knows, is refused with the right ones', () => {
  const known = ['runtimeMemory', 'timeout']
  expect(() => checkOptionNames('map', { runtimeMemory: 1 }, known)).not.toThrow()
  expect(() => checkOptionNames('map', { runtime_memory: 1 }, known)).toThrow(
    "map takes runtimeMemory; runtime_memory is Python's spelling.",
  )
  expect(() => checkOptionNames('map', { memory: 1 }, known)).toThrow(
    "map doesn't know the option memory. It takes runtimeMemory, timeout.",
  )
  for (const none of [5, null, [1]])
    expect(() => checkOptionNames('map', none, known)).toThrow('map takes options as an object, such as')
})
