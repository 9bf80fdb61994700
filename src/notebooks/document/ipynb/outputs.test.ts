import { expect, it } from 'vitest'
import type { Output } from '../../../runtime/protocol/output'
import type { Json, JsonObject } from '../notebook'
import { savedOutputs } from './saved-outputs'
import { shownOutputs } from './shown-outputs'
import { validateNotebook } from './validate'

const valid = (outputs: readonly JsonObject[]) =>
  validateNotebook({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [{ id: 'a', cell_type: 'code', source: '', metadata: {}, execution_count: 3, outputs }],
  })

const shown: readonly Output[] = [
  { kind: 'text', id: 1, stream: 'log', text: 'one\ntwo', truncated: '3 more lines' },
  { kind: 'text', id: 2, stream: 'error', text: 'bad', truncated: '' },
  { kind: 'value', id: 3, value: { kind: 'array', text: '[1, 2]', entries: [['0', { kind: 'primitive', text: '1' }]] } },
  { kind: 'error', id: 4, error: { name: 'TypeError', message: 'no', frames: [{ cell: 'a', line: 2, column: 1, name: '' }], remote: [], hint: 'Try.' } },
  { kind: 'html', id: 5, html: '<b>x</b>', truncated: '' },
  { kind: 'markdown', id: 6, text: '*x*', truncated: '' },
  { kind: 'table', id: 7, columns: ['a<'], rows: [['&"']], leftOut: 2 },
  { kind: 'image', id: 8, width: 2, height: 1, rgba: new Uint8ClampedArray(8) },
  { kind: 'progress', id: 9, label: 'trained', value: 1, total: 4, done: false },
  { kind: 'bars', id: 10, title: '', labels: ['a', 'b'], max: null, values: [1, 2] },
] // prettier-ignore

it('what a cell shows is valid in nbformat, each kind', () => {
  const written = shownOutputs(shown, 3)
  expect(valid(written)).toEqual([])
  expect(written[0]).toEqual({
    output_type: 'stream',
    name: 'stdout',
    text: ['one\n', 'two\n', '3 more lines'],
  })
  expect(written[2]).toMatchObject({ execution_count: 3, data: { 'text/plain': ['[1, 2]\n', '  0: 1'] } })
  expect(written[3]).toMatchObject({ traceback: ['TypeError: no', '  in a, line 2', 'Try.'] })
  expect(JSON.stringify(written[6])).toContain('&#38;&#34;')
})

it('what was written is drawn again, as far as the page can', () => {
  const drawn = savedOutputs(shownOutputs(shown, 3))
  expect(drawn.map(({ kind }) => kind)).toEqual([
    'text', 'text', 'text', 'error', 'html', 'markdown', 'html', 'text', 'text', 'text',
  ]) // prettier-ignore
  expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length)
})

const data = (bundle: Record<string, Json>): JsonObject => ({
  output_type: 'display_data',
  metadata: {},
  data: bundle,
})

it.each<[string, JsonObject, Partial<Output> | null]>([
  ['a picture', data({ 'image/png': ['iVBO\n', 'Rw0='], 'text/plain': '<Figure>' }), { kind: 'html', html: '<img alt="&#60;Figure&#62;" src="data:image/png;base64,iVBORw0=">' }],
  ['a picture that is none', data({ 'image/png': '"><script>', 'text/plain': 'x' }), { kind: 'text', text: 'x' }],
  ['HTML before plain text', data({ 'text/plain': 'x', 'text/html': ['<b>', 'x</b>'] }), { kind: 'html', html: '<b>x</b>' }],
  ['a form that nobody here knows', data({ 'application/vnd.x+json': {} }), { kind: 'text', text: 'This page does not show application/vnd.x+json.' }],
  ['nothing', data({}), null],
  ['an output of no kind', { output_type: 'odd' }, null],
  ['values of other types', { output_type: 'stream', text: [1, 'x', null] }, { kind: 'text', text: 'x' }],
])('of %s the richest form that the page has is taken', (_, saved, expected) => {
  const drawn = savedOutputs([saved])
  if (expected === null) expect(drawn).toEqual([])
  else expect(drawn).toMatchObject([expected])
}) // prettier-ignore

it('long ones are cut and many are left out, in words', () => {
  const long = savedOutputs([{ output_type: 'stream', name: 'stdout', text: 'x'.repeat(300_000) }])
  expect(long).toMatchObject([{ truncated: '100000 more letters are not shown.' }])
  const many = savedOutputs(
    Array(150).fill({ output_type: 'stream', name: 'stdout', text: 'x' }) as JsonObject[],
  )
  expect(many).toHaveLength(101)
  expect(many.at(-1)).toMatchObject({ text: '50 more outputs are not shown.' })
})
