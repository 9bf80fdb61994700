/**
 * A file that somebody has handed in, as its grader sees it: whose it is, of which lesson, and the texts of its cells.
 *
 * Texts, names and orders of deliveries are taken: what a person answers. What a file says of checks, solutions or
 * stages is not read: those are the lesson's.
 */
import type { Refused } from '../document/edits'
import { readFileText } from '../document/ipynb/file-text'
import { isList, isObject, isText, own } from '../document/ipynb/json'
import { OWN } from '../document/ipynb/own-fields'
import type { Json, JsonObject } from '../document/notebook'
import { readOrders, type KeptOrders } from '../exercises/kept-orders'

export interface HandedCell {
  /** Its place in the file, from 1. */
  readonly number: number
  readonly kind: 'code' | 'markdown' | 'raw'
  readonly text: string
  /** Ids of lesson cells that it says it is: copies say the same. */
  readonly claims: readonly string[]
}

export interface HandedIn {
  /** Id of the lesson that it is a copy of; '' where the file doesn't say. */
  readonly lesson: string
  readonly name: string
  readonly group: string
  readonly cells: readonly HandedCell[]
  /** In which messages were delivered by hand, by check. */
  readonly orders: KeptOrders
}

/** Letters of a name at the most. */
const LONGEST = 80

export function readHandedIn(text: string, file: string): HandedIn | Refused {
  const read = readFileText(text)
  if ('refused' in read) return read
  const { json } = read
  const metadata = objectIn(json, 'metadata')
  const ours = objectIn(metadata, OWN)
  const named = nameOfFile(file)
  const cells = own(json, 'cells')
  return {
    lesson: textIn(ours, 'id'),
    name: firstOf(textIn(ours, 'name'), authorIn(metadata), named.name),
    group: firstOf(textIn(ours, 'group'), named.group),
    cells: (isList(cells) ? cells : []).map(cellOf),
    orders: readOrders(own(ours, 'orders')),
  }
}

/** `ray-1_group3_garcia.ipynb` → group 3, garcia; any other name is the name. */
export function nameOfFile(file: string): { readonly name: string; readonly group: string } {
  const bare = file.replace(/\.ipynb$/i, '')
  const [, group, name] = /^[^_]+_group[-\s]?([^_]+)_(.+)$/i.exec(bare) ?? []
  return name === undefined ? { name: bare, group: '' } : { name, group }
}

function cellOf(value: Json, at: number): HandedCell {
  const cell = isObject(value) ? value : {}
  const type = own(cell, 'cell_type')
  const source = own(cell, 'source')
  const claims = [own(cell, 'id'), own(objectIn(objectIn(cell, 'metadata'), OWN), 'id')].filter(isText)
  return {
    number: at + 1,
    kind: type === 'markdown' || type === 'raw' ? type : 'code',
    text: isText(source) ? source : isList(source) ? source.filter(isText).join('') : '',
    claims: [...new Set(claims)],
  }
}

function authorIn(metadata: JsonObject): string {
  const authors = own(metadata, 'authors')
  const [first] = isList(authors) ? authors : []
  return isObject(first) ? textIn(first, 'name') : ''
}

function objectIn(object: JsonObject, key: string): JsonObject {
  const value = own(object, key)
  return isObject(value) ? value : {}
}

function textIn(object: JsonObject, key: string): string {
  const value = own(object, key)
  return isText(value) || typeof value === 'number' ? String(value).trim().slice(0, LONGEST) : ''
}

function firstOf(...texts: readonly string[]): string {
  return texts.find((text) => text !== '') ?? ''
}
