/**
 * What a cell shows, as nbformat's outputs: for the file that a person takes along.
 *
 * What only lives on this page (charts, pictures, controls) is written as words, so that nothing seems to be missing.
 */
import type { Output, OutputError, ValueNode } from '../../../runtime/protocol/output'
import type { JsonObject } from '../notebook'

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
      return words(`picture, ${output.width} × ${output.height}`)
    case 'images':
      return words(
        `${output.items.length + output.leftOut} pictures${output.title ? `: ${output.title}` : ''}`,
      )
    case 'chart':
      return words(`chart${output.chart.title ? `: ${output.chart.title}` : ''}`)
    case 'bars':
      return words(output.labels.map((label, n) => `${label} ${output.values[n]}`).join('\n'))
    case 'heatmap':
      return words(`table in colours${output.heatmap.title ? `: ${output.heatmap.title}` : ''}`)
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

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}
