import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Recording } from './recording'
import { packRecording, recordingFileName, unpackRecording } from './recording-file'
import { anyContents } from './testing/any-recording.fixture'
import { madeRecording } from './testing/made-recording'

const some = () => madeRecording({ rows: [{ from: 0, to: 1, sent: 5, delivered: 6, ended: 9 }] })

async function problemOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const result = await unpackRecording(new Blob([bytes]))
  return result.ok ? 'none' : result.problem
}

it('packs a recording and unpacks it as it was', async () => {
  await fc.assert(
    fc.asyncProperty(anyContents, async (contents) => {
      const packed = await packRecording(new Recording(contents))
      const result = await unpackRecording(new Blob([packed]))
      expect(result.ok && result.recording.contents).toEqual(contents)
    }),
    { numRuns: 30 },
  )
})

it('packs equal recordings into equal files', async () => {
  expect(await packRecording(some())).toEqual(await packRecording(some()))
})

it('says that a file is not one of its own', async () => {
  const words =
    'The file is no recording of a run. Choose a file that was saved here and ends in .actorium-run.'
  expect(await problemOf(new TextEncoder().encode('{"cells": []}'))).toBe(words)
  const other = new Blob(['hello']).stream().pipeThrough(new CompressionStream('gzip'))
  expect(await problemOf(new Uint8Array(await new Response(other).arrayBuffer()))).toBe(words)
})

it('says that a file is empty', async () => {
  expect(await problemOf(new Uint8Array())).toMatch(/^The file is empty\./)
})

it('says that a part of a file is missing, wherever it ends', async () => {
  const packed = await packRecording(some())
  for (let length = 2; length < packed.length; length += 7)
    expect(await problemOf(packed.slice(0, length))).toBe(
      'The file can’t be unpacked: a part of it is missing or was changed. Copy it again from where it was saved.',
    )
})

it('says that a file was changed', async () => {
  const packed = await packRecording(some())
  packed[packed.length - 6] ^= 1
  expect(await problemOf(packed)).toMatch(/^The file can’t be unpacked/)
})

it('stops unpacking at its bound', async () => {
  const zeros = new Blob([new Uint8Array(8 * 1024 * 1024)])
    .stream()
    .pipeThrough(new CompressionStream('gzip'))
  const bomb = new Blob([await new Response(zeros).arrayBuffer()])
  expect(bomb.size).toBeLessThan(20_000)
  const limits = { packed: 1024 * 1024, unpacked: 2 * 1024 * 1024 }
  const result = await unpackRecording(bomb, limits)
  expect(result).toEqual({
    ok: false,
    problem:
      'The file unpacks to more than 2 MB, and no recording does. Choose a file that was saved here and ends in .actorium-run.',
  })
  const large = await unpackRecording(new Blob([new Uint8Array(2 * 1024 * 1024)]), limits)
  expect(large.ok ? '' : large.problem).toMatch(/^The file has more than 1 MB/)
})

it('names a file after its notebook, in plain letters', () => {
  expect(recordingFileName('01-make-money-disappear')).toBe('01-make-money-disappear.actorium-run')
  expect(recordingFileName('../Ünder the/..')).toBe('nder-the.actorium-run')
  expect(recordingFileName('')).toBe('run.actorium-run')
})
