/**
 * Questions and checks as Markdown, for programs that don't know them.
 *
 * To be read, not read back: all fields stand in the cell's metadata. The answer, the hints and the solution are not
 * shown, so that nobody reads them before answering.
 */
import { writeFence } from '../fences'
import type { CheckCell, PredictCell, Question, SpotCell } from '../notebook'
import { numbered } from '../numbered'

const TO_ANSWER = '*Open this notebook in Actorium to answer.*'

export function render(cell: Question): string {
  switch (cell.kind) {
    case 'predict':
      return renderPredict(cell)
    case 'check':
      return renderCheck(cell)
    case 'spot':
      return renderSpot(cell)
  }
}

function renderPredict({ question, options }: PredictCell): string {
  const items = options.map((option, at) => {
    const mark = `${at + 1}. `
    return mark + option.split('\n').join(`\n${' '.repeat(mark.length)}`)
  })
  return ['**Predict:** ' + question, items.join('\n'), TO_ANSWER].join('\n\n')
}

function renderCheck({ title, instructions }: CheckCell): string {
  return [`**Check:** ${title}`, instructions, '*Open this notebook in Actorium to be checked.*'].join('\n\n')
}

function renderSpot({ question, code }: SpotCell): string {
  return [`**Spot the mistake:** ${question}`, writeFence('text', numbered(code)), TO_ANSWER].join('\n\n')
}
