/**
 * Questions and checks as Markdown, for programs that don't know them.
 *
 * To be read, not read back: all fields stand in the cell's metadata. The answer, the hints and the solution are not
 * shown, so that nobody reads them before answering.
 */
import type { CheckCell, PredictCell } from '../notebook'

export function render(cell: PredictCell | CheckCell): string {
  return cell.kind === 'predict' ? renderPredict(cell) : renderCheck(cell)
}

function renderPredict({ question, options }: PredictCell): string {
  const items = options.map((option, at) => {
    const mark = `${at + 1}. `
    return mark + option.split('\n').join(`\n${' '.repeat(mark.length)}`)
  })
  return ['**Predict:** ' + question, items.join('\n'), '*Open this notebook in Actorium to answer.*'].join(
    '\n\n',
  )
}

function renderCheck({ title, instructions }: CheckCell): string {
  return [`**Check:** ${title}`, instructions, '*Open this notebook in Actorium to be checked.*'].join('\n\n')
}
