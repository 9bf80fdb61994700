import { expect, it } from 'vitest'
import { leafOf, stepsOf, usageWords } from './places'

it('the way to a folder leads through each one above it', () => {
  expect(stepsOf('b', '')).toEqual([{ label: 'b', to: '' }])
  expect(stepsOf('b', 'x/y/')).toEqual([
    { label: 'b', to: '' },
    { label: 'x', to: 'x/' },
    { label: 'y', to: 'x/y/' },
  ])
  expect(stepsOf('b', 'x/begun')).toHaveLength(2)
})

it('a key is called by what stands behind the folder, also where its beginning was searched for', () => {
  expect([leafOf('x/y/', 'x/'), leafOf('x/key', 'x/ke'), leafOf('key', '')]).toEqual(['y/', 'key', 'key'])
})

it('what is used is said with the room that there is', () => {
  const buckets = [{ objects: 1, bytes: 2048 }]
  expect(usageWords({ buckets })).toBe('1 bucket, 1 object, 2.0 KiB.')
  expect(usageWords({ buckets: [], room: { used: 10, quota: 6 * 1024 ** 3 } })).toBe(
    'no buckets, no objects, 0 B. This page uses 10 B of the 6.0 GiB that the browser gives it.',
  )
})
