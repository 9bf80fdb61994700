import { expect, it } from 'vitest'
import { mayForget, saidMayForget } from './staying'

function shelf() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}
const answers = (answer: boolean) => ({ persist: () => Promise.resolve(answer) })

it('nothing is to be said where the browser promises to keep the work', async () => {
  expect(await mayForget({ storage: answers(true), shelf: shelf() })).toBe(false)
})

it('it is said where the browser promises nothing, cannot be asked, or fails', async () => {
  expect(await mayForget({ storage: answers(false), shelf: shelf() })).toBe(true)
  expect(await mayForget({ storage: null, shelf: null })).toBe(true)
  const fails = { persist: () => Promise.reject(new Error('denied')) }
  expect(await mayForget({ storage: fails, shelf: shelf() })).toBe(true)
})

it('it is said once, and again where that was forgotten with the work', async () => {
  const parts = { storage: answers(false), shelf: shelf() }
  saidMayForget(parts)
  expect(await mayForget(parts)).toBe(false)
  expect(await mayForget({ ...parts, shelf: shelf() })).toBe(true)
})
