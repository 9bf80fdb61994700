/**
 * Outputs that a file has brought → what the page draws, until the cell runs here.
 *
 * Of the forms that an output comes in the richest that the page has is taken; HTML and Markdown are sanitised where
 * they are drawn, as every cell's are. Pictures stand in the page's own HTML, whose address is data and nothing else.
 */
import type { Output } from '../../../runtime/protocol/output'
import type { JsonObject } from '../notebook'
import { escaped } from './escaped'
import { isObject, textOrPieces } from './json'

/** Letters of one output at the most, and outputs of a cell. */
const LETTERS = 200_000
const OUTPUTS = 100
/** Letters of the words that stand for a picture. */
const ALT = 200

export function savedOutputs(saved: readonly JsonObject[]): readonly Output[] {
  const outputs = saved.slice(0, OUTPUTS).flatMap((one, n) => drawn(one, -1 - n) ?? [])
  if (saved.length <= OUTPUTS) return outputs
  return [...outputs, text(-1 - OUTPUTS, 'log', `${saved.length - OUTPUTS} more outputs are not shown.`)]
}

function drawn(saved: JsonObject, id: number): Output | null {
  switch (saved.output_type) {
    case 'stream':
      return text(id, saved.name === 'stderr' ? 'error' : 'log', textOrPieces(saved.text))
    case 'error': {
      const error = {
        name: textOrPieces(saved.ename),
        message: textOrPieces(saved.evalue),
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
  return types.length === 0 ? null : text(id, 'log', `This page does not show ${types.join(', ')}.`)
}

function text(id: number, stream: 'log' | 'error', given: string): Output {
  const { html, truncated } = cut(given)
  return { kind: 'text', id, stream, text: html, truncated }
}

function cut(given: string): { readonly html: string; readonly truncated: string } {
  if (given.length <= LETTERS) return { html: given, truncated: '' }
  return { html: given.slice(0, LETTERS), truncated: `${given.length - LETTERS} more letters are not shown.` }
}
