/** What a sign says beside its large words: in which lesson, at which cell, since when. Pure. */
import type { Cell, Notebook } from '../../../notebooks/document/notebook'

/** 'Lesson 3'; a title where the lesson has no number. */
export function lessonWords({ number, title }: Pick<Notebook, 'number' | 'title'>): string {
  return number === '' ? title : `Lesson ${number}`
}

/** The cell that is chosen, as the page names it; of a text the cell above it, else the first below. '' without any. */
export function placeWords(cells: readonly Cell[], selected: string): string {
  const at = cells.findIndex(({ id }) => id === selected)
  const asks = (cell: Cell): boolean =>
    cell.kind === 'code' || cell.kind === 'check' || cell.kind === 'predict' || cell.kind === 'spot'
  const cell = cells.slice(0, at + 1).findLast(asks) ?? cells.find(asks)
  if (cell === undefined) return ''
  if (cell.kind === 'check') return `Exercise ${cell.cell}`
  if (cell.kind === 'predict') return `Prediction ${cell.id}`
  if (cell.kind === 'spot') return `Mistake ${cell.id}`
  return cell.kind === 'code' && cell.exercise ? `Exercise ${cell.id}` : `Cell ${cell.id}`
}

/** '10:42', by this computer's clock. */
export function timeWords(moment: number): string {
  return new Date(moment).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

/** The tab's title: what a tab bar shows of it comes first. */
export function titleWords(title: string, needsHelp: boolean): string {
  return `${needsHelp ? '✋ I need help · ' : ''}${title} · Actorium`
}
