/**
 * What a cell carries for other programs, in its plain form: nothing that says nothing.
 *
 * Questions can carry too: a tag that somebody gave to one in Jupyter. Their type does not name it, since the page has
 * no use for it.
 */
import type { Carried, Cell, JsonObject } from '../notebook'
import { isEmpty } from './json'

/** A cell with what it carries, or as it is where that is nothing. */
export function carrying<Kind extends Cell>(cell: Kind, carried: Carried): Kind {
  return Object.keys(carried).length === 0 ? cell : { ...cell, carried }
}

export function carriedBy(cell: Cell): Carried {
  return ('carried' in cell ? (cell.carried as Carried | undefined) : undefined) ?? {}
}

export function carriedOf(
  metadata: JsonObject,
  attachments: JsonObject | undefined,
  outputs: readonly JsonObject[],
  executionCount: number | null,
): Carried {
  return {
    ...(isEmpty(metadata) ? {} : { metadata }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(outputs.length === 0 ? {} : { outputs }),
    ...(executionCount === null ? {} : { executionCount }),
  }
}
