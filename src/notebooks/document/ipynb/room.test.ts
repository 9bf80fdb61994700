import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../notebook'
import { readIpynb, type ReadNotebook } from './read'
import { weightOf, withinRoom, type Room } from './room'
import { validateNotebook } from './validate'
import { writeIpynb } from './write'

const ROOM: Room = { cell: 1000, cells: 2000, one: 1000, all: 2500 }

const print = (text: string): JsonObject => ({ output_type: 'stream', name: 'stdout', text })
const code = (id: string, outputs: readonly Json[], source = '1'): JsonObject => ({
  cell_type: 'code',
  id,
  metadata: {},
  execution_count: null,
  source,
  outputs,
})

function read(cells: readonly JsonObject[], metadata: JsonObject = {}): ReadNotebook {
  const text = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells })
  const found = readIpynb(text)
  if ('refused' in found) throw new Error(found.refused)
  return found
}

function within(cells: readonly JsonObject[], metadata: JsonObject = {}): ReadNotebook {
  const found = withinRoom(read(cells, metadata), ROOM)
  if ('refused' in found) throw new Error(found.refused)
  return found
}

const outputsOf = ({ notebook }: ReadNotebook, at = 0) => notebook.cells[at].carried?.outputs

describe('withinRoom', () => {
  it('leaves a notebook that has room as it is', () => {
    const found = read([code('a', [print('x')])], { widgets: { a: 1 } })
    expect(withinRoom(found, ROOM)).toEqual(found)
  })

  it('leaves an output that is too large out, in its place and in a note', () => {
    const found = within([code('a', [print('x'), print('y'.repeat(1500)), print('z')])])
    expect(outputsOf(found)).toEqual([
      print('x'),
      { output_type: 'stream', name: 'stdout', text: 'An output of 0.1 MB is left out here.\n' },
      print('z'),
    ])
    expect(found.notes).toContain(
      '1 output or attachment is left out (0.1 MB), also from copies that you save here: the page takes 0.1 MB of one, and 0.1 MB of all.',
    )
    expect(validateNotebook(JSON.parse(writeIpynb(found.notebook)))).toEqual([])
  })

  it('says once for outputs that follow each other, and takes later ones that still fit', () => {
    const big = print('y'.repeat(700))
    const found = within([code('a', [big, big, big, big, print('z')]), code('b', [big, big])])
    expect(outputsOf(found)?.map((one) => String(one.text).slice(0, 22))).toEqual([
      'y'.repeat(22),
      'y'.repeat(22),
      '2 outputs of 0.1 MB ar',
      'z',
    ])
    expect(outputsOf(found, 1)).toHaveLength(1)
  })

  it('leaves metadata and attachments out by their keys', () => {
    const found = within(
      [
        {
          cell_type: 'markdown',
          id: 'a',
          metadata: { big: 'x'.repeat(1500), small: 1 },
          source: 'text',
          attachments: { 'a.png': { 'image/png': 'x'.repeat(1500) }, 'b.png': { 'image/png': 'y' } },
        },
      ],
      { widgets: { state: 'x'.repeat(1500) }, kept: true },
    )
    expect(found.notebook.carried).toEqual({ kept: true })
    expect(found.notebook.cells[0].carried).toEqual({
      metadata: { small: 1 },
      attachments: { 'b.png': { 'image/png': 'y' } },
    })
    expect(found.notes.at(-1)).toMatch(/^3 outputs and attachments are left out/)
  })

  it('refuses texts that are too long, of one cell and of all', () => {
    const long = (n: number) => code(`a${n}`, [], 'x'.repeat(700))
    expect(withinRoom(read([code('a', [], 'x'.repeat(1500))]), ROOM)).toEqual({
      refused: expect.stringMatching(/^Cell 1 has 0\.1 MB of text, and a cell may have/) as string,
    })
    expect(withinRoom(read([long(1), long(2), long(3)]), ROOM)).toEqual({
      refused: expect.stringMatching(/^The texts of its cells have 0\.1 MB/) as string,
    })
  })

  it('cuts the names that a notebook gives itself', () => {
    const { notebook } = within([], { actorium: { title: 'x'.repeat(5000), teaches: 'y'.repeat(5000) } })
    expect(notebook.title).toHaveLength(1000)
    expect(notebook.teaches).toHaveLength(1000)
  })

  it('counts values beside letters, so that a million numbers have no room', () => {
    expect(weightOf('four')).toBe(4)
    expect(weightOf([1, 2, { a: 'b' }])).toBe(202)
    const found = within([
      code('a', [
        {
          output_type: 'display_data',
          metadata: {},
          data: { 'application/json': Array(40).fill(1) as Json },
        },
      ]),
    ])
    expect(outputsOf(found)).toMatchObject([{ output_type: 'stream' }])
  })
})
