/**
 * An output as a file has it → HTML: of its forms the richest that a page without scripts can show.
 */
import { escaped } from '../ipynb/escaped'
import { isObject, textOrPieces } from '../ipynb/json'
import type { Json, JsonObject } from '../notebook'
import type { HtmlParts } from './html-parts'

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']
/** Letters of one output at the most: a page has to open in every browser. */
const LETTERS = 500_000

export function outputHtml(output: JsonObject, parts: HtmlParts): string {
  switch (output.output_type) {
    case 'stream':
      return pre(textOrPieces(output.text), output.name === 'stderr' ? 'stderr' : '')
    case 'error': {
      const trace = plain(textOrPieces(linesOf(output.traceback)))
      return pre(
        trace === '' ? `${textOrPieces(output.ename)}: ${textOrPieces(output.evalue)}` : trace,
        'error',
      )
    }
    case 'execute_result':
    case 'display_data':
      return isObject(output.data) ? bundleHtml(output.data, parts) : ''
    default:
      return ''
  }
}

function bundleHtml(data: JsonObject, parts: HtmlParts): string {
  const words = textOrPieces(data['text/plain'])
  const picture = pictureUrl(data)
  if (picture !== '')
    return `<div><img alt="${escaped(words.slice(0, 200))}" src="${escaped(picture)}"></div>`
  for (const type of ['text/html', 'image/svg+xml']) {
    const html = textOrPieces(data[type])
    if (html !== '' && html.length <= LETTERS) return `<div>${parts.sanitised(html)}</div>`
  }
  const markdown = textOrPieces(data['text/markdown'])
  if (markdown !== '' && markdown.length <= LETTERS) return `<div>${parts.markdown(markdown)}</div>`
  if (words !== '') return pre(words)
  const types = Object.keys(data)
  return types.length === 0 ? '' : pre(`Not shown here: ${types.join(', ')}`)
}

/** The data: address of the first picture of a bundle; '' where it has none. */
export function pictureUrl(data: JsonObject): string {
  for (const type of PICTURES) {
    const base64 = textOrPieces(data[type]).replace(/\s/g, '')
    if (base64 !== '' && /^[\w+/=]+$/.test(base64)) return `data:${type};base64,${base64}`
  }
  return ''
}

function pre(text: string, name = ''): string {
  const words = plain(text)
  const cut =
    words.length <= LETTERS
      ? words
      : `${words.slice(0, LETTERS)}\n${words.length - LETTERS} more letters are not shown.`
  return `<pre${name === '' ? '' : ` class="${name}"`}>${escaped(cut)}</pre>`
}

/** Without the colours of terminals. */
function plain(text: string): string {
  return text.replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, 'g'), '')
}

function linesOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value.map((line: Json) => `${textOrPieces(line)}\n`) : []
}
