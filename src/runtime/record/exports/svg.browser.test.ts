/** The pictures as a browser reads them: well-formed, whole, and nothing of the reader's becomes markup. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Recording } from '../recording'
import { anyContents } from '../testing/any-recording.fixture'
import { anyRun } from '../testing/any-run.fixture'
import { madeActor, madeRecording } from '../testing/made-recording'
import { sampleRun } from '../testing/sample-run'
import { graphSvg } from './graph-svg'
import { sequenceSvg } from './sequence-svg'

function read(svg: string): Document {
  const page = new DOMParser().parseFromString(svg, 'image/svg+xml')
  expect(page.querySelector('parsererror')?.textContent).toBeUndefined()
  expect(page.querySelectorAll('script, foreignObject, image')).toHaveLength(0)
  return page
}

const texts = (page: Document) => [...page.querySelectorAll('text')].map(({ textContent }) => textContent)

/** Nothing is drawn beside the paper. */
async function checkExtent(svg: string): Promise<void> {
  const host = document.createElement('div')
  host.innerHTML = svg
  document.body.append(host)
  const drawn = host.querySelector('svg')!
  const { width, height } = drawn.viewBox.baseVal
  const box = drawn.getBBox()
  expect(box.x).toBeGreaterThanOrEqual(-1)
  expect(box.y).toBeGreaterThanOrEqual(-1)
  expect(box.x + box.width).toBeLessThanOrEqual(width + 1)
  expect(box.y + box.height).toBeLessThanOrEqual(height + 1)
  host.remove()
  await Promise.resolve()
}

const square = new Map([
  [0, { x: -100, y: 0 }],
  [1, { x: 200, y: 0 }],
  [2, { x: -100, y: 200 }],
  [3, { x: 200, y: 200 }],
])

it('draws a sequence with lanes, messages, answers, losses and deaths', async () => {
  const svg = sequenceSvg(sampleRun())
  const page = read(svg)
  expect(texts(page)).toEqual([
    'notebook', 'bank', 'account', 'auditor',
    'deposit(10)', '110', "deposit('a; b', 5)", 'deposit(…), lost on the way', 'balance(…)', 'TypeError: no balance', 'deposit(…), undeliverable', 'deposit(…)',
    'died: it was ended',
  ]) // oxfmt-ignore
  expect(page.querySelectorAll('rect.work')).toHaveLength(4)
  await checkExtent(svg)
})

it('draws a graph with who stands where and how much runs between them', async () => {
  const svg = graphSvg(sampleRun(), { places: square })
  const page = read(svg)
  expect(page.querySelectorAll('rect.card')).toHaveLength(4)
  expect(page.querySelectorAll('line.way')).toHaveLength(5)
  expect(texts(page)).toContain('Account, dead')
  await checkExtent(svg)
})

it('says what the pictures leave out', () => {
  expect(texts(read(sequenceSvg(sampleRun(), { most: 2 })))[0]).toBe('Showing the last 2 of 7 messages.')
  expect(texts(read(sequenceSvg(sampleRun(), { lanes: 2 })))[0]).toBe(
    '5 messages of other actors are left out.',
  )
  expect(texts(read(graphSvg(sampleRun(), { places: square, most: 2 }))).at(-1)).toBe(
    'Showing 2 of 4 actors.',
  )
})

it('draws an empty run', () => {
  const run = madeRecording({ actors: [] })
  expect(texts(read(sequenceSvg(run)))).toEqual([])
  expect(texts(read(graphSvg(run, { places: new Map() })))).toEqual([])
})

it('makes no markup of what actors are called', () => {
  const name = '<script>alert(1)</script>&"\u0000\ud800'
  const run = madeRecording({
    actors: [madeActor(0, { name }), madeActor(1, { className: name })],
    names: [name, ''],
    rows: [{ from: 0, to: 1, sent: 1 }],
  })
  read(sequenceSvg(run))
  read(graphSvg(run, { places: square }))
})

it('draws whatever run there is', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyRun,
        anyContents.map((contents) => new Recording(contents)),
      ),
      (run) => {
        read(sequenceSvg(run))
        read(graphSvg(run, { places: square }))
      },
    ),
  )
})
