import { expect, it } from 'vitest'
import { emptyColumns, FAILED, TIMES } from '../../../runtime/protocol/call-columns'
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
  { kind: 'chart', id: 11, chart: { type: 'line', title: 'Loss <1>', x: 'step', y: '', series: ['a', 'b'], points: [{ x: 1, y: { a: 3 } }, { x: 2, y: { a: 1, b: 2 } }], leftOut: 4, done: true } },
  { kind: 'chart', id: 12, chart: { type: 'bar', title: '', x: '', y: '', series: [], points: [], leftOut: 0, done: true } },
  { kind: 'images', id: 13, title: '', scale: 4, leftOut: 1, items: [{ width: 1, height: 1, label: '"7"', rgba: null, signed: Int8Array.of(-127) }] },
  { kind: 'heatmap', id: 14, heatmap: { title: 'who', x: '', y: '', rows: ['r'], columns: ['c'], values: [[5]], rowsLeftOut: 0, columnsLeftOut: 0 } },
  { kind: 'bars', id: 10, title: '', labels: ['a', 'b'], max: null, values: [1, 2] },
] // oxfmt-ignore

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

it('a chart is a still picture and lines of numbers, a gallery its pictures', () => {
  const [chart, empty, gallery] = shownOutputs(shown, 3).slice(9)
  expect(chart).toMatchObject({
    data: { 'text/plain': ['chart: Loss <1>\n', 'step\ta\tb\n', '1\t3\t\n', '2\t1\t2\n', '4 more points'] },
  })
  expect(JSON.stringify(chart)).toContain('Loss &#60;1&#62;')
  expect(JSON.stringify(chart)).toMatch(/polyline points=..[\d.]+,[\d.]+ [\d.]+,[\d.]+/)
  expect(JSON.stringify(empty)).not.toContain('NaN')
  expect(JSON.stringify(gallery)).toContain('alt=\\"&#34;7&#34;\\"')
})

it('calls are a still picture of what they did and lines of their marks, however many there are', () => {
  const calls = emptyColumns(2, [{ key: 'x-0-M000', name: 'f<' }], ['c-1'])
  const times = { submitted: [1, 1], started: [2, 3], ended: [4, NaN], status: [4.5, 6], result: [5, NaN] }
  for (const [name, [one, other]] of Object.entries(times)) calls[name as 'started'].set([one, other])
  calls.workerStart.set([2, 3])
  calls.workerEnd.set([4, 5])
  calls.call[1] = 1
  calls.flags[1] = FAILED
  const [written] = shownOutputs([{ kind: 'calls', id: 1, calls, leftOut: 3 }], 1)
  expect(valid([written])).toEqual([])
  expect(written).toMatchObject({
    data: {
      'text/plain': [
        '2 calls: f<() x-0-M000\n',
        'call\tsubmitted\tstarted\tdone\tstatus fetched\tresult fetched\tstate\n',
        'x-0-M000/00000\t0.000\t1.000\t3.000\t3.500\t4.000\tdone\n',
        'x-0-M000/00001\t0.000\t2.000\t\t5.000\t\tfailed\n',
        '3 more calls',
      ],
    },
  })
  const text = JSON.stringify(written)
  expect(text).toContain('f&#60;()')
  expect(text).toContain('active calls, 2 at most')
  expect(text).not.toContain('NaN')
  const many = emptyColumns(5000, calls.jobs, [])
  for (const name of TIMES) many[name].forEach((_, n) => (many[name][n] = n * 0.37 + name.length))
  expect(
    JSON.stringify(shownOutputs([{ kind: 'calls', id: 1, calls: many, leftOut: 0 }], 1)).length,
  ).toBeLessThan(200_000)
  expect(
    JSON.stringify(shownOutputs([{ kind: 'calls', id: 1, calls: emptyColumns(0, [], []), leftOut: 0 }], 1)),
  ).not.toContain('NaN')
})

it('a picture is a PNG that says its size and its pixels', async () => {
  const [written] = shownOutputs(
    [{ kind: 'image', id: 1, width: 2, height: 1, rgba: Uint8ClampedArray.of(1, 2, 3, 4, 5, 6, 7, 8) }],
    1,
  )
  const base64 = (written.data as Record<string, string>)['image/png']
  const png = Buffer.from(base64, 'base64')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 1])
  const length = png.readUInt32BE(33)
  const { inflateSync, crc32 } = await import('node:zlib')
  expect([...inflateSync(png.subarray(41, 41 + length))]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(png.readUInt32BE(41 + length)).toBe(crc32(png.subarray(37, 41 + length)))
})

it('what was written is drawn again, as far as the page can', () => {
  const drawn = savedOutputs(shownOutputs(shown, 3))
  expect(drawn.map(({ kind }) => kind)).toEqual([
    'text', 'text', 'text', 'error', 'html', 'markdown', 'html', 'html', 'text',
    'html', 'html', 'html', 'html', 'text',
  ]) // oxfmt-ignore
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
}) // oxfmt-ignore

it('long ones are cut and many are left out, in words', () => {
  const long = savedOutputs([{ output_type: 'stream', name: 'stdout', text: 'x'.repeat(300_000) }])
  expect(long).toMatchObject([{ truncated: '100000 more letters are not shown.' }])
  const many = savedOutputs(
    Array(150).fill({ output_type: 'stream', name: 'stdout', text: 'x' }) as JsonObject[],
  )
  expect(many).toHaveLength(101)
  expect(many.at(-1)).toMatchObject({ text: '50 more outputs are not shown.' })
})

it('of many large ones as many as can be drawn are, pictures sooner than HTML', () => {
  const html = { output_type: 'display_data', metadata: {}, data: { 'text/html': 'x'.repeat(140_000) } }
  const picture = { output_type: 'display_data', metadata: {}, data: { 'image/png': 'A'.repeat(140_000) } }
  expect(savedOutputs([html, html, html, html]).map(({ kind }) => kind)).toEqual(['html', 'html', 'text'])
  expect(savedOutputs([html, html, html]).at(-1)).toMatchObject({ text: 'One more output is not shown.' })
  expect(savedOutputs(Array(10).fill(picture) as JsonObject[])).toHaveLength(10)
})

it('names of errors and of forms that are not shown are cut', () => {
  const long = 'x'.repeat(1_000_000)
  const error = { output_type: 'error', ename: long, evalue: long, traceback: [] }
  const unknown = {
    output_type: 'display_data',
    metadata: {},
    data: { [long]: '', b: '', c: '', d: '', e: '', f: '' },
  }
  expect(JSON.stringify(savedOutputs([error, unknown])).length).toBeLessThan(6000)
})
