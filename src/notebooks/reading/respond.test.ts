import { expect, it } from 'vitest'
import { packRecording } from '../../runtime/record/recording-file'
import { madeRecording } from '../../runtime/record/testing/made-recording'
import { MAX_TEXT } from '../document/ipynb/file-text'
import { respond } from './respond'

const notebook = (text: string) => respond({ kind: 'notebook', file: new Blob([text]), name: 'Mine.ipynb' })

it('a notebook is read, and is called as its file where it has no name', async () => {
  expect(await notebook('{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}')).toMatchObject({
    read: { notebook: { title: 'Mine', cells: [] }, notes: [] },
  })
})

it('what is no notebook is refused in words', async () => {
  expect(await notebook('')).toEqual({ refused: expect.stringMatching(/^This file is empty/) as string })
})

it('a file that is too large is refused before anything of it is read', async () => {
  const file = { size: MAX_TEXT + 1, text: () => Promise.reject(new Error('read')) } as unknown as Blob
  expect(await respond({ kind: 'notebook', file, name: '' })).toEqual({
    refused: expect.stringMatching(
      /^This file is too large: 101 MB, and a notebook may have 100 MB\./,
    ) as string,
  })
})

it('a file that is gone is refused in words', async () => {
  const file = { size: 1, text: () => Promise.reject(new Error('gone')) } as unknown as Blob
  expect(await respond({ kind: 'notebook', file, name: '' })).toEqual({
    refused: expect.stringMatching(/^The file can’t be read/) as string,
  })
})

it('a recording is read as what it holds, or refused in its own words', async () => {
  const recording = madeRecording({ rows: [{ from: 0, to: 1, sent: 5, delivered: 6, ended: 9 }] })
  const file = new Blob([await packRecording(recording)])
  expect(await respond({ kind: 'recording', file, name: '' })).toEqual({ read: recording.contents })
  expect(await respond({ kind: 'recording', file: new Blob(['x']), name: '' })).toEqual({
    refused: expect.stringMatching(/^The file is no recording of a run\./) as string,
  })
})
