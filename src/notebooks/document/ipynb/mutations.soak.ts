import { expect, it } from 'vitest'
import { sweep } from './testing/sweep'

const MUTATIONS = 5000

it(`${MUTATIONS} damaged files give a valid notebook that has their texts, or a refusal in words`, () => {
  expect(sweep(1_000_000, MUTATIONS).problems).toEqual([])
})
