/**
 * The text of a file → the JSON object of an nbformat 4 notebook, or why it is none and what to do about it.
 *
 * Nothing is looked into here but what the file is: those who choose a wrong file want to hear which one they chose.
 */
import type { Refused } from '../edits'
import type { Json, JsonObject } from '../notebook'
import { isDeeper, isList, isObject, own } from './json'

/** Characters that a file may have: 100 MB of them. */
export const MAX_TEXT = 100_000_000
/** Cells that a notebook may have. */
export const MAX_CELLS = 100_000
/** How deep lists and objects may stand in each other. Jupyter itself reads no file that is a thousand deep. */
export const MAX_DEPTH = 200

export type FileText = { readonly json: JsonObject } | Refused

export function readFileText(text: string): FileText {
  if (text.length > MAX_TEXT) return tooLarge(text.length)
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  let json: Json
  try {
    json = JSON.parse(plain) as Json
  } catch {
    return refuse(whyNoJson(plain.trim()))
  }
  if (!isObject(json)) {
    const what = isList(json) ? 'a list' : 'a single value'
    return refuse(
      `This file is JSON, but no notebook: it is ${what}, where a notebook is an object with cells. Choose a file that ends in .ipynb.`,
    )
  }
  return whyNoNotebook(json) ?? { json }
}

/** `size`: in bytes or characters. */
export function tooLarge(size: number): Refused {
  return refuse(
    `This file is too large: ${Math.ceil(size / 1e6)} MB, and a notebook may have ${MAX_TEXT / 1e6} MB. Clear the outputs of its cells in Jupyter and save it again.`,
  )
}

function refuse(refused: string): Refused {
  return { refused }
}

function whyNoJson(text: string): string {
  if (text === '')
    return 'This file is empty. Choose another one, or save the notebook again where it was made.'
  if (text.startsWith('PK\u0003\u0004') || text.startsWith('\u001F'))
    return 'This file is an archive, not a notebook. Unpack it and choose the file in it that ends in .ipynb.'
  if (/^(?:<!doctype|<html|<\?xml|<head)/i.test(text))
    return 'This file is a web page, not a notebook. Where you found it, download the file itself: look for “Raw” or “Download”.'
  if (/^<{7} /m.test(text) && /^>{7} /m.test(text))
    return 'This file has the marks of a merge that was not finished (<<<<<<<). Finish the merge, then open the file again.'
  if (!text.startsWith('{'))
    return 'This file is no notebook: a notebook (.ipynb) is JSON, and this text is not. Choose a file that ends in .ipynb.'
  if (isCut(text))
    return 'This file stops in the middle, so a part of the notebook is missing. Download it again, or save it again where it was made.'
  if (/[[:,]\s*(?:NaN|-?Infinity)\b/.test(text))
    return 'This file has NaN or Infinity among its outputs, which JSON does not know. Clear the outputs in Jupyter and save it again.'
  return 'This file begins like a notebook, but it is no JSON, so it cannot be read. If somebody edited it as text, undo that; else save it again in Jupyter.'
}

/** Whether a string, a list or an object is still open at the end. */
function isCut(text: string): boolean {
  let open = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at]
    if (inString) {
      if (unit === '\\') at += 1
      else if (unit === '"') inString = false
    } else if (unit === '"') inString = true
    else if (unit === '{' || unit === '[') open += 1
    else if (unit === '}' || unit === ']') open -= 1
  }
  return inString || open > 0
}

function whyNoNotebook(json: JsonObject): Refused | null {
  const given = own(json, 'nbformat')
  // Some write the minor version too: 4.5.
  const version = typeof given === 'number' ? Math.floor(given) : undefined
  const older = (which: string) =>
    refuse(
      `This notebook is in ${which}, which Jupyter wrote before 2015. Open it in Jupyter and save it, or run: jupyter nbconvert --to notebook --nbformat 4 FILE.ipynb`,
    )
  if (version !== undefined && version < 4) return older(`nbformat ${version}`)
  if (version !== undefined && version !== 4)
    return refuse(
      `This notebook is in nbformat ${version}; this page reads nbformat 4. Save it as nbformat 4 in the program that made it.`,
    )
  if (isList(own(json, 'worksheets')) && !isList(own(json, 'cells'))) return older('nbformat 3 or older')
  const cells = own(json, 'cells')
  if (!isList(cells)) {
    return version === 4
      ? refuse('This notebook has no list of cells, so there is nothing to show. Choose another copy of it.')
      : refuse(
          'This file is JSON, but no notebook: it has neither `nbformat` nor a list of cells. Choose a file that ends in .ipynb.',
        )
  }
  if (cells.length > MAX_CELLS)
    return refuse(
      `This notebook has ${cells.length} cells, and this page shows ${MAX_CELLS} at most. Split it in Jupyter and open its parts.`,
    )
  if (isDeeper(json, MAX_DEPTH))
    return refuse(
      `In this file, lists and objects stand in each other more than ${MAX_DEPTH} deep. Clear the outputs of its cells in Jupyter and save it again.`,
    )
  return null
}
