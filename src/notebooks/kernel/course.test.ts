import { expect, it } from 'vitest'
import { NO_CHANCE } from '../../runtime/protocol/faults'
import type { PlayedEntry } from './prelude'
import { courseOf, type HeldCourse } from './course'

const entry = (cell: string, activation: number, schedule: readonly string[] | null = null): PlayedEntry => ({
  code: {
    cell,
    version: 1,
    text: { plain: '', instrumented: '', explore: '' },
    definitions: [],
    declares: [],
    assigns: [],
  },
  activation,
  schedule,
  source: `text of ${cell}`,
})

const held = (changes: Partial<HeldCourse> = {}): HeldCourse => ({
  seed: 7,
  chapters: [[entry('a', 1)]],
  faults: { chance: NO_CHANCE, wall: [] },
  cell: 'b',
  source: 'text of b',
  activation: 2,
  keys: ['0#2.0', '0.1#1.0'],
  position: 1,
  ...changes,
})

it('names the cells in the order in which they ran, with the texts that ran', () => {
  expect(courseOf(held())).toEqual({
    seed: 7,
    runs: [
      { cell: 'a', text: 'text of a', schedule: undefined, cleared: false },
      { cell: 'b', text: 'text of b', schedule: ['0#2.0', '0.1#1.0'], cleared: false },
    ],
    faults: [],
    position: 1,
  })
})

it('counts the notebook’s activations anew where runs were dropped in between', () => {
  const chapters = [[entry('a', 3), entry('c', 5, ['0#5.0', '0.1#5.0'])]]
  const keys = ['ahead:0#9.1', '0#9.0>', '0#5.1', 'wall:0|0.1', 'crash:0.1']
  const { runs } = courseOf(held({ chapters, activation: 9, keys }))
  expect(runs.map(({ schedule }) => schedule)).toEqual([
    undefined,
    ['0#2.0', '0.1#5.0'],
    ['ahead:0#3.1', '0#3.0>', '0#2.1', 'wall:0|0.1', 'crash:0.1'],
  ])
})

it('says where the stage was cleared', () => {
  const between = courseOf(held({ chapters: [[entry('a', 1)], [entry('c', 2), entry('d', 3)]] }))
  expect(between.runs.map(({ cleared }) => cleared)).toEqual([false, true, false, false])
  const last = courseOf(held({ chapters: [[entry('a', 1)], []] }))
  expect(last.runs.map(({ cleared }) => cleared)).toEqual([false, true])
})

it('takes along the chance and the wall that stood before', () => {
  const faults = { chance: { ...NO_CHANCE, loss: 0.5 }, wall: [['0'], ['0.1', '0.2']] }
  expect(courseOf(held({ faults })).faults).toEqual([
    'chance:loss=0.5,answers=0,double=0,crash=0',
    'wall:0|0.1,0.2',
  ])
})
