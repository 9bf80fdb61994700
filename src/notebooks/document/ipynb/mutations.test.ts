import { expect, test } from 'vitest'
import { sweep } from './testing/sweep'

const MUTATIONS = 500

test(`${MUTATIONS} damaged files give a valid notebook that has their texts, or a refusal in words`, () => {
  const { problems, refused, mended, plain } = sweep(1, MUTATIONS)
  expect(problems).toEqual([])
  // Each answer is common, so the damage is neither too hard nor too soft.
  expect(Math.min(refused, mended, plain)).toBeGreaterThan(MUTATIONS / 10)
})
