/**
 * `npm run notebook -- FILE.ipynb`: a notebook is run without a screen, by the engine of the page in headless Chromium.
 *
 * `--help` says the rest. What went wrong in a cell goes to stderr; the exit status is 1 then, and the notebook is
 * written all the same.
 */
import { asCommand } from './headless/as-command.mjs'
import { HeadlessBrowser } from './headless/browser-page.mjs'
import { ensureWritable, Refused, sourceOf, writeText } from './headless/files.mjs'
import { notebookOptions } from './headless/options.mjs'
import { many, oneLine, printable } from './headless/printable.mjs'
import { NotebookRunner } from './headless/run-notebook.mjs'

/** @param {import('./headless/options.mjs').NotebookOptions} options @returns {Promise<number>} The exit status. */
async function runNotebook(options) {
  const { file, out, html, timeout, allowErrors, json, trust } = options
  const began = Date.now()
  const source = sourceOf(file, trust)
  for (const written of [out, html]) ensureWritable(written)
  const browser = await HeadlessBrowser.start()
  const runner = new NotebookRunner(browser, source, { timeout, allowErrors, told })
  try {
    const ran = await runner.run()
    for (const note of ran.notes) console.log(oneLine(note, 400))
    if (out !== '') writeText(out, ran.ipynb)
    if (html !== '') writeText(html, ran.html)
    for (const failure of ran.failed) console.error(inWords(failure))
    const seconds = Math.round((Date.now() - began) / 100) / 10
    const failed = ran.failed.map(({ ran: cell, line, name, message }) => ({
      cell,
      line,
      message: `${name}: ${message}`,
    }))
    const left = ran.cells - ran.ran
    console.log(
      `${oneLine(ran.title, 80)}: ${many(ran.ran, 'cell')} ran, ${failed.length} failed${left > 0 ? `, ${left} not run` : ''}, ${seconds} s`,
    )
    if (json) console.log(JSON.stringify({ file, cells: ran.cells, ran: ran.ran, failed, seconds }))
    return failed.length === 0 || (allowErrors && !ran.lost) ? 0 : 1
  } finally {
    await runner.close()
    await browser.close()
  }
}

/** A line a cell. @param {{id: string, number: number}} cell @param {any} ran */
function told({ id, number }, { status, seconds, value }) {
  const end = status === 'ok' ? oneLine(value, 70) : status
  console.log(`  ${String(number).padStart(3)}  ${id}  ${seconds.toFixed(1)} s  ${end}`)
}

/** @param {import('./headless/run-notebook.mjs').FailedCell} failed */
function inWords({ ran, number, cell, line, name, message, code, hint }) {
  const place = line > 0 ? `, line ${line}${cell === ran ? '' : ` of the cell ${cell}`}` : ''
  return printable(
    [
      `Cell ${number} (${ran})${place}: ${name}: ${message}`,
      ...(code === '' ? [] : [`    ${line} | ${code}`]),
      ...(hint === '' ? [] : [`  ${hint}`]),
    ].join('\n'),
  )
}

async function main() {
  const options = notebookOptions(process.argv.slice(2))
  if ('help' in options) return console.log(options.help)
  if ('problem' in options) throw new Refused(options.problem)
  try {
    process.exitCode = await runNotebook(options)
  } catch (error) {
    if (options.json) {
      const problem = error instanceof Error ? error.message : String(error)
      console.log(JSON.stringify({ file: options.file, cells: 0, ran: 0, failed: [], seconds: 0, problem }))
    }
    throw error
  }
}

await asCommand(main)
