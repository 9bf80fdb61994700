/**
 * What a cell shows, as nbformat's outputs: for the file that a person takes along.
 *
 * Pictures are written as PNG, charts as they stand. What only lives on this page (controls, progress) is written as
 * words, so that nothing seems to be missing.
 */
import type { GalleryItem, Output, OutputError, ValueNode } from '../../../runtime/protocol/output'
import type { JsonObject } from '../notebook'
import { callsLines, callsSvg } from './calls-picture'
import { chartLines, chartSvg } from './chart-picture'
import { escaped } from './escaped'
import { pngOf, type Picture } from './png'

export function shownOutputs(
  outputs: readonly Output[],
  executionCount: number | null,
): readonly JsonObject[] {
  return outputs.map((output) => written(output, executionCount))
}

function written(output: Output, executionCount: number | null): JsonObject {
  switch (output.kind) {
    case 'text':
      return {
        output_type: 'stream',
        name: output.stream === 'log' ? 'stdout' : 'stderr',
        text: lines(withCut(output.text, output.truncated)),
      }
    case 'value':
      return {
        output_type: 'execute_result',
        execution_count: executionCount,
        metadata: {},
        data: { 'text/plain': lines(valueText(output.value)) },
      }
    case 'error':
      return {
        output_type: 'error',
        ename: output.error.name,
        evalue: output.error.message,
        traceback: traceback(output.error),
      }
    case 'html':
      return display({ 'text/html': lines(withCut(output.html, output.truncated)) })
    case 'markdown':
      return display({ 'text/markdown': lines(withCut(output.text, output.truncated)) })
    case 'table':
      return display({
        'text/html': lines(tableHtml(output.columns, output.rows)),
        'text/plain': [`table of ${output.rows.length + output.leftOut} rows`],
      })
    case 'image':
      return display({
        'image/png': pngOf(output),
        'text/plain': [`picture, ${output.width} × ${output.height}`],
      })
    case 'images': {
      const title = `${output.items.length + output.leftOut} pictures${output.title ? `: ${output.title}` : ''}`
      return display({
        'text/html': lines(galleryHtml(title, output.items, output.scale)),
        'text/plain': [title],
      })
    }
    case 'chart':
      return display({
        'image/svg+xml': lines(chartSvg(output.chart)),
        'text/plain': lines(chartLines(output.chart)),
      })
    case 'calls':
      return display({
        'image/svg+xml': lines(callsSvg(output.calls)),
        'text/plain': lines(callsLines(output.calls, output.leftOut)),
      })
    case 'bars':
      return words(output.labels.map((label, n) => `${label} ${output.values[n]}`).join('\n'))
    case 'heatmap': {
      const { title, rows, columns, values } = output.heatmap
      const cells = values.map((row, n) => [rows[n] ?? '', ...row.map(String)])
      return display({
        'text/html': lines(tableHtml(['', ...columns], cells)),
        'text/plain': [`table in colours${title ? `: ${title}` : ''}`],
      })
    }
    case 'progress':
      return words(`${output.label} ${output.value} of ${output.total}`)
    case 'control':
      return words(`control: ${output.control.label}`)
  }
}

function display(data: JsonObject): JsonObject {
  return { output_type: 'display_data', metadata: {}, data }
}

const words = (text: string): JsonObject => display({ 'text/plain': lines(text) })

const withCut = (text: string, truncated: string): string =>
  truncated === '' ? text : `${text}\n${truncated}`

function lines(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}

/** The line of a value, and what can be opened under it, one step in. */
function valueText({ text, entries = [] }: ValueNode): string {
  return [text, ...entries.map(([name, node]) => `  ${name}: ${node.text}`)].join('\n')
}

function traceback({ name, message, frames, remote, hint }: OutputError): readonly string[] {
  const at = [...frames, ...remote].map(({ cell, line }) => `  in ${cell}, line ${line}`)
  return [`${name}: ${message}`, ...at, ...(hint === '' ? [] : [hint])]
}

function tableHtml(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  return ['<table>', row(columns, 'th'), ...rows.map((cells) => row(cells, 'td')), '</table>'].join('\n')
}

/** Pictures in a row; a pixel of theirs takes as many of the page as on the stage. */
function galleryHtml(title: string, items: readonly GalleryItem[], scale: number): string {
  const pictures = items.map((item) => {
    const width = scale > 0 ? ` width="${item.width * scale}"` : ''
    const label = escaped(item.label)
    return `<img alt="${label}" title="${label}"${width} src="data:image/png;base64,${pngOf(pictureOf(item))}">`
  })
  return [`<p>${escaped(title)}</p>`, ...pictures].join('\n')
}

/** Signed values in two colours: one for those below zero, one for those above. */
function pictureOf({ width, height, rgba, signed }: GalleryItem): Picture {
  if (rgba !== null) return { width, height, rgba }
  const colours = new Uint8ClampedArray(width * height * 4)
  signed?.forEach((value, at) => {
    const [red, green, blue] = value < 0 ? [194, 87, 26] : [59, 130, 196]
    colours.set([red, green, blue, Math.abs(value) * 2], at * 4)
  })
  return { width, height, rgba: colours }
}
