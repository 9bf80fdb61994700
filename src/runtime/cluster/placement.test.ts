import { describe, expect, it } from 'vitest'
import { place, type ContainerLoad, type PlacementRules } from './placement'

const RULES: PlacementRules = { limit: 64, share: 'spread' }
const ready = (number: number, actors: number): ContainerLoad => ({ number, actors, status: 'ready' })
const lost = (number: number, actors = 0): ContainerLoad => ({ number, actors, status: 'lost' })
const many = (n: number, actors = 1) => Array.from({ length: n }, (_, i) => ready(i + 1, actors))

describe('placement', () => {
  it('opens a container for every actor that wants its own, while the limit lasts', () => {
    expect(place([], 'own', RULES)).toEqual({ open: true })
    expect(place(many(1), 'own', RULES)).toEqual({ open: true })
    expect(place(many(63), 'own', RULES)).toEqual({ open: true })
  })

  it('gives the 65th actor the first of the 64 containers', () => {
    expect(place(many(64), 'own', RULES)).toEqual({ use: 1 })
  })

  it('uses an empty container before it opens another, the lowest number first', () => {
    expect(place([ready(3, 0), ready(2, 0), ready(1, 1)], 'own', RULES)).toEqual({ use: 2 })
    expect(place([...many(63), ready(64, 0)], 'own', RULES)).toEqual({ use: 64 })
  })

  it('spreads by load beyond the limit, and by number where loads are equal', () => {
    const rules = { limit: 3, share: 'spread' } as const
    expect(place([ready(1, 2), ready(2, 1), ready(3, 1)], 'own', rules)).toEqual({ use: 2 })
    expect(place([ready(3, 1), ready(1, 1), ready(2, 1)], 'own', rules)).toEqual({ use: 1 })
  })

  it('packs into the fullest where that is the rule', () => {
    const rules = { limit: 3, share: 'pack' } as const
    expect(place([ready(1, 2), ready(2, 5), ready(3, 1)], 'own', rules)).toEqual({ use: 2 })
  })

  it('opens a container for an actor that must be alone, beyond the limit, up to 160', () => {
    expect(place(many(64), 'alone', RULES)).toEqual({ open: true })
    expect(place([ready(1, 0)], 'alone', RULES)).toEqual({ open: true })
    expect(place(many(160), 'alone', RULES)).toEqual({
      refused: 'No more workers may be started: there are 160.',
    })
  })

  it('puts nobody beside an actor that is alone', () => {
    const containers = [{ ...ready(1, 1), alone: true }, ready(2, 5)]
    expect(place(containers, 'shared', RULES)).toEqual({ use: 2 })
    expect(place([{ ...ready(1, 0), alone: true }], 'own', RULES)).toEqual({ open: true })
  })

  it('puts a shared actor with others at once, and opens a container only for the first', () => {
    expect(place([], 'shared', RULES)).toEqual({ open: true })
    expect(place([ready(1, 9)], 'shared', RULES)).toEqual({ use: 1 })
    expect(place([ready(1, 9), ready(2, 1)], 'shared', RULES)).toEqual({ use: 2 })
  })

  it('places nothing on a container that is lost, and does not count it against the limit', () => {
    expect(place([lost(1)], 'own', RULES)).toEqual({ open: true })
    expect(place([lost(1)], 'shared', RULES)).toEqual({ open: true })
    expect(place([lost(1), ready(2, 4)], 'shared', RULES)).toEqual({ use: 2 })
    expect(place([lost(1), ready(2, 4)], 'own', { limit: 2, share: 'spread' })).toEqual({ open: true })
    expect(place([lost(1), ready(2, 4)], 'own', { limit: 1, share: 'spread' })).toEqual({ use: 2 })
  })

  it('counts a container that starts like one that is ready', () => {
    const starting: ContainerLoad = { number: 1, actors: 1, status: 'starting' }
    expect(place([starting], 'own', { limit: 1, share: 'spread' })).toEqual({ use: 1 })
    expect(place([starting], 'shared', RULES)).toEqual({ use: 1 })
  })

  it('refuses with words where no worker may be started', () => {
    const none: PlacementRules = { limit: 0, share: 'spread' }
    const refused = { refused: 'No worker may be started: the limit is 0.' }
    expect(place([], 'own', none)).toEqual(refused)
    expect(place([], 'shared', none)).toEqual(refused)
  })
})
