/**
 * Outputs that a file has brought → what the page draws, until the cell runs here.
 *
 * Of the forms that an output comes in the richest that the page has is taken; HTML and Markdown are sanitised where
 * they are drawn, as every cell's are. Pictures stand in the page's own HTML, whose address is data and nothing else.
 */
import type { Output } from '../../../runtime/protocol/output'
import type { JsonObject } from '../notebook'
import { escaped } from './escaped'
import { markupWeight } from '../markup'
import { isObject, textOrPieces } from './json'
import { listed } from './notes'
import { shortened } from './problems'

/** Letters of one output at the most. */
const LETTERS = 200_000
/** Outputs of a cell, and the weight of all of them. */
const OUTPUTS = 100
const ALL = 400_000
/** Letters of the words that stand for a picture, and of an error's name. */
const ALT = 200
/** Letters of an error's message, and names of forms that are not shown. */
const MESSAGE = 5000
const TYPES = 5

export function savedOutputs(saved: readonly JsonObject[]): readonly Output[] {
  const outputs: Output[] = []
  let weight = 0
  let read = 0
  for (const one of saved.slice(0, OUTPUTS)) {
    const output = drawn(one, -1 - read)
    weight += output === null ? 0 : weightOf(output)
    // The first is always shown.
    if (weight > ALL && outputs.length > 0) break
    if (output !== null) outputs.push(output)
    read++
  }
  const more = saved.length - read
  if (more === 0) return outputs
  const words = more === 1 ? 'One more output is not shown.' : `${more} more outputs are not shown.`
  return [...outputs, text(-1 - OUTPUTS, 'log', words)]
}

/** Of a picture every tenth letter counts: nothing reads them. */
function weightOf(output: Output): number {
  if (output.kind === 'html')
    return PICTURE.test(output.html) ? output.html.length / 10 : markupWeight(output.html)
  if (output.kind === 'markdown') return markupWeight(output.text)
  return output.kind === 'text' ? output.text.length : 0
}

function drawn(saved: JsonObject, id: number): Output | null {
  switch (saved.output_type) {
    case 'stream':
      return text(id, saved.name === 'stderr' ? 'error' : 'log', textOrPieces(saved.text))
    case 'error': {
      const error = {
        name: textOrPieces(saved.ename).slice(0, ALT),
        message: messageOf(textOrPieces(saved.evalue)),
        frames: [],
        remote: [],
        hint: '',
      }
      return { kind: 'error', id, error }
    }
    case 'execute_result':
    case 'display_data':
      return isObject(saved.data) ? ofBundle(saved.data, id) : null
    default:
      return null
  }
}

function ofBundle(data: JsonObject, id: number): Output | null {
  for (const type of ['image/png', 'image/jpeg', 'image/gif', 'image/webp']) {
    const base64 = textOrPieces(data[type]).replace(/\s/g, '')
    if (base64 !== '' && /^[\w+/=]+$/.test(base64))
      return {
        kind: 'html',
        id,
        html: `<img alt="${escaped(textOrPieces(data['text/plain']).slice(0, ALT))}" src="data:${type};base64,${base64}">`,
        truncated: '',
      }
  }
  const html = textOrPieces(data['text/html'])
  if (html !== '') return { kind: 'html', id, ...cut(html) }
  const svg = textOrPieces(data['image/svg+xml'])
  if (svg !== '') return { kind: 'html', id, ...cut(svg) }
  const markdown = textOrPieces(data['text/markdown'])
  if (markdown !== '') {
    const { html: short, truncated } = cut(markdown)
    return { kind: 'markdown', id, text: short, truncated }
  }
  const plain = textOrPieces(data['text/plain'])
  if (plain !== '') return text(id, 'log', plain)
  const types = Object.keys(data)
  const named = listed(types.map(shortened), TYPES)
  return types.length === 0 ? null : text(id, 'log', `This page does not show ${named}.`)
}

/** One picture of ours: its words are escaped, and its address is one run of letters. */
const PICTURE = /^<img alt="[^"]*" src="data:image\/\w+;base64,[\w+/=]+">$/

function messageOf(given: string): string {
  return given.length <= MESSAGE ? given : `${given.slice(0, MESSAGE)}… (${given.length} characters)`
}

function text(id: number, stream: 'log' | 'error', given: string): Output {
  const { html, truncated } = cut(given)
  return { kind: 'text', id, stream, text: html, truncated }
}

function cut(given: string): { readonly html: string; readonly truncated: string } {
  if (given.length <= LETTERS) return { html: given, truncated: '' }
  return { html: given.slice(0, LETTERS), truncated: `${given.length - LETTERS} more letters are not shown.` }
}
