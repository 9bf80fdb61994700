/**
 * A notebook with its outputs → one HTML page that stands alone: to read, to print, to hand in.
 *
 * Pure: the same notebook gives the same text. The page has no script and loads nothing, and its policy says so, also
 * to whatever an output brought. Answers of questions, hints and solutions are not in it. It doesn't read back: that
 * is the .ipynb's affair.
 */
import { attachedIn } from '../attached'
import { carriedBy } from '../ipynb/carried'
import { escaped } from '../ipynb/escaped'
import { languageName } from '../ipynb/language'
import type { CellOutputs } from '../ipynb/write'
import type { Cell, CodeCell, ForeignCell, Notebook } from '../notebook'
import { numbered } from '../numbered'
import { outputHtml } from './bundle'
import type { HtmlParts } from './html-parts'
import { STYLE } from './style'

/** What the page may load: pictures that stand in it, and its own style. */
export const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

/** `outputs` are by cell; a cell that has none there shows those that it carries. */
export function writeHtml(
  notebook: Notebook,
  parts: HtmlParts,
  outputs: ReadonlyMap<string, CellOutputs> = new Map(),
): string {
  const { title, cells } = notebook
  const hasHeading = cells.some((cell) => cell.kind === 'prose' && /^ {0,3}#[ \t]/m.test(cell.markdown))
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>\n${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...(hasHeading ? [] : [`<h1>${escaped(title)}</h1>`]),
    ...cells.map((cell) => cellHtml(cell, parts, outputs.get(cell.id))),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function cellHtml(cell: Cell, parts: HtmlParts, fresh: CellOutputs | undefined): string {
  switch (cell.kind) {
    case 'prose':
      return `<article>${parts.markdown(cell.markdown, attachedIn(carriedBy(cell).attachments))}</article>`
    case 'raw':
      return `<pre>${escaped(cell.text)}</pre>`
    case 'predict': {
      const options = cell.options.map((option) => `<li>${parts.markdown(option)}</li>`)
      return `<section class="question"><p><b>Predict</b></p>${parts.markdown(cell.question)}<ol>${options.join('')}</ol></section>`
    }
    case 'check':
      return `<section class="question"><p><b>Check: ${escaped(cell.title)}</b></p>${parts.markdown(cell.instructions)}</section>`
    case 'spot': {
      const code = escaped(numbered(cell.code).join('\n'))
      return `<section class="question"><p><b>Spot the mistake</b></p>${parts.markdown(cell.question)}<pre><code>${code}</code></pre></section>`
    }
    case 'code':
    case 'foreign':
      return codeHtml(cell, parts, fresh)
  }
}

function codeHtml(cell: CodeCell | ForeignCell, parts: HtmlParts, fresh: CellOutputs | undefined): string {
  const carried = carriedBy(cell)
  const { outputs, executionCount } = fresh ?? {
    outputs: carried.outputs ?? [],
    executionCount: carried.executionCount ?? null,
  }
  const language = cell.kind === 'foreign' ? languageName(cell.language) || 'Code' : ''
  const shown = outputs.map((output) => outputHtml(output, parts)).filter((html) => html !== '')
  return [
    '<section>',
    `<div class="label"><span>[${executionCount ?? ' '}] ${escaped(language)}</span><span>${escaped(cell.id)}</span></div>`,
    `<pre><code>${escaped(cell.text)}</code></pre>`,
    ...shown.map((html) => `<div class="output">${html}</div>`),
    '</section>',
  ].join('\n')
}
