/** The address of a cell: that of its lesson with the cell behind it, in the lab and under the seed that it has. Pure. */

/** `address`: of the page as it is. null where it shows no lesson: nobody else has that notebook. */
export function cellLink(address: string, cell: string): string | null {
  const [, page, lesson, query] = /^([^#]*)#\/?(lesson\/[^/?]+)[^?]*(\?.*)?$/.exec(address) ?? []
  return lesson === undefined ? null : `${page}#/${lesson}/${encodeURIComponent(cell)}${query ?? ''}`
}
