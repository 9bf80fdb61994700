import { describe, expect, it } from 'vitest'
import { MemoryStore } from '../../../store/memory'
import { STOP_WORD } from '../../director/directed'
import { actorLoop, relayLoop, type CallWorld, type Place } from './loops'
import { BUCKET, carryingOut, Mailbox, type Mail } from './mailbox'
import { isQuiet, memberOf } from './members'
import { Registry } from './registry'

const place: Place = { director: 'd', kind: 'list' }

/** A call whose clock goes on while it sleeps, and whose values are packed as they are. */
async function made(names: readonly string[]) {
  const store = new MemoryStore()
  let now = 0
  const logs: string[] = []
  const world: CallWorld = {
    apply: (operation) => store.apply(operation),
    ends: 10,
    now: () => now,
    sleep: async (seconds) => {
      now += seconds
      await new Promise<void>((resolve) => queueMicrotask(resolve))
    },
    pack: (value) => ({ value, bytes: 0 }) as never,
    unpack: (packed) => (packed as unknown as { value: unknown }).value,
    log: (_, text) => void logs.push(text),
  }
  const carryOut = carryingOut(world.apply)
  await carryOut({ op: 'createBucket', bucket: BUCKET })
  await new Registry(carryOut, 'd').keep(names)
  const box = (name: string) => new Mailbox(carryOut, 'list', 'd', name)
  const send = (name: string, method: string, ...args: unknown[]): Promise<void> =>
    box(name).send({ to: name, method, args: world.pack(args) })
  return { world, box, send, logs }
}

class Tally {
  total = 0
  declare director: (to: string, method: string, ...args: unknown[]) => Promise<void>
  declare secondsLeft: () => number
  seconds = NaN
  add(n: number) {
    this.total += n
  }
  tell(to: string) {
    void this.director(to, 'add', this.total)
  }
  look() {
    this.seconds = this.secondsLeft()
  }
}

describe('an actor in a function', () => {
  it('handles its messages in turn and gives its fields at the stop word', async () => {
    const { world, send } = await made(['a'])
    await send('a', 'add', 2)
    await send('a', 'add', 3)
    await send('a', STOP_WORD)
    await send('a', 'add', 100)
    expect(await actorLoop(world, { Class: Tally, name: 'a', place })).toEqual({ total: 5, seconds: NaN })
  })

  it('knows how long its function may still run', async () => {
    const { world, send } = await made(['a'])
    await world.sleep(4)
    await send('a', 'look')
    await send('a', STOP_WORD)
    expect(await actorLoop(world, { Class: Tally, name: 'a', place })).toEqual({ total: 0, seconds: 6 })
  })

  it('has sent what a method sends before the next one begins, awaited or not', async () => {
    const { world, send, box } = await made(['a'])
    await send('a', 'tell', 'b')
    await send('a', STOP_WORD)
    await actorLoop(world, { Class: Tally, name: 'a', place })
    expect(await box('').take()).toMatchObject({ to: 'b', method: 'add' })
  })

  it('ends where it has no such method, in words', async () => {
    const { world, send } = await made(['a'])
    await send('a', 'ad')
    await expect(actorLoop(world, { Class: Tally, name: 'a', place })).rejects.toThrow(
      'a has no method ad. It has add, tell, look.',
    )
  })
})

describe('the relay', () => {
  it('passes on, counts, and goes on after a name that nobody has', async () => {
    const { world, box, logs } = await made(['a'])
    const relayed = (to: string): Mail => ({ to, method: 'add', args: world.pack([1]) })
    for (const to of ['a', 'x', 'a']) await box('').send(relayed(to))
    await box('').send({ to: '', method: STOP_WORD, args: world.pack([]) })
    expect(await relayLoop(world, place)).toBe(3)
    expect(await box('a').length()).toBe(2)
    expect(logs).toEqual(["The director has no actor 'x'. It has a."])
  })
})

it('is quiet when each function has found its mailbox empty, but for those that are dead', async () => {
  const { world, box, send } = await made(['a', 'b'])
  const running = new Promise<void>(() => {})
  const alive = memberOf(box('a'), running)
  const dead = memberOf(box('b'), Promise.reject(new Error('over')))
  await dead.result
  await send('a', 'add', 1)
  await send('b', 'add', 1)
  expect(await isQuiet([alive, dead])).toBe(false)
  void actorLoop(world, { Class: Tally, name: 'a', place }).catch(() => {})
  for (let i = 0; i < 1000 && !(await isQuiet([alive, dead])); i++) await world.sleep(0)
  expect(await isQuiet([alive, dead])).toBe(true)
  await send('a', STOP_WORD)
})
