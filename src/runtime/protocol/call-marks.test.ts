import { expect, test } from 'vitest'
import { packMarks, unpackMarks } from './call-marks'
import type { CallMarks } from './functions'

const marks = (call: number, over: Partial<CallMarks> = {}): CallMarks => ({
  ...{ call, submitted: 0.1, workerStart: 0.2, started: 0.3, ended: 0.4, workerEnd: 0.5, status: 0.6 },
  ...{ result: NaN, container: 'aws-1', cold: false, failed: false },
  ...over,
})

test('marks come out as they went in, with what is not known and where each ran', () => {
  const all = [
    marks(0, { cold: true }),
    marks(70_000, { container: 'aws-2', failed: true, result: 0.7 }),
    marks(2, { container: '', submitted: NaN }),
    marks(3),
  ]
  const packed = packMarks(all)
  expect(packed.containers).toEqual(['aws-1', 'aws-2', ''])
  expect(unpackMarks(packed)).toEqual(all)
  expect(unpackMarks(packMarks([]))).toEqual([])
})
