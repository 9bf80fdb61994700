import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeRecording } from './decode-recording'
import { encodeRecording } from './encode-recording'
import { leftOutWords, Recording, type RecordingContents } from './recording'
import { anyContents } from './testing/any-recording.fixture'
import { madeActor, madeRecording, type MadeRow } from './testing/made-recording'

const decoded = (contents: RecordingContents) => decodeRecording(encodeRecording(new Recording(contents)))

const problemOf = (bytes: Uint8Array): string => {
  const result = decodeRecording(bytes)
  return result.ok ? 'none' : result.problem
}

const text = new TextEncoder()

/** The bytes of a good recording, with another heading. */
function withHeading(change: (heading: Record<string, unknown>) => unknown): Uint8Array {
  const bytes = encodeRecording(madeRecording({ rows: [{ from: 0, to: 1, sent: 5 }] }))
  const end = bytes.indexOf(10)
  const size = Number(new TextDecoder().decode(bytes.subarray(0, end)).split(' ')[2])
  const heading = JSON.parse(new TextDecoder().decode(bytes.subarray(end + 1, end + 1 + size))) as Record<
    string,
    unknown
  >
  const changed = change(heading)
  const json = text.encode(typeof changed === 'string' ? changed : JSON.stringify(changed))
  return joined(text.encode(`actorium-run 3 ${json.length}\n`), json, bytes.subarray(end + 1 + size))
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

const withRow = (row: Partial<MadeRow>) =>
  encodeRecording(
    madeRecording({
      rows: [
        { from: 0, to: 1, sent: 5 },
        { from: 0, to: 1, sent: 7, ...row },
      ],
    }),
  )

it('gives back every recording as it was', () => {
  fc.assert(
    fc.property(anyContents, (contents) => {
      const result = decoded(contents)
      expect(result.ok && result.recording.contents).toEqual(contents)
    }),
    { numRuns: 200 },
  )
})

it('never throws, whichever byte is changed, and gives nothing that cannot be read', () => {
  const arbitrary = fc.tuple(anyContents, fc.nat(), fc.integer({ min: 1, max: 255 }))
  fc.assert(
    fc.property(arbitrary, ([contents, position, change]) => {
      const bytes = encodeRecording(new Recording(contents))
      bytes[position % bytes.length] ^= change
      const result = decodeRecording(bytes)
      if (!result.ok) return result.problem.length > 20
      const again = decodeRecording(encodeRecording(result.recording))
      return again.ok
    }),
    { numRuns: 500 },
  )
})

it('never throws, wherever the file ends', () => {
  const bytes = encodeRecording(madeRecording({ rows: [{ from: 0, to: 1, sent: 5 }] }))
  for (let length = 0; length < bytes.length; length++)
    expect(problemOf(bytes.subarray(0, length))).toMatch(/\.$/)
})

describe('What is wrong is said in words', () => {
  const changed = 'The recording is damaged or was changed by hand: '
  const again = '. Save it again where it was made.'
  const other = 'Choose a file that was saved here and ends in .actorium-run.'
  const good = encodeRecording(madeRecording({ rows: [{ from: 0, to: 1, sent: 5 }] }))
  const table: readonly (readonly [string, Uint8Array, string])[] = [
    ['an empty file', new Uint8Array(), `The file is empty. ${other}`],
    ['another file', text.encode('PNG and so on'), `The file is no recording of a run. ${other}`],
    ['a long line', new Uint8Array(500).fill(65), `The file is no recording of a run. ${other}`],
    [
      'another version',
      text.encode('actorium-run 4 17\n'),
      'The recording is of version 4, and this page reads versions 1 to 3. Open it where it was made.',
    ],
    [
      'a heading that is cut off',
      good.subarray(0, 60),
      `${changed}the length of the heading is ${headingSize(good)}, and must be a whole number from 2 to 60${again}`,
    ],
    [
      'rows that are cut off',
      good.subarray(0, good.length - 3),
      'The recording ends too early. A part of the file is missing: copy it again from where it was saved.',
    ],
    [
      'more after the rows',
      joined(good, Uint8Array.of(1, 2)),
      `${changed}more follows after its last row${again}`,
    ],
    [
      'a length that is no number',
      text.encode('actorium-run 3 much\n{}'),
      `${changed}the length of the heading is NaN, and must be a whole number from 2 to 22${again}`,
    ],
    ['a heading that is no JSON', withHeading(() => '{"facts":'), `${changed}it can’t be read${again}`],
    [
      'a heading that is nested without end',
      withHeading(() => '['.repeat(200_000)),
      `${changed}it can’t be read${again}`,
    ],
    [
      'a huge count of rows',
      withHeading((heading) => ({ ...heading, rows: 1e12 })),
      `${changed}the heading.rows is 1000000000000, and must be a whole number from 0 to 200000${again}`,
    ],
    [
      'a list where text should be',
      withHeading((heading) => ({ ...heading, names: [['work']] })),
      `${changed}the heading.names[0] is a list, and must be text${again}`,
    ],
    [
      'a missing field',
      withHeading(({ names: _, ...heading }) => heading),
      `${changed}the heading.names is missing, and must be a list${again}`,
    ],
    [
      'a key of prototypes',
      withHeading((heading) => JSON.stringify(heading).replace('{', '{"__proto__":{"rows":0},')),
      `${changed}the heading has a field that it may not have, “__proto__”${again}`,
    ],
    [
      'an unknown mode',
      withHeading((heading) => ({ ...heading, facts: { ...(heading.facts as object), mode: 'warp' } })),
      `${changed}the heading.facts.mode is “warp”, and must be live, or slow, or step${again}`,
    ],
    [
      'a receiver who is not there',
      withRow({ to: 7 }),
      `${changed}row 1: to is 7, and must be from -1 to 2${again}`,
    ],
    [
      'a method without a name',
      withRow({ method: 2 }),
      `${changed}row 1: method is 2, and must be from 0 to 1${again}`,
    ],
    ['its own cause', withRow({ cause: 1 }), `${changed}row 1: cause is 1, and must be from -1 to 0${again}`],
    [
      'a negative time',
      withRow({ sent: -3 }),
      `${changed}row 1: sent is -3, and must be from 0 to 2147483647${again}`,
    ],
    [
      'a delivery before the sending',
      withRow({ delivered: 6 }),
      `${changed}row 1: delivered is 6, and must be from 7 to 2147483647${again}`,
    ],
    [
      'an unknown outcome',
      withRow({ outcome: 9 }),
      `${changed}row 1: outcome is 9, and must be from 0 to 6${again}`,
    ],
    [
      'an unknown kind',
      withRow({ kind: 99 }),
      `${changed}row 1: kind is 99, and must be from 1 to 7${again}`,
    ],
    [
      'an actor under another number',
      encodeRecording(madeRecording({ actors: [madeActor(0), madeActor(2)] })),
      `${changed}actors[1].index is 2, and must be a whole number from 1 to 1${again}`,
    ],
    [
      'a parent who is not there',
      encodeRecording(madeRecording({ actors: [madeActor(0), madeActor(1, { parent: 5 })] })),
      `${changed}actors[1].parent is 5, and must be a whole number from -1 to 1${again}`,
    ],
    [
      'a circle of parents',
      encodeRecording(
        madeRecording({ actors: [madeActor(0), madeActor(1, { parent: 2 }), madeActor(2, { parent: 1 })] }),
      ),
      `${changed}actors[1] is an ancestor of itself by its parents${again}`,
    ],
    [
      'a line of a message that is not there',
      encodeRecording(madeRecording({ argumentLines: [[3, '10']], rows: [{ from: 0, to: 1, sent: 1 }] })),
      `${changed}argumentLines[0][0] is 3, and must be a whole number from 0 to 0${again}`,
    ],
    [
      'a life of somebody who is not there',
      encodeRecording(
        madeRecording({
          lives: {
            first: 0,
            entries: [
              { kind: 'died', actor: 9, time: 1, rows: 0, worker: 1, cold: false, cause: '', row: -1 },
            ],
          },
        }),
      ),
      `${changed}lives.entries[0].actor is 9, and must be a whole number from 0 to 2${again}`,
    ],
    ...[0, -1, 1001, null].map((rate): (typeof table)[number] => [
      `a clock ${rate} times as fast`,
      withHeading((heading) => ({ ...heading, facts: { ...(heading.facts as object), clock: [[0, rate]] } })),
      `${changed}the heading.facts.clock[0][1] is ${rate === null ? 'null' : rate}, and must be a number from 0.01 to 1000${again}`,
    ]),
    [
      'a clock that changes and then changes earlier',
      withHeading((heading) => ({
        ...heading,
        facts: {
          ...(heading.facts as object),
          clock: [
            [7, 2],
            [7, 3],
          ],
        },
      })),
      `${changed}facts.clock[1][0] is 7, and must be a whole number from 8 to 2147483647${again}`,
    ],
    [
      'a cell run that ends before it begins',
      encodeRecording(madeRecording({ facts: { runs: [{ cell: 'a', activation: 1, began: 9, ended: 3 }] } })),
      `${changed}facts.runs[0].ended is 3, and must be a number from 9 to 2147483647000${again}`,
    ],
  ]
  it.each(table)('%s', (_, bytes, words) => {
    expect(problemOf(bytes)).toBe(words)
    expect(Object.prototype).not.toHaveProperty('rows')
  })
})

function headingSize(bytes: Uint8Array): number {
  return Number(new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10))).split(' ')[2])
}

it('reads 200 000 messages', () => {
  const rows = Array.from({ length: 200_000 }, (_, n): MadeRow => ({
    from: 0,
    to: 1,
    sent: n,
    delivered: n,
    ended: n,
  }))
  expect(decodeRecording(encodeRecording(madeRecording({ rows }))).ok).toBe(true)
})

/** The same recording in a file of an earlier version. */
function earlierFile(
  whole: Recording,
  version: number,
  lacks: (heading: EarlierHeading) => void,
): Uint8Array {
  const bytes = encodeRecording(whole)
  const end = bytes.indexOf(10)
  const size = headingSize(bytes)
  const heading = JSON.parse(
    new TextDecoder().decode(bytes.subarray(end + 1, end + 1 + size)),
  ) as EarlierHeading
  delete heading.facts.clock
  lacks(heading)
  const json = text.encode(JSON.stringify(heading))
  return joined(text.encode(`actorium-run ${version} ${json.length}\n`), json, bytes.subarray(end + 1 + size))
}

interface EarlierHeading {
  logs?: unknown
  readonly facts: Record<string, unknown>
  readonly leftOut: Record<string, unknown>
}

it('opens a file of version 1, which held neither what actors printed nor the script, and says so', () => {
  const whole = madeRecording({ rows: [{ from: 0, to: 1, sent: 5 }] })
  const before = earlierFile(whole, 1, (heading) => {
    delete heading.logs
    delete heading.facts.script
    delete heading.leftOut.logs
  })
  const result = decodeRecording(before)
  if (!result.ok) throw new Error(result.problem)
  expect(result.recording.contents).toEqual({ ...whole.contents, logs: undefined })
  expect(leftOutWords(result.recording)).toBe('It was saved before recordings held what actors print.')
  expect(decodeRecording(encodeRecording(result.recording)).ok).toBe(true)
})

it('opens a file of version 2, in which no clock had a factor', () => {
  const whole = madeRecording({ rows: [{ from: 0, to: 1, sent: 5 }] })
  const result = decodeRecording(earlierFile(whole, 2, () => {}))
  expect(result.ok && result.recording.contents).toEqual(whole.contents)
})
