/**
 * What a benchmark returns: checked, merged, and as a table.
 *
 * @typedef {Record<string, number | null>} Figures
 * @typedef {{name: string, metrics: Figures, ratios: Figures}} BenchResult
 */

/**
 * The result if it is one; throws in words else. null is "not applicable"; NaN and Infinity are mistakes, which JSON
 * would turn into null without a word.
 * @param {string} name @param {unknown} value @returns {BenchResult}
 */
export function checkedResult(name, value) {
  if (typeof value !== 'object' || value === null)
    throw new Error(`bench ${name} returned ${value}, not an object.`)
  const { metrics = {}, ratios } = /** @type {{metrics?: unknown, ratios?: unknown}} */ (value)
  return {
    name,
    metrics: checkedFigures(name, 'metrics', metrics),
    ratios: checkedFigures(name, 'ratios', ratios ?? {}),
  }
}

/** @param {string} name @param {string} part @param {unknown} figures @returns {Figures} */
function checkedFigures(name, part, figures) {
  if (typeof figures !== 'object' || figures === null) throw new Error(`bench ${name}: ${part} is no object.`)
  for (const [key, figure] of Object.entries(figures)) {
    if (figure !== null && !Number.isFinite(figure))
      throw new Error(`bench ${name}: ${part}.${key} is ${figure}.`)
  }
  return /** @type {Figures} */ (figures)
}

/** Both sides of one bench. A figure that both give would hide one. @param {BenchResult[]} results @returns {BenchResult} */
export function merged(results) {
  const [first, ...others] = results
  return others.reduce((all, next) => {
    const twice = Object.keys(next.metrics).filter((key) => key in all.metrics)
    const again = Object.keys(next.ratios).filter((key) => key in all.ratios)
    if (twice.length + again.length > 0)
      throw new Error(`bench ${all.name}: given twice: ${[...twice, ...again].join(', ')}.`)
    return {
      name: all.name,
      metrics: { ...all.metrics, ...next.metrics },
      ratios: { ...all.ratios, ...next.ratios },
    }
  }, first)
}

/** @param {BenchResult} result */
export function table({ metrics, ratios }) {
  const rows = [
    ...Object.entries(metrics),
    ...Object.entries(ratios).map(([key, figure]) => [`${key} (ratio)`, figure]),
  ]
  const width = Math.max(0, ...rows.map(([key]) => String(key).length))
  const lines = rows.map(
    ([key, figure]) => `  ${String(key).padEnd(width)}  ${words(/** @type {number | null} */ (figure))}`,
  )
  const missing = rows.filter(([, figure]) => figure === null).length
  return [...lines, ...(missing > 0 ? [`  ${missing} not applicable here.`] : [])].join('\n')
}

/** Digits that mean something, in groups. @param {number | null} figure */
function words(figure) {
  if (figure === null) return 'not applicable'
  const digits = Math.abs(figure) >= 1000 ? 0 : 3
  return figure.toLocaleString('en', { maximumFractionDigits: digits }).replaceAll(',', ' ')
}
