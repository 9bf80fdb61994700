/**
 * What a cell carries for other programs, in its plain form: nothing that says nothing.
 */
import type { Carried, Cell, JsonObject } from '../notebook'
import { isEmpty } from './json'

/** A cell with what it carries, or as it is where that is nothing. */
export function carrying<Kind extends Cell>(cell: Kind, carried: Carried): Kind {
  return Object.keys(carried).length === 0 ? cell : { ...cell, carried }
}

/** The cell with this in place of what it carried. */
export function carryingOnly(cell: Cell, carried: Carried): Cell {
  const { carried: _, ...bare } = cell
  return carrying(bare, carried)
}

export function carriedBy(cell: Cell): Carried {
  return cell.carried ?? {}
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
