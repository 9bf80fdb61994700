import { expect, it } from 'vitest'
import { MemoryStore } from '../../runtime/store/memory'
import { PAGE } from './folder-page'
import { previewOf } from './preview'
import { browserOf } from './storage-browser'

const bytes = (text: string) => new TextEncoder().encode(text)

async function filled(keys: readonly string[]) {
  const store = new MemoryStore()
  await store.apply({ op: 'createBucket', bucket: 'b' })
  const objects = keys.map((key) => ({ key, body: bytes(key) }))
  await store.apply({ op: 'putMany', bucket: 'b', objects })
  return browserOf(store)
}

it('what stands behind the next slash is one folder, and a page goes on where the one before ended', async () => {
  const keys = Array.from({ length: 450 }, (_, n) => `job/${String(n).padStart(5, '0')}/status.json`)
  const browser = await filled(['a.txt', ...keys, 'job.txt', 'z/one', 'z/two'])
  const root = await browser.page('b', '', null)
  expect([root.folders, root.objects.map(({ key }) => key), root.after]).toEqual([
    ['job/', 'z/'],
    ['a.txt', 'job.txt'],
    null,
  ])
  const found: string[] = []
  let after: string | null = null
  let pages = 0
  do {
    const page = await browser.page('b', 'job/', after)
    expect(page.folders.length).toBeLessThanOrEqual(PAGE)
    found.push(...page.folders)
    after = page.after
    pages++
  } while (after !== null)
  expect([found.length, new Set(found).size, pages]).toEqual([450, 450, 3])
  expect((await browser.page('b', 'job/00000/', null)).objects).toMatchObject([{ size: 21 }])
  expect((await browser.page('b', 'jo', null)).folders).toEqual(['job/'])
})

it('an object is looked at as what it is: JSON, text, bytes or a value', () => {
  const of = (text: string) => previewOf(bytes(text), text.length)
  expect(of('{"a":[1]}')).toEqual({ kind: 'JSON', text: '{\n  "a": [\n    1\n  ]\n}', leftOut: 0 })
  expect(of('{not JSON')).toEqual({ kind: 'text', text: '{not JSON', leftOut: 0 })
  const begun = bytes('grü')
  expect(previewOf(begun.subarray(0, 3), 4)).toEqual({ kind: 'text', text: 'gr', leftOut: 1 })
  expect(previewOf(Uint8Array.of(0, 65, 255), 3)).toMatchObject({
    kind: 'bytes',
    text: expect.stringMatching(/^0000 {2}00 41 ff +·A·$/),
  })
  expect(previewOf({ pickled: [1, 'x'], size: 20 }, 20)).toMatchObject({
    kind: 'value',
    value: {
      kind: 'array',
      entries: [
        ['0', { text: '1' }],
        ['1', {}],
      ],
    },
  })
  const large = previewOf(bytes('x'.repeat(30_000)), 100_000)
  expect(large).toMatchObject({ kind: 'text', leftOut: 80_000 })
})

it('says of an object what it is and what is in it, and deletes it or its bucket', async () => {
  const browser = await filled(['a', 'c/d'])
  expect(await browser.look('b', 'a')).toMatchObject({ info: { key: 'a', size: 1 }, preview: { text: 'a' } })
  await browser.deleteObject('b', 'a')
  await expect(browser.look('b', 'a')).rejects.toThrow('No such key')
  await browser.deleteBucket('b')
  expect(await browser.usage()).toMatchObject({ buckets: [] })
})
