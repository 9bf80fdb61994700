import { expect, it } from 'vitest'
import { FILES, KeepingRefused, writeIdx, type FileName, type KeptFiles } from '../../../runtime/learn'
import { bringFiles, MOST_FILES } from './bring-files'

const source = (name: string, bytes: Uint8Array) => ({
  name,
  size: bytes.length,
  arrayBuffer: async () => new Uint8Array(bytes).buffer,
})
const small = writeIdx([2], new Uint8Array(2))

/** A browser that keeps what it is given, unless it refuses. */
function memory(names: readonly FileName[] = [], refusal = ''): KeptFiles {
  const refuse = () => {
    if (refusal !== '') throw new KeepingRefused(refusal)
  }
  return {
    names: async () => {
      refuse()
      return [...names]
    },
    read: async () => null,
    keep: async () => refuse(),
    forget: async () => {},
  }
}

it('says of each file what it is, in the order in which they came, and what is kept, in the order of the four', async () => {
  const seen: string[] = []
  const brought = await bringFiles(
    [source('b', small), source('a', new Uint8Array())],
    memory([FILES[3], FILES[0]]),
    async () => {},
    (name) => seen.push(name),
  )
  expect(brought).toEqual({
    findings: [
      { name: 'b', size: 10, file: null, words: "It holds 2 values. None of MNIST's four files does." },
      { name: 'a', size: 0, file: null, words: 'The file is empty.' },
    ],
    kept: [FILES[0], FILES[3]],
    refusal: '',
  })
  expect(seen).toEqual(['b', 'a'])
})

it('says why where the browser keeps nothing, and still what each file is', async () => {
  const brought = await bringFiles(
    [source('b', small)],
    memory([], 'No room.'),
    async () => {},
    () => {},
  )
  expect([brought.refusal, brought.kept, brought.findings.length]).toEqual(['No room.', [], 1])
})

it('looks at the first files of a folder and no more', async () => {
  const many = Array.from({ length: MOST_FILES + 5 }, (_, at) => source(`${at}`, small))
  expect(
    (
      await bringFiles(
        many,
        memory(),
        async () => {},
        () => {},
      )
    ).findings,
  ).toHaveLength(MOST_FILES)
})
