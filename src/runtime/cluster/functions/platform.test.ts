import { describe, expect, test } from 'vitest'
import { RandomStream } from '../../clock/random'
import { dollars } from '../../protocol/dollars'
import { cost, gbSeconds } from './bill'
import { chunksOf } from './packing'
import { FunctionPlatform, type Activation, type PlatformEffect, type PlatformEvent } from './platform'
import { AWS_LAMBDA, AWS_PRICES, PRESETS, refusedFigure, type PlatformSettings } from './settings'

const activation = (id: number, of: Partial<Activation> = {}): Activation => ({
  id,
  job: 'job',
  calls: [id],
  memory: 256,
  timeLimit: 10,
  group: 'executor',
  groupLimit: 1000,
  ...of,
})

/** A platform, and its effects as short words: `open 1`, `run 1:7 cold`, `end 1`, `kill 1`, `lost 7 time`, `giveUp 7`. */
function platformOf(settings: Partial<PlatformSettings> = {}) {
  const machine = new FunctionPlatform({ ...AWS_LAMBDA, ...settings })
  return { machine, on: (event: PlatformEvent) => machine.on(event).flatMap(wordsOf) }
}

function wordsOf(effect: PlatformEffect): string[] {
  switch (effect.t) {
    case 'open':
      return [`open ${effect.container}`]
    case 'run':
      return [`run ${effect.container}:${effect.activation.id}${effect.cold ? ' cold' : ''}`]
    case 'end':
      return [`${effect.kill ? 'kill' : 'end'} ${effect.container}`]
    case 'lost':
      return [`lost ${effect.activation.id} ${effect.reason}`]
    case 'giveUp':
      return [`giveUp ${effect.activation.id}`]
    case 'wake':
      return []
  }
}

describe('an activation', () => {
  test('opens a container, and runs there when it is ready; the next one finds it warm', () => {
    const { on } = platformOf()
    expect(on({ t: 'invoke', at: 0, activations: [activation(1)] })).toEqual(['open 1'])
    expect(on({ t: 'ready', at: 1, container: 1 })).toEqual(['run 1:1 cold'])
    expect(on({ t: 'done', at: 2, container: 1, activation: 1 })).toEqual([])
    expect(on({ t: 'invoke', at: 3, activations: [activation(2)] })).toEqual(['run 1:2'])
  })

  test('goes to the warm container that was used last', () => {
    const { on } = platformOf()
    on({ t: 'invoke', at: 0, activations: [activation(1), activation(2)] })
    on({ t: 'ready', at: 1, container: 1 })
    on({ t: 'ready', at: 1, container: 2 })
    on({ t: 'done', at: 3, container: 2, activation: 2 })
    on({ t: 'done', at: 4, container: 1, activation: 1 })
    expect(on({ t: 'invoke', at: 5, activations: [activation(3)] })).toEqual(['run 1:3'])
  })

  test('waits beyond the limit, first come, first served', () => {
    const { on, machine } = platformOf({ limit: 1 })
    const all = [activation(1), activation(2), activation(3)]
    expect(on({ t: 'invoke', at: 0, activations: all })).toEqual(['open 1'])
    on({ t: 'ready', at: 1, container: 1 })
    expect(machine.waiting).toBe(2)
    expect(on({ t: 'done', at: 2, container: 1, activation: 1 })).toEqual(['run 1:2'])
    expect(on({ t: 'done', at: 3, container: 1, activation: 2 })).toEqual(['run 1:3'])
  })

  test('takes the place of a warm container of another size where no other may be opened', () => {
    const { on } = platformOf({ limit: 1 })
    on({ t: 'invoke', at: 0, activations: [activation(1)] })
    on({ t: 'ready', at: 1, container: 1 })
    on({ t: 'done', at: 2, container: 1, activation: 1 })
    expect(on({ t: 'invoke', at: 3, activations: [activation(2, { memory: 512 })] })).toEqual([
      'end 1',
      'open 2',
    ])
  })

  test('waits for its own executor’s limit, and keeps nobody else waiting', () => {
    const { on } = platformOf()
    const mine = { group: 'mine', groupLimit: 1 }
    const all = [activation(1, mine), activation(2, mine), activation(3)]
    expect(on({ t: 'invoke', at: 0, activations: all })).toEqual(['open 1', 'open 2'])
    on({ t: 'ready', at: 1, container: 2 })
    on({ t: 'ready', at: 1, container: 1 })
    expect(on({ t: 'done', at: 2, container: 1, activation: 1 })).toEqual(['run 1:2'])
  })

  test('whose container dies is lost, and what was sent ahead of time goes to another', () => {
    const { on, machine } = platformOf({ limit: 1 })
    on({ t: 'invoke', at: 0, activations: [activation(1), activation(2), activation(3)] })
    on({ t: 'ready', at: 1, container: 1 })
    expect(on({ t: 'done', at: 1.001, container: 1, activation: 1 })).toEqual(['run 1:2', 'run 1:3'])
    expect(on({ t: 'gone', at: 1.002, container: 1, cause: 'it was killed', begun: true })).toEqual([
      'lost 2 died',
      'open 2',
    ])
    expect(on({ t: 'ready', at: 2, container: 2 })).toEqual(['run 2:3 cold'])
    expect(machine.waiting).toBe(0)
  })
})

test('an activation that can’t have begun goes to another container, before all others', () => {
  const { on } = platformOf({ limit: 1 })
  on({ t: 'invoke', at: 0, activations: [activation(1), activation(2)] })
  on({ t: 'ready', at: 1, container: 1 })
  expect(on({ t: 'gone', at: 2, container: 1, cause: 'it was killed', begun: false })).toEqual(['open 2'])
  expect(on({ t: 'ready', at: 3, container: 2 })).toEqual(['run 2:1 cold'])
})

test('a container that ends with what it did takes nothing more; what it was sent ahead goes to another', () => {
  const { on } = platformOf({ limit: 1 })
  on({ t: 'invoke', at: 0, activations: [activation(1), activation(2), activation(3)] })
  on({ t: 'ready', at: 1, container: 1 })
  expect(on({ t: 'done', at: 1.001, container: 1, activation: 1 })).toEqual(['run 1:2', 'run 1:3'])
  expect(on({ t: 'done', at: 1.002, container: 1, activation: 2, ends: true })).toEqual(['kill 1', 'open 2'])
  expect(on({ t: 'ready', at: 2, container: 2 })).toEqual(['run 2:3 cold'])
})

describe('what waits in a container whose calls are short', () => {
  const all = Array.from({ length: 80 }, (_, at) => activation(at + 1))
  const begun = (settings: Partial<PlatformSettings>, took: number) => {
    const platform = platformOf(settings)
    platform.on({ t: 'invoke', at: 0, activations: all })
    for (let container = 1; container <= (settings.limit ?? 1); container++)
      platform.on({ t: 'ready', at: 1, container })
    return { ...platform, words: platform.on({ t: 'done', at: 1.1, container: 1, activation: 1, took }) }
  }

  test('is as much as takes no longer than a call that is sent for, and no more than sixty-four', () => {
    expect(begun({ limit: 1 }, 0.002).words).toEqual(['run 1:2', 'run 1:3', 'run 1:4'])
    expect(begun({ limit: 1 }, 0.00001).words).toHaveLength(65)
    expect(begun({ limit: 1 }, 0.01).words).toEqual(['run 1:2'])
  })

  test('is nothing after a long one, until some were short again', () => {
    const { on } = begun({ limit: 1 }, 0.04)
    expect(on({ t: 'done', at: 2, container: 1, activation: 2, took: 0.001 })).toEqual(['run 1:3'])
    expect(on({ t: 'done', at: 3, container: 1, activation: 3, took: 0.001 })).toEqual(['run 1:4'])
    expect(on({ t: 'done', at: 4, container: 1, activation: 4, took: 0.001 })).toEqual(['run 1:5', 'run 1:6'])
  })

  test('is given back, and goes to whoever is free, in its order', () => {
    const { on, machine } = platformOf({ limit: 1 })
    on({ t: 'invoke', at: 0, activations: all.slice(0, 4) })
    on({ t: 'ready', at: 1, container: 1 })
    on({ t: 'done', at: 1.1, container: 1, activation: 1, took: 0.001 })
    const wider: PlatformSettings = { ...AWS_LAMBDA, limit: 3 }
    expect(on({ t: 'configure', at: 1.2, settings: wider })).toEqual([])
    expect(on({ t: 'back', at: 1.3, container: 1, activation: 4 })).toEqual(['open 2'])
    expect(on({ t: 'back', at: 1.3, container: 1, activation: 3 })).toEqual(['open 3'])
    expect(machine.containers.get(1)?.taken.map(({ id }) => id)).toEqual([2])
    expect(on({ t: 'ready', at: 2, container: 3 })).toEqual(['run 3:3 cold'])
  })

  test('begins anew where the container knew nothing of what it was to run', () => {
    const { machine, on } = platformOf({ limit: 1 })
    on({ t: 'invoke', at: 0, activations: [activation(1), activation(2)] })
    on({ t: 'ready', at: 1, container: 1 })
    expect(on({ t: 'back', at: 1.1, container: 1, activation: 1 })).toEqual(['run 1:1'])
    expect(machine.waiting).toBe(1)
  })

  test('does not come into a container beyond a limit that was lowered', () => {
    const { machine, on } = platformOf({ limit: 2 })
    on({ t: 'invoke', at: 0, activations: [1, 2, 3, 4, 5].map((id) => activation(id)) })
    on({ t: 'ready', at: 1, container: 1 })
    on({ t: 'ready', at: 1, container: 2 })
    on({ t: 'configure', at: 1, settings: { ...AWS_LAMBDA, limit: 1 } })
    expect(on({ t: 'done', at: 1.1, container: 1, activation: 1, took: 0.001 })).toEqual(['end 1'])
    expect(machine.waiting).toBe(3)
  })

  test('is not taken for stuck: it may be what all wait for', () => {
    const { on } = platformOf({ limit: 1 })
    on({ t: 'invoke', at: 0, activations: [activation(1), activation(2), activation(3, { job: 'other' })] })
    on({ t: 'ready', at: 1, container: 1 })
    on({ t: 'done', at: 1.1, container: 1, activation: 1, took: 0.001 })
    expect(on({ t: 'waits', at: 1.1, container: 1, activation: 2, jobs: ['other'] })).toEqual([])
    expect(on({ t: 'back', at: 1.2, container: 1, activation: 3 })).toEqual(['giveUp 2'])
  })
})

describe('time', () => {
  test('ends a container whose activation takes longer than it may, and the activation is lost', () => {
    const { machine, on } = platformOf()
    on({ t: 'invoke', at: 0, activations: [activation(1)] })
    expect(machine.on({ t: 'ready', at: 1, container: 1 })).toContainEqual({ t: 'wake', at: 11 })
    expect(on({ t: 'tick', at: 10 })).toEqual([])
    expect(machine.on({ t: 'tick', at: 11 })).toEqual([
      { t: 'end', container: 1, kill: true },
      {
        t: 'lost',
        activation: activation(1),
        reason: 'time',
        words: 'Function exceeded maximum time of 10 seconds and was killed',
      },
    ])
    expect(machine.containers.size).toBe(0)
  })

  test('ends a container that nobody has used for as long as it is kept warm', () => {
    const { machine, on } = platformOf({ keepAlive: 60 })
    on({ t: 'invoke', at: 0, activations: [activation(1)] })
    on({ t: 'ready', at: 1, container: 1 })
    on({ t: 'done', at: 2, container: 1, activation: 1 })
    expect(machine.on({ t: 'tick', at: 11 })).toEqual([{ t: 'wake', at: 62 }])
    expect(on({ t: 'tick', at: 62 })).toEqual(['end 1'])
  })

  test('a lower limit ends those that rest, and leaves those that work', () => {
    const { machine, on } = platformOf({ limit: 3 })
    on({ t: 'invoke', at: 0, activations: [activation(1), activation(2), activation(3)] })
    for (const container of [1, 2, 3]) on({ t: 'ready', at: 1, container })
    on({ t: 'done', at: 2, container: 2, activation: 2 })
    expect(on({ t: 'configure', at: 3, settings: { ...AWS_LAMBDA, limit: 1 } })).toEqual(['end 2'])
    expect(on({ t: 'done', at: 4, container: 3, activation: 3 })).toEqual(['end 3'])
    expect([...machine.containers.keys()]).toEqual([1])
  })
})

describe('a standalone platform', () => {
  test('begins all its workers with the first job, and gives each the next call of the queue', () => {
    const { on } = platformOf({ ...PRESETS.k8s, limit: 2 })
    const all = [activation(1), activation(2), activation(3)]
    expect(on({ t: 'invoke', at: 0, activations: all })).toEqual(['open 1', 'open 2'])
    expect(on({ t: 'ready', at: 1, container: 2 })).toEqual(['run 2:2 cold'])
    expect(on({ t: 'done', at: 2, container: 2, activation: 2 })).toEqual(['run 2:3'])
  })
})

describe('a deadlock', () => {
  const inner = activation(9, { job: 'inner' })

  test('is named where all that run wait for what can’t begin; the last that began gives up', () => {
    const { machine, on } = platformOf({ limit: 2 })
    on({ t: 'invoke', at: 0, activations: [activation(1), activation(2)] })
    for (const container of [1, 2]) on({ t: 'ready', at: 1, container })
    on({ t: 'invoke', at: 2, activations: [inner] })
    expect(on({ t: 'waits', at: 3, container: 1, activation: 1, jobs: ['inner'] })).toEqual([])
    expect(machine.on({ t: 'waits', at: 3, container: 2, activation: 2, jobs: ['inner'] })).toEqual([
      {
        t: 'giveUp',
        container: 2,
        activation: activation(2),
        words:
          'All 2 containers are held by calls that wait for inner, and 1 activation waits for a container. None of them can ever go on.',
      },
    ])
    expect(on({ t: 'done', at: 4, container: 2, activation: 2 })).toEqual(['run 2:9'])
  })

  test('is none while something else runs, or what is waited for has ended', () => {
    const { on } = platformOf({ limit: 2 })
    on({ t: 'invoke', at: 0, activations: [activation(1), activation(2)] })
    for (const container of [1, 2]) on({ t: 'ready', at: 1, container })
    on({ t: 'invoke', at: 2, activations: [inner] })
    expect(on({ t: 'waits', at: 3, container: 1, activation: 1, jobs: ['inner'] })).toEqual([])
    expect(on({ t: 'done', at: 4, container: 2, activation: 2 })).toEqual(['run 2:9'])
    expect(on({ t: 'done', at: 5, container: 2, activation: 9 })).toEqual([])
  })
})

describe('the bill', () => {
  test('counts memory for the time from the cold start on, rounded up to a millisecond, and a request', () => {
    const { machine, on } = platformOf()
    on({ t: 'invoke', at: 0, activations: [activation(1, { memory: 1024 })] })
    on({ t: 'ready', at: 0.5, container: 1 })
    on({ t: 'done', at: 2.0001, container: 1, activation: 1 })
    expect(machine.bill).toEqual({ requests: 1, gbSeconds: 2.001 })
    expect(machine.bills.get('job')).toEqual({ requests: 1, gbSeconds: 2.001 })
  })

  test('of a million calls of 128 MB for 100 ms is what AWS’s prices say', () => {
    const bill = { requests: 1_000_000, gbSeconds: 1_000_000 * gbSeconds(128, 0.1) }
    expect(bill.gbSeconds).toBe(12_500)
    expect(cost(bill, AWS_PRICES)).toBeCloseTo(0.40833375, 8)
    expect(dollars(cost(bill, AWS_PRICES))).toBe('$0.408')
    expect([0, 0.00000123, 12.5].map(dollars)).toEqual(['$0', '$0.00000123', '$12.50'])
  })
})

test('calls are packed in their order, and on a standalone platform each alone', () => {
  expect(chunksOf(5, 2, 'serverless')).toEqual([[0, 1], [2, 3], [4]])
  expect(chunksOf(2, 8, 'standalone')).toEqual([[0], [1]])
  expect(chunksOf(200, 8, 'serverless')).toHaveLength(25)
})

test('a figure that no platform has is refused with its bounds', () => {
  expect(refusedFigure('memory', 'runtimeMemory', 256)).toBe('')
  expect(refusedFigure('memory', 'runtimeMemory', 64)).toBe(
    'runtimeMemory is a whole number, 128 to 10240 MB.',
  )
  expect(refusedFigure('keepAlive', 'keepAlive', -1)).toBe('keepAlive is a number, from 0 seconds on.')
  expect(refusedFigure('timeLimit', 'timeout', NaN)).toBe('timeout is a number, 0.1 to 900 seconds.')
})

test('over 300 seeds every activation runs to one end, never two in one container, never more than the limit', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = new RandomStream(seed, 'platform')
    const below = (n: number) => Math.floor(random.next() * n)
    const limit = 1 + below(4)
    const machine = new FunctionPlatform({ ...AWS_LAMBDA, limit, keepAlive: 5 })
    const ended = new Map<number, number>()
    const cold = new Set<number>()
    const busy = new Map<number, number[]>()
    let at = 0
    let next = 1
    const on = (event: PlatformEvent) => {
      for (const effect of machine.on(event)) {
        if (effect.t === 'open') cold.add(effect.container)
        if (effect.t === 'run')
          busy.set(effect.container, [...(busy.get(effect.container) ?? []), effect.activation.id])
        if (effect.t === 'end') {
          expect(effect.kill, `seed ${seed}`).toBe((busy.get(effect.container) ?? []).length > 0)
          busy.delete(effect.container)
          cold.delete(effect.container)
        }
        if (effect.t === 'lost') ended.set(effect.activation.id, (ended.get(effect.activation.id) ?? 0) + 1)
      }
      expect(machine.containers.size, `seed ${seed}`).toBeLessThanOrEqual(limit)
    }
    const pick = (from: Iterable<number>) => {
      const list = [...from]
      return list.length === 0 ? null : list[below(list.length)]
    }
    const step = (invoking: boolean) => {
      at += random.next() < 0.5 ? 0.001 : 3
      const what = below(invoking ? 6 : 4)
      const container = what === 0 ? pick(cold) : pick(busy.keys())
      if (what === 0 && container !== null) {
        cold.delete(container)
        on({ t: 'ready', at, container })
      } else if (what <= 2 && container !== null) {
        const [id, ...rest] = busy.get(container)!
        if (rest.length > 0 && below(4) === 0) {
          // It takes longer than it seemed: what waits behind it is given back.
          busy.set(container, [id])
          for (const activation of rest) on({ t: 'back', at, container, activation })
          return
        }
        if (rest.length > 0) busy.set(container, rest)
        else busy.delete(container)
        if (below(5) === 0) {
          busy.delete(container)
          on({ t: 'gone', at, container, cause: 'killed', begun: true })
        } else {
          ended.set(id, (ended.get(id) ?? 0) + 1)
          on({ t: 'done', at, container, activation: id, took: below(3) / 1000 })
        }
      } else if (what === 3) on({ t: 'tick', at })
      else if (invoking) {
        const memory = below(2) === 0 ? 256 : 512
        const group = `g${below(2)}`
        const fresh = Array.from({ length: 1 + below(3) }, () =>
          activation(next++, { memory, group, groupLimit: 1 + below(3) }),
        )
        on({ t: 'invoke', at, activations: fresh })
      }
    }
    for (let i = 0; i < 60; i++) step(true)
    for (let i = 0; ended.size < next - 1 && i < 20_000; i++) step(false)
    expect(
      [...ended.values()].every((times) => times === 1),
      `seed ${seed}`,
    ).toBe(true)
    expect(ended.size, `seed ${seed}`).toBe(next - 1)
    expect(machine.waiting).toBe(0)
  }
})
