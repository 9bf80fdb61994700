/**
 * What the notebook command was given → a notebook to run, where it runs, and the orders in which it is delivered.
 *
 * A lesson of this project runs as the page's own, with the reference answers in its exercises. Whatever is a file of
 * somebody's runs apart, unless whoever gives the command trusts it.
 */
import { readIpynb } from '../src/notebooks/document/ipynb/read'
import type { Notebook } from '../src/notebooks/document/notebook'
import { parseLesson } from '../src/notebooks/document/parse'
import type { KeptOrders } from '../src/notebooks/exercises/kept-orders'
import type { CellPromise } from '../src/notebooks/exercises/promise'
import { lessonOf, promisesOf, solved } from './lessons'
import type { Place } from './session'

export type Source =
  | { readonly kind: 'lesson'; readonly id: string }
  | {
      readonly kind: 'ipynb' | 'markdown'
      readonly text: string
      readonly file: string
      readonly place: Place
    }

export interface ToRun {
  readonly notebook: Notebook
  readonly place: Place
  /** By cell; a cell that is not named is delivered by first steps. */
  readonly promises: Readonly<Record<string, CellPromise>>
  /** With which the lesson's checks on orders pass. */
  readonly orders: KeptOrders
  /** Sentences about the file: what was mended, or does not run here. */
  readonly notes: readonly string[]
}

export function readSource(source: Source): ToRun | { readonly refused: string } {
  if (source.kind === 'lesson') {
    const lesson = lessonOf(source.id)
    const promises = promisesOf(source.id)
    if (lesson === null || promises === null) return { refused: `There is no lesson ${source.id}.` }
    const orders = Object.entries(promises.checks).flatMap(([id, { order }]) =>
      order === undefined ? [] : [[id, order] as const],
    )
    return {
      notebook: solved(lesson, promises),
      place: 'page',
      promises: promises.cells,
      orders: Object.fromEntries(orders),
      notes: [],
    }
  }
  if (source.kind === 'markdown') {
    const { notebook, warnings } = parseLesson(source.text, source.file.replace(/\.md$/, ''))
    const notes = warnings.map(({ line, message }) => `Line ${line}: ${message}`)
    return { notebook, place: source.place, promises: {}, orders: {}, notes }
  }
  const read = readIpynb(source.text, { fileName: source.file })
  if ('refused' in read) return read
  return { ...read, place: source.place, promises: {}, orders: {} }
}
