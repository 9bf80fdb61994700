/**
 * What the commands `notebook` and `grade` were asked, or words that say what is wrong with it.
 */
import { parseArgs } from 'node:util'

const TRUST = `  --trust           runs it as the page's own, where a cell can load the lesson's data (MNIST): only for code
                    that you would run as your own`

export const NOTEBOOK_HELP = `npm run notebook -- FILE.ipynb [--out OUT.ipynb] [--html OUT.html] [--timeout S] [--allow-errors] [--json]

Runs all code cells of a notebook from top to bottom in headless Chromium, by the same engine as the page.
FILE may also be a lesson: its id (01-make-money-disappear) or the path of its lesson.md.

  --out FILE        writes the notebook with what its cells gave, as nbformat 4.5
  --html FILE       writes one HTML page that stands alone
  --timeout S       seconds that a cell may take (default 60; a lesson's own cells: 600). It is stopped then, and what it
                    had set may be gone, since a cell that never waits can only be stopped with its worker
  --allow-errors    goes on behind a cell that fails or is stopped, and exits 0
  --json            the last line is {file, cells, ran, failed: [{cell, line, message}], seconds}
${TRUST}

A file runs apart: its cells reach neither the network nor anything that is kept. A cell in You deliver is delivered by
first steps until nothing is held, as by Next; a lesson is delivered in the orders that it promises, with its solutions
in the exercises, and a cell that gives something else than promised has failed. Cells in other languages and texts stay
as they are. The exit status is 1 when a cell failed, or nothing could be run.`

export const GRADE_HELP = `npm run grade -- DIR --lesson NAME [--out FOLDER] [--timeout S] [--deadline S] [--json]

Runs the visible and the hidden checks of a lesson over the .ipynb files in a folder, and writes grades.csv and
grades.json. Hidden checks are in grading/NAME.

  --lesson NAME     the lesson's id, or its number in the course
  --out FOLDER      where the grades are written (default: DIR)
  --timeout S       seconds that a check may take (default 30)
  --deadline S      seconds that one hand-in may take in all (default 300)
  --json            the last line is one JSON object
${TRUST}

Each file runs apart, in a browser context of its own. Exercise cells are found by their ids, and where those were
copied or lost, by what they define. The exit status is 0 when all files could be judged, whatever their points.`

/**
 * @typedef {{file: string, out: string, html: string, timeout: number | null, allowErrors: boolean, json: boolean,
 *   trust: boolean}} NotebookOptions
 * @typedef {{dir: string, lesson: string, out: string, timeout: number, deadline: number, json: boolean,
 *   trust: boolean}} GradeOptions
 */

/** @param {string[]} args @returns {NotebookOptions | {help: string} | {problem: string}} */
export function notebookOptions(args) {
  const read = parsed(args, {
    out: { type: 'string', default: '' },
    html: { type: 'string', default: '' },
    timeout: { type: 'string' },
    'allow-errors': { type: 'boolean', default: false },
  })
  if ('problem' in read) return read
  const { values, positionals } = read
  if (values.help) return { help: NOTEBOOK_HELP }
  if (positionals.length !== 1)
    return { problem: `Name one notebook, or one lesson.\n\n${NOTEBOOK_HELP.split('\n')[0]}` }
  const timeout = values.timeout === undefined ? null : seconds('--timeout', values.timeout)
  if (typeof timeout === 'string') return { problem: timeout }
  const { out, html, json, trust } = values
  return { file: positionals[0], out, html, timeout, allowErrors: values['allow-errors'], json, trust }
}

/** @param {string[]} args @returns {GradeOptions | {help: string} | {problem: string}} */
export function gradeOptions(args) {
  const read = parsed(args, {
    lesson: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    timeout: { type: 'string', default: '30' },
    deadline: { type: 'string', default: '300' },
  })
  if ('problem' in read) return read
  const { values, positionals } = read
  if (values.help) return { help: GRADE_HELP }
  const usage = GRADE_HELP.split('\n')[0]
  if (positionals.length !== 1) return { problem: `Name one folder of hand-ins.\n\n${usage}` }
  if (values.lesson === '')
    return { problem: `Which lesson was handed in? Name it with --lesson.\n\n${usage}` }
  const timeout = seconds('--timeout', values.timeout)
  const deadline = seconds('--deadline', values.deadline)
  if (typeof timeout === 'string') return { problem: timeout }
  if (typeof deadline === 'string') return { problem: deadline }
  const { lesson, out, json, trust } = values
  return { dir: positionals[0], lesson, out: out || positionals[0], timeout, deadline, json, trust }
}

/**
 * @param {string[]} args @param {import('node:util').ParseArgsOptionsConfig} options
 * @returns {{values: Record<string, any>, positionals: string[]} | {problem: string}}
 */
function parsed(args, options) {
  const all = {
    ...options,
    json: { type: 'boolean', default: false },
    trust: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  }
  try {
    return parseArgs({ args, allowPositionals: true, options: /** @type {any} */ (all) })
  } catch (error) {
    const [words] = (error instanceof Error ? error.message : String(error)).split('. To specify')
    return { problem: `${words}. --help says what there is.` }
  }
}

/** @param {string} name @param {string} text @returns {number | string} */
function seconds(name, text) {
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value) && value > 0 && value <= 86_400) return value
  return `${name} ${text} is no number of seconds between 0 and 86400.`
}
