/**
 * The page behind `npm run notebook` and `npm run grade`: a session and nothing to look at.
 *
 * Built as the product is, policy and workers included, and no part of it. The commands drive it by the methods below;
 * what they give and get is plain data, since it crosses from Node to the page.
 */
import { HandIn } from './hand-in'
import { checksOf } from './lesson-checks'
import { lessonIds } from './lessons'
import { NotebookRun } from './notebook-run'
import type { Place } from './session'
import { readSource, type Source } from './source'

let run: NotebookRun | null = null
let handIn: HandIn | null = null

function opened(): NotebookRun {
  if (run === null) throw new Error('Nothing is open.')
  return run
}

const headless = {
  lessons: (): readonly string[] => lessonIds,
  open(source: Source) {
    const read = readSource(source)
    if ('refused' in read) return read
    run = new NotebookRun(read)
    return run.heads
  },
  run: (cell: number, seconds: number) => opened().run(cell, seconds),
  give: (cell: number, outputs: Parameters<NotebookRun['give']>[1]) => opened().give(cell, outputs),
  rest: (seconds: number) => opened().rest(seconds),
  ipynb: () => opened().ipynb(),
  html: () => opened().html(),
  checks: checksOf,
  openHandIn(text: string, file: string, lesson: string, place: Place) {
    const read = HandIn.open(text, file, lesson, place)
    if ('refused' in read) return read
    handIn = read
    return read.facts
  },
  check(id: string, seconds: number) {
    if (handIn === null) throw new Error('Nothing is open.')
    return handIn.check(id, seconds)
  },
}

export type Headless = typeof headless
Object.assign(globalThis, { headless })
