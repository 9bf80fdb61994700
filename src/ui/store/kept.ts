/**
 * A person's work on one notebook, as it is kept: the copy, predictions, mistakes spotted, opened hints, what has passed.
 *
 * What is read may be of another release or changed by hand: what has no right shape is dropped, the rest is taken.
 */
import { readCopy, type Copy } from '../../notebooks/document/copy'
import { SKIPPED } from '../../notebooks/exercises/catch-up'
import { readOrders, type KeptOrders } from '../../notebooks/exercises/kept-orders'
import type { Spotted } from '../../notebooks/exercises/spot'

export interface Kept {
  /** What differs from the lesson; null where nothing does, or only `texts`. */
  readonly copy: Copy | null
  /** Texts alone by cell id: from before cells could be added and moved, or as a link brings them. */
  readonly texts: Readonly<Record<string, string>>
  /** Index of the option that was locked in, by id of the predict cell. */
  readonly predictions: Readonly<Record<string, number>>
  /** Whether the mistake was found, and at which try, by id of the spot cell. */
  readonly spotted: Readonly<Record<string, Spotted>>
  /** How many hints were opened, by id of the check cell. */
  readonly hints: Readonly<Record<string, number>>
  /** Check cells whose solution was opened. */
  readonly solutions: readonly string[]
  /** Code cells that have run to their end at least once. */
  readonly ran: readonly string[]
  /** Check cells that have passed. */
  readonly passed: readonly string[]
  /** Of checks that judge an order and have passed: that order. */
  readonly orders: KeptOrders
  readonly done: number
  readonly of: number
}

export const NOTHING_KEPT: Kept = {
  copy: null,
  texts: {},
  predictions: {},
  spotted: {},
  hints: {},
  solutions: [],
  ran: [],
  passed: [],
  orders: {},
  done: 0,
  of: 0,
}

/** The two calls of Storage that are used, so that tests bring their own. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>

/** Where work was kept before there was a database for it. */
export const keptKey = (lesson: string): string => `actorium.lesson.v1.${lesson}`

/** Work from before there was a database for it; null where there is none. */
export function keptBefore(lesson: string, shelf: Shelf | null): Kept | null {
  try {
    const text = shelf?.getItem(keptKey(lesson))
    return text ? readKept(JSON.parse(text)) : null
  } catch {
    return null
  }
}

/** Reading `localStorage` itself throws where storage is denied. */
export function browserShelf(): Storage | null {
  try {
    const shelf = window.localStorage
    shelf.getItem('actorium.theme')
    return shelf
  } catch {
    return null
  }
}

/** Takes over what has the right shape and drops the rest, so that an odd entry never breaks a lesson. */
export function readKept(value: unknown): Kept {
  if (!isRecord(value)) return NOTHING_KEPT
  return {
    copy: readCopy(value.copy),
    texts: record(value.texts, (entry) => typeof entry === 'string'),
    predictions: record(value.predictions, (entry) => isCount(entry) || entry === SKIPPED),
    spotted: record(value.spotted, isSpotted),
    hints: record(value.hints, isCount),
    solutions: strings(value.solutions),
    ran: strings(value.ran),
    passed: strings(value.passed),
    orders: readOrders(value.orders),
    done: isCount(value.done) ? value.done : 0,
    of: isCount(value.of) ? value.of : 0,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function isSpotted(value: unknown): value is Spotted {
  return isRecord(value) && isCount(value.tries) && typeof value.found === 'boolean'
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
}

function record<T>(value: unknown, is: (entry: unknown) => boolean): Record<string, T> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => is(entry))) as Record<string, T>
}
