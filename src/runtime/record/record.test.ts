import { describe, expect, it } from 'vitest'
import { Outcome, R_BYTES_LIMIT, R_DELIVERED, R_FROM, R_METHOD, R_OUTCOME, ROW, RunRecord } from './record'

const CHUNK_ROWS = 65_536
const CHUNK_BYTES = CHUNK_ROWS * ROW * 4

/** A tell from 1 to 2 whose number within its activation is `n`. */
const send = (record: RunRecord, n: number, bytes = 64) => record.send(1, 1, 2, 3, 4, 5, n, 7, bytes, 900)

describe('the record', () => {
  it('keeps one row a message with its three times and its end', () => {
    const record = new RunRecord()
    const row = send(record, 6)
    const sent = {
      kind: 1,
      from: 1,
      to: 2,
      method: 3,
      site: 4,
      activation: 5,
      n: 6,
      cause: 7,
      sent: 900,
      delivered: -1,
      ended: -1,
      outcome: Outcome.Waiting,
      bytes: 64,
    }
    expect(record.read(row)).toEqual(sent)
    record.deliver(row, 950)
    expect(record.read(row)).toEqual({ ...sent, delivered: 950, outcome: Outcome.Delivered })
    record.undeliver(row)
    expect(record.read(row)).toEqual(sent)
    record.deliver(row, 960)
    record.end(row, Outcome.Failed, 970)
    expect(record.read(row)).toEqual({ ...sent, delivered: 960, ended: 970, outcome: Outcome.Failed })
    expect([record.outcome(row), record.get(row, R_METHOD)]).toEqual([Outcome.Failed, 3])
  })

  it('numbers rows from 0 on and has none before the first', () => {
    const record = new RunRecord()
    expect(record.read(0)).toBeNull()
    expect([send(record, 0), send(record, 1), record.rows, record.first]).toEqual([0, 1, 2, 0])
    expect([record.read(2), record.get(2, R_FROM), record.get(-1, R_FROM)]).toEqual([null, -1, -1])
  })

  it('takes memory by the chunk, 48 bytes a row', () => {
    const record = new RunRecord()
    expect(record.bytes).toBe(0)
    send(record, 0)
    expect([ROW * 4, record.bytes]).toEqual([48, CHUNK_BYTES])
    for (let n = 1; n <= CHUNK_ROWS; n++) send(record, n)
    expect(record.bytes).toBe(2 * CHUNK_BYTES)
  })

  it('never holds more than its limit: the oldest chunk is used again and its rows are forgotten', () => {
    const record = new RunRecord(2 * CHUNK_BYTES)
    for (let n = 0; n < 2 * CHUNK_ROWS; n++) send(record, n)
    expect([record.first, record.bytes]).toEqual([0, 2 * CHUNK_BYTES])
    expect(record.read(0)).toMatchObject({ n: 0 })
    const row = send(record, 77)
    expect([row, record.first, record.rows, record.bytes]).toEqual([
      2 * CHUNK_ROWS,
      CHUNK_ROWS,
      2 * CHUNK_ROWS + 1,
      2 * CHUNK_BYTES,
    ])
    expect(record.read(CHUNK_ROWS - 1)).toBeNull()
    expect(record.read(CHUNK_ROWS)).toMatchObject({ n: CHUNK_ROWS })
    expect(record.read(row)).toMatchObject({ n: 77, outcome: Outcome.Waiting, delivered: -1 })
    for (let n = 0; n < 10 * CHUNK_ROWS; n++) send(record, n)
    expect([record.bytes, record.rows - record.first <= 2 * CHUNK_ROWS]).toEqual([2 * CHUNK_BYTES, true])
  })

  it('keeps one chunk however small the limit is', () => {
    const record = new RunRecord(1)
    for (let n = 0; n < CHUNK_ROWS + 10; n++) send(record, n)
    expect([record.first, record.bytes, record.read(CHUNK_ROWS + 9)?.n]).toEqual([
      CHUNK_ROWS,
      CHUNK_BYTES,
      CHUNK_ROWS + 9,
    ])
  })

  it('lets forgotten rows be delivered, taken back and ended without touching those in their place', () => {
    const record = new RunRecord(1)
    for (let n = 0; n <= CHUNK_ROWS; n++) send(record, n)
    const there = record.read(CHUNK_ROWS)
    record.deliver(0, 1)
    record.undeliver(0)
    record.end(0, Outcome.Died, 2)
    expect(record.read(CHUNK_ROWS)).toEqual(there)
    expect([record.get(0, R_DELIVERED), record.get(0, R_OUTCOME), record.outcome(0)]).toEqual([
      -1,
      -1,
      Outcome.Waiting,
    ])
  })

  it('reads rows of several chunks in any order', () => {
    const record = new RunRecord()
    for (let n = 0; n < 3 * CHUNK_ROWS; n++) send(record, n)
    const rows = [0, 2 * CHUNK_ROWS, CHUNK_ROWS - 1, CHUNK_ROWS, 1, 3 * CHUNK_ROWS - 1]
    expect(rows.map((row) => record.read(row)?.n)).toEqual(rows)
  })

  it('says of a message beyond what a row can say that it has the most that one can say', () => {
    const record = new RunRecord()
    expect(R_BYTES_LIMIT).toBe(2 ** 28 - 1)
    const rows = [2 ** 27, R_BYTES_LIMIT, 2 ** 28, 5_000_000_000].map((bytes) => send(record, 0, bytes))
    for (const row of rows) record.end(row, Outcome.Settled, 1)
    expect(rows.map((row) => record.read(row)?.bytes)).toEqual([
      2 ** 27,
      R_BYTES_LIMIT,
      R_BYTES_LIMIT,
      R_BYTES_LIMIT,
    ])
    expect(rows.map((row) => record.outcome(row))).toEqual(rows.map(() => Outcome.Settled))
  })
})
