/**
 * Data processing over a large object: a word count of 10 MB is the serial one, however the object is cut.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import { FunctionExecutor, Storage } from 'lithops'
const storage = new Storage()
await storage.createBucket('library')
const words = ['to', 'be', 'or', 'not', 'that', 'is', 'the', 'question', 'whether', 'tis', 'nobler', 'héros']
const lines = []
let length = 0
for (let i = 0, state = 1; length < 10_000_000; i++) {
  let line = ''
  for (let n = 0; n < 1 + (i % 17); n++) {
    state = (state * 48271) % 2147483647
    line += (n === 0 ? '' : ' ') + words[state % words.length]
  }
  lines.push(line)
  length += line.length + 1
}
const text = lines.join('\\n')
await storage.putObject('library', 'book.txt', text)
const countText = (text) => {
  const counts = {}
  for (const line of text.split('\\n')) for (const word of line.split(' ')) if (word !== '') counts[word] = (counts[word] ?? 0) + 1
  return counts
}
const countWords = async (obj) => countText(await obj.dataStream.text())
const addUp = (results) => {
  const all = {}
  for (const counts of results) for (const [word, count] of Object.entries(counts)) all[word] = (all[word] ?? 0) + count
  return all
}
const sorted = (counts) => JSON.stringify(Object.entries(counts).sort())
const serial = sorted(countText(text))
const fexec = new FunctionExecutor({ coldStart: 0, logLevel: 'NONE', maxWorkers: 3 })
`

let book: OpenNotebook

beforeAll(async () => {
  book = new OpenNotebook({ limit: 6 })
  expect(await book.run(SETUP)).toMatchObject({ status: 'ok', error: '' })
}, 120_000)

afterAll(async () => {
  await book.run("await storage.deleteObject('library', 'book.txt')")
  book.close()
})

it.each([
  ['in one part', '{}'],
  ['in 2 parts', '{ objChunkNumber: 2 }'],
  ['in 7 parts, the reducer begun at once', '{ objChunkNumber: 7, spawnReducer: 0 }'],
  ['in parts of 999 999 bytes', '{ objChunkSize: 999_999 }'],
  ['in parts of 1 MiB, two an activation', '{ objChunkSize: 1 << 20, chunksize: 2, spawnReducer: 100 }'],
])('the words of 10 MB are counted as one by one, %s', { timeout: 120_000 }, async (_, options) => {
  const text = `sorted(await (await fexec.mapReduce(countWords, 'library/book.txt', addUp, ${options})).getResult()) === serial`
  expect(await book.value(text)).toBe('true')
})
