/** Puts a cell's link into the clipboard, or shows it to be copied by hand; says why a cell has none. */
import { copied } from '../../primitives/clipboard'
import { cellLink } from './cell-link'
import { sayOfLink } from './note'

/** `isLessons`: others have this cell too. */
export async function copyCellLink(cell: string, isLessons: boolean): Promise<void> {
  const link = cellLink(window.location.href, cell)
  if (link === null) return sayOfLink('Cells of a lesson have links. This notebook is nobody else’s.')
  if (!isLessons) return sayOfLink(`The cell ${cell} is your own: a link to it would lead others nowhere.`)
  if (await copied(link)) sayOfLink(`The link is copied. It leads to the cell ${cell}.`)
  else sayOfLink(`Copy this link. It leads to the cell ${cell}.`, link)
}
