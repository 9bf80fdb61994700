/**
 * What matters in a file of nbformat, and must be the same after it was read and written: everything but how texts are
 * cut into lines, how JSON is laid out, which minor version it is, and what we add of our own.
 *
 * Written without the reader's help, since it judges it.
 */
import type { Json, JsonObject } from '../../notebook'

interface NbFile {
  readonly nbformat_minor: number
  readonly metadata: JsonObject
  readonly cells: readonly (JsonObject & { readonly source: string | readonly string[] })[]
}

export function essence(text: string) {
  const { metadata, cells } = JSON.parse(text) as NbFile
  return {
    metadata: notOurs(metadata),
    cells: cells.map(({ source, metadata: given, id: _id, ...rest }) => ({
      ...rest,
      source: Array.isArray(source) ? source.join('') : source,
      metadata: notOurs(given as JsonObject),
    })),
  }
}

/** Before 4.5 there are none. */
export function idsIn(text: string): readonly Json[] | null {
  const { nbformat_minor: minor, cells } = JSON.parse(text) as NbFile
  return minor < 5 ? null : cells.map(({ id }) => id)
}

function notOurs({ actorium: _ours, ...metadata }: JsonObject): JsonObject {
  const kernel = metadata.kernelspec as JsonObject | undefined
  if (kernel?.name !== 'actorium') return metadata
  const { kernelspec: _kernel, language_info: _language, ...rest } = metadata
  return rest
}
