import { expect, it } from 'vitest'
import { FileTexts } from './file-texts'

const FILE = new URL('http://host/kernel.js')
const OTHER = new URL('http://host/container.js')

it('reads each file once, also while it is being read', async () => {
  const asked: string[] = []
  const texts = new FileTexts((url) => {
    asked.push(url.href)
    return Promise.resolve(`text of ${url.pathname}`)
  })
  const both = await Promise.all([texts.get(FILE), texts.get(FILE), texts.get(OTHER)])
  expect(both).toEqual(['text of /kernel.js', 'text of /kernel.js', 'text of /container.js'])
  expect(await texts.get(FILE)).toBe('text of /kernel.js')
  expect(asked).toEqual([FILE.href, OTHER.href])
})

it('says which file could not be read and why, and tries again when it is asked again', async () => {
  let reads = 0
  const texts = new FileTexts(() =>
    ++reads === 1 ? Promise.reject(new Error('HTTP 404')) : Promise.resolve('text'),
  )
  const failed = [texts.get(FILE), texts.get(FILE)]
  for (const one of failed)
    await expect(one).rejects.toThrow('http://host/kernel.js could not be read: HTTP 404')
  expect(await texts.get(FILE)).toBe('text')
  expect(reads).toBe(2)
})
