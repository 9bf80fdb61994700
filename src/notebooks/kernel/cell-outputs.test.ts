import { expect, it } from 'vitest'
import { applyDisplay, NO_OUTPUTS, type CellOutputs } from './cell-outputs'

const print = (state: CellOutputs, text: string, stream: 'log' | 'error' = 'log') =>
  applyDisplay(state, { op: 'text', stream, text })

const texts = ({ outputs }: CellOutputs) =>
  outputs.map((output) => (output.kind === 'text' ? [output.stream, output.text] : []))

it('lines of one stream in a row are one output', () => {
  let state = NO_OUTPUTS
  for (const line of ['a', 'b']) state = print(state, line)
  state = print(state, 'oh', 'error')
  state = print(state, 'c')
  expect(texts(state)).toEqual([
    ['log', 'a\nb'],
    ['error', 'oh'],
    ['log', 'c'],
  ])
})

it('of a hundred thousand lines the first and the latest stay, and what is left out between is counted', () => {
  let state = NO_OUTPUTS
  for (let line = 1; line <= 100_000; line++) state = print(state, String(line))
  const [head, tail] = state.outputs
  if (head.kind !== 'text' || tail.kind !== 'text') throw new Error('no text')
  expect(state.outputs).toHaveLength(2)
  expect(head.text.length + tail.text.length).toBeLessThan(35_000)
  const first = head.text.split('\n').map(Number)
  const latest = tail.text.split('\n').map(Number)
  expect([first[0], latest.at(-1)]).toEqual([1, 100_000])
  const leftOut = latest[0] - first.at(-1)! - 1
  expect(head.truncated).toBe(`${String(leftOut).replace(/(?=...$)/, '\u2009')} lines left out`)
})

it('long lines, too, are bounded', () => {
  let state = print(NO_OUTPUTS, 'short')
  for (let i = 0; i < 100; i++) state = print(state, 'x'.repeat(9_999))
  const length = texts(state).reduce((sum, [, text]) => sum + text.length, 0)
  expect(length).toBeLessThan(35_000)
  expect(state.outputs[0]).toMatchObject({
    text: 'short',
    truncated: expect.stringMatching(/lines left out$/) as string,
  })
})

it('HTML and Markdown of a cell are bounded together, and what comes later is counted', () => {
  let state = NO_OUTPUTS
  for (let n = 0; n < 5; n++)
    state = applyDisplay(state, { op: 'html', html: 'x'.repeat(100_000), leftOut: 0 })
  state = applyDisplay(state, { op: 'markdown', text: 'y', leftOut: 0 })
  state = print(state, 'still printed')
  expect(state.outputs.map(({ kind }) => kind)).toEqual(['html', 'html', 'html', 'html', 'text'])
  expect(state.leftOut).toBe(2)
})

it('HTML that was cut says by how much', () => {
  const { outputs } = applyDisplay(NO_OUTPUTS, { op: 'html', html: 'x', leftOut: 99_900_000 })
  expect(outputs).toMatchObject([
    { html: 'x', truncated: '99\u2009900\u2009000 more letters are not shown.' },
  ])
})
