import { describe, expect, it } from 'vitest'
import { causalPast, CausalFuture, type CausalMoments } from './causality'

interface Moment {
  readonly actor: number
  readonly origin: number
}

function momentsOf(list: readonly Moment[], first = 0): CausalMoments {
  return {
    first,
    get total() {
      return list.length
    },
    actorOf: (n) => list[n].actor,
    originOf: (n) => list[n].origin,
  }
}

/** Seeded, so that a failure can be had again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}

/** Actors that send to each other; what is sent is received later, in any order, or never. */
function randomRun(seed: number): Moment[] {
  const random = seeded(seed)
  const actors = 2 + Math.floor(random() * 5)
  const list: Moment[] = []
  const flying: number[] = []
  const length = 10 + Math.floor(random() * 50)
  while (list.length < length) {
    const actor = Math.floor(random() * actors)
    const roll = random()
    if (roll < 0.45) flying.push(list.push({ actor, origin: -1 }) - 1)
    else if (roll < 0.9 && flying.length > 0) {
      const [origin] = flying.splice(Math.floor(random() * flying.length), 1)
      list.push({ actor, origin })
    } else list.push({ actor: random() < 0.2 ? -1 : actor, origin: -1 })
  }
  return list
}

/** All pairs, by closing over direct edges: slow and plain. */
function before(list: readonly Moment[]): boolean[][] {
  const reach = list.map(() => list.map(() => false))
  list.forEach((b, j) =>
    list.forEach((a, i) => {
      if ((i < j && a.actor === b.actor && a.actor >= 0) || b.origin === i) reach[i][j] = true
    }),
  )
  for (let k = 0; k < list.length; k++)
    for (let i = 0; i < list.length; i++)
      if (reach[i][k]) for (let j = 0; j < list.length; j++) reach[i][j] ||= reach[k][j]
  return reach
}

const past = (list: readonly Moment[], chosen: number, first = 0): number[] => {
  const last = causalPast(momentsOf(list, first), chosen)
  return list.flatMap(({ actor }, n) => (n >= first && n <= (last.get(actor) ?? -1) ? [n] : []))
}

const future = (list: readonly Moment[], chosen: number): number[] => {
  const from = new CausalFuture(momentsOf(list), chosen).update()
  return list.flatMap(({ actor }, n) => (n >= (from.get(actor) ?? Infinity) ? [n] : []))
}

describe('the causal past and future of a moment', () => {
  it('are what a closure over all pairs finds, in 80 random runs', () => {
    for (let seed = 1; seed <= 80; seed++) {
      const list = randomRun(seed)
      const reach = before(list)
      list.forEach(({ actor }, chosen) => {
        if (actor < 0) return
        const led = list.flatMap((_, n) => (n === chosen || reach[n][chosen] ? [n] : []))
        const leads = list.flatMap((_, n) => (n === chosen || reach[chosen][n] ? [n] : []))
        expect(past(list, chosen), `seed ${seed}, past of ${chosen}`).toEqual(led)
        expect(future(list, chosen), `seed ${seed}, future of ${chosen}`).toEqual(leads)
      })
    }
  })

  it('never have a moment in both but the chosen one', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const list = randomRun(seed)
      list.forEach(({ actor }, chosen) => {
        if (actor < 0) return
        const after = new Set(future(list, chosen))
        expect(past(list, chosen).filter((n) => after.has(n))).toEqual([chosen])
      })
    }
  })

  it('a future that goes on while the run does is the same as one that is taken at the end', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const whole = randomRun(seed)
      if (whole[0].actor < 0) continue
      const growing = whole.slice(0, 5)
      const light = new CausalFuture(momentsOf(growing), 0)
      light.update()
      for (const moment of whole.slice(5)) {
        growing.push(moment)
        light.update()
      }
      expect(new Map(light.update())).toEqual(new Map(new CausalFuture(momentsOf(whole), 0).update()))
    }
  })

  it('a past ends where moments are kept no more', () => {
    const list = [
      { actor: 1, origin: -1 },
      { actor: 2, origin: 0 },
      { actor: 2, origin: -1 },
      { actor: 3, origin: 2 },
    ]
    expect(past(list, 3)).toEqual([0, 1, 2, 3])
    expect(past(list, 3, 2)).toEqual([2, 3])
  })
})
