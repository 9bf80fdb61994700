import { runInNewContext } from 'node:vm'
import { afterEach, expect, it } from 'vitest'
import { isInterface, Realm } from './realm'

const scope = globalThis as Record<string, unknown>
const realm = new Realm(globalThis)
afterEach(() => void realm.restore())

it('takes away what a program has added to the globals', () => {
  scope.counted = 1
  scope[Symbol.for('mine') as never] = 2
  Object.assign(Object.prototype, { zzz: 1 })
  expect(realm.restore()).toBe(true)
  expect(['counted' in globalThis, Symbol.for('mine') in globalThis, 'zzz' in {}]).toEqual([
    false,
    false,
    false,
  ])
})

it.each<[string, () => void, () => unknown]>([
  ['a function of a namespace', () => (JSON.stringify = () => 'x'), () => JSON.stringify([1]) === '[1]'],
  ['a method of arrays, without which nothing here would loop', () => (Array.prototype.push = () => 0), () => [1].push(2) === 2],
  ['the iterator of arrays', () => delete (Array.prototype as never)[Symbol.iterator], () => [...[1]].length === 1],
  ['what promises do', () => (Promise.prototype.then = () => Promise.reject(new Error('no'))), () => String(Promise.prototype.then).includes('native')],
  ['a whole class', () => (scope.Map = null), () => new Map([[1, 2]]).get(1) === 2],
  ['a method of typed arrays', () => delete (Object.getPrototypeOf(Int8Array.prototype) as { fill?: unknown }).fill, () => typeof new Int8Array(1).fill === 'function'],
  ['the prototype of generators', () => Object.defineProperty(Object.getPrototypeOf(function* () {}.prototype), 'next', { value: 1 }), () => [...(function* () { yield 1 })()][0] === 1],
])('puts back %s', (_, change, isWell) => {
  expect(isWell()).toBe(true)
  change()
  const put = realm.restore()
  expect([put, isWell()]).toEqual([true, true])
}) // oxfmt-ignore

it('leaves unread what the platform has under a name, and says where a program has put something else there', () => {
  const platform = runInNewContext('globalThis') as Record<string, unknown>
  const left: string[] = []
  const there = new Realm(platform, (name) => {
    if (isInterface(name)) left.push(name)
    return isInterface(name)
  })
  expect(left).toContain('WebAssembly')
  expect(left).toContain('FinalizationRegistry')
  expect(left).not.toContain('Map')
  expect(there.restore()).toBe(true)
  const { FinalizationRegistry, WebAssembly } = platform
  for (const other of [
    null,
    () => 0,
    { FinalizationRegistry },
    (FinalizationRegistry as () => void).bind(null),
  ]) {
    platform.FinalizationRegistry = other
    expect(there.restore()).toBe(false)
  }
  platform.FinalizationRegistry = FinalizationRegistry
  platform.WebAssembly = { ...(WebAssembly as object) }
  expect(there.restore()).toBe(false)
  platform.WebAssembly = WebAssembly
  expect(there.restore()).toBe(true)
  delete platform.FinalizationRegistry
  expect(there.restore()).toBe(false)
})

it('says so where something is frozen for good', () => {
  const other = runInNewContext('globalThis') as object
  const there = new Realm(other)
  expect(there.restore()).toBe(true)
  runInNewContext('0')
  Object.freeze((other as { Math: object }).Math)
  expect(there.restore()).toBe(false)
})
