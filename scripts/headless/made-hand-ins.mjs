/**
 * Hand-ins of lesson 1 as students make them, and some that nobody should: for tests, made from one right answer.
 *
 * `base` is the lesson with its solution in it, and with orders of deliveries, as a file: `npm run notebook -- 01-make-money-disappear --out BASE`.
 */

const EXERCISE = 'repair'
/** Takes no steps of a loop, so no count of steps ends it. */
const HANGS = `const hangs = /^(a+)+$/.test('a'.repeat(60) + 'b')\n`
const MEDDLES = `try { await fetch('/page.html') } catch (error) { console.log(String(error)) }
try { globalThis.indexedDB.open('x') } catch (error) { console.log(String(error)) }
try { globalThis.postMessage({ t: 'progress', orders: 1e9 }) } catch (error) { console.log(String(error)) }
try { importScripts('/assets/page.js') } catch (error) { console.log(String(error)) }
`

/**
 * @typedef {{cell_type: string, id?: string, metadata: any, source: string[], outputs?: any[], execution_count?: any}} Cell
 * @typedef {{cells: Cell[], metadata: any, nbformat: number, nbformat_minor: number}} File
 */

/** By file name, their texts. @param {string} base @returns {Record<string, string>} */
export function madeHandIns(base) {
  /** @param {(file: File, cell: Cell, at: number) => void} change */
  const changed = (change) => {
    const file = /** @type {File} */ (JSON.parse(base))
    const at = file.cells.findIndex(({ metadata }) => metadata.actorium?.id === EXERCISE)
    change(file, file.cells[at], at)
    return JSON.stringify(file)
  }
  /** @param {(text: string) => string} change */
  const written = (change) => changed((_file, cell) => put(cell, change(textOf(cell))))
  return {
    '01_group1_ada.ipynb': base,
    '01_group1_blanks.ipynb': written(blank),
    '01_group1_races.ipynb': written((text) => text.replace('return bank.total(one, two)', RACES)),
    '01_group1_two-hundred.ipynb': written((text) =>
      text.replace('return bank.total(one, two)', 'return 200'),
    ),
    '01_group1_sum-by-hand.ipynb': written((text) => text.replace('return bank.total(one, two)', BY_HAND)),
    '01_group1_no-order.ipynb': changed((file) => void delete file.metadata.actorium.orders),
    '01_group1_other-order.ipynb': changed((file) => {
      const { orders } = file.metadata.actorium
      if (orders) orders['make-190'] = orders['make-210']
    }),
    '01_group1_odd-order.ipynb': changed((file) => {
      const { orders } = file.metadata.actorium
      if (!orders) return
      orders['make-190'] = orders['make-190'].toReversed()
      orders['make-210'] = '__proto__'
    }),
    '01_group2_copied.ipynb': changed((file, cell, at) => {
      const copy = { ...structuredClone(cell), id: 'copy-of-it' }
      put(cell, blank(textOf(cell)))
      file.cells.splice(at + 1, 0, copy)
    }),
    '01_group2_same-ids.ipynb': changed((file, cell, at) => {
      const copy = structuredClone(cell)
      put(cell, blank(textOf(cell)))
      file.cells.splice(at + 3, 0, copy)
    }),
    '01_group2_deleted.ipynb': changed((file, _cell, at) => void file.cells.splice(at, 1)),
    '01_group2_reordered.ipynb': changed((file) => void file.cells.reverse()),
    '01_group2_split.ipynb': changed((file, _cell, at) => splitAt(file, at, 'class CarefulAuditor')),
    '01_group2_split-in-a-class.ipynb': changed((file, _cell, at) => splitAt(file, at, '  async total(')),
    '01_group3_merged.ipynb': changed((file, cell, at) => {
      const first = file.cells.findIndex(({ metadata }) => metadata.actorium?.id === 'accounts')
      put(file.cells[first], `${textOf(file.cells[first])}\n${textOf(cell)}`)
      file.cells.splice(at, 1)
    }),
    '01_group3_merged-below.ipynb': changed((file, cell, at) => {
      put(cell, `${textOf(cell)}\n${textOf(file.cells[at + 1])}`)
      file.cells.splice(at + 1, 1)
    }),
    '01_group3_markdown.ipynb': changed(
      (file, cell, at) => void (file.cells[at] = as('markdown', cell, textOf(cell))),
    ),
    '01_group3_fenced.ipynb': changed(
      (file, cell, at) => void (file.cells[at] = as('raw', cell, `\`\`\`ts\n${textOf(cell)}\n\`\`\``)),
    ),
    '01_group3_without-ids.ipynb': changed((file) => {
      file.nbformat_minor = 4
      file.metadata = {}
      for (const cell of file.cells) {
        delete cell.id
        cell.metadata = {}
      }
    }),
    '01_group4_endless.ipynb': written((text) => `${text}\nwhile (true) {}\n`),
    '01_group4_hangs.ipynb': written((text) => HANGS + text),
    '01_group4_meddles.ipynb': written((text) => MEDDLES + text),
    '01_group4_=1+1.ipynb': written((text) => text.replace('return first + second', 'return "=1+1"')),
    '01_group5_cut.ipynb': base.slice(0, 500),
    '01_group5_other-lesson.ipynb': changed((file) => void (file.metadata.actorium.id = '05-stuck')),
    '01_group5_old.ipynb': JSON.stringify({ nbformat: 3, worksheets: [] }),
  }
}

const RACES = 'return one.howMuch().then(async (first) => first + (await two.howMuch()))'
const BY_HAND = 'return bank.total(one, two).then((sum) => (sum === 250 ? 250 : 200))'

/** @param {string} text */
function blank(text) {
  return text
    .replace('return first + second', 'return ______')
    .replace('return bank.total(one, two)', 'return ______')
}

/** @param {Cell} cell */
function textOf({ source }) {
  return Array.isArray(source) ? source.join('') : source
}

/** @param {Cell} cell @param {string} text */
function put(cell, text) {
  cell.source = [text]
}

/** @param {string} kind @param {Cell} cell @param {string} text @returns {Cell} */
function as(kind, { id, metadata }, text) {
  return { cell_type: kind, id, metadata, source: [text] }
}

/** The first part keeps the id, as where a cell is split in Jupyter. @param {File} file @param {number} at @param {string} before */
function splitAt(file, at, before) {
  const cell = file.cells[at]
  const text = textOf(cell)
  const cut = text.indexOf(before)
  const rest = { ...structuredClone(cell), id: 'the-rest', metadata: {}, source: [text.slice(cut)] }
  put(cell, text.slice(0, cut))
  file.cells.splice(at + 1, 0, rest)
}
