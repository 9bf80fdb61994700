/**
 * `npm run grade -- DIR --lesson NAME`: the checks of a lesson, visible and hidden, over a folder of hand-ins.
 *
 * `--help` says the rest. The exit status is 0 when every file could be judged, whatever its points.
 */
import { join } from 'node:path'
import { asCommand } from './headless/as-command.mjs'
import { HeadlessBrowser } from './headless/browser-page.mjs'
import {
  ensureFolder,
  ensureWritable,
  handInsIn,
  lessonNamed,
  Refused,
  writeText,
} from './headless/files.mjs'
import { gradeHandIn } from './headless/grade-hand-in.mjs'
import { gradesCsv, gradesJson, gradesTable } from './headless/grades.mjs'
import { gradeOptions } from './headless/options.mjs'
import { many, oneLine } from './headless/printable.mjs'

/** @param {import('./headless/options.mjs').GradeOptions} options @returns {Promise<number>} The exit status. */
async function gradeAll(options) {
  const began = Date.now()
  const lesson = lessonNamed(options.lesson)
  const files = handInsIn(options.dir)
  ensureFolder(options.out)
  const [csv, json] = ['csv', 'json'].map((kind) => join(options.out, `grades.${kind}`))
  for (const written of [csv, json]) ensureWritable(written)
  const browser = await HeadlessBrowser.start()
  try {
    const facts = await checksOf(browser, lesson, options.trust)
    const grades = []
    for (const [at, file] of files.entries()) {
      console.error(`${at + 1}/${files.length}  ${oneLine(file)}`)
      grades.push(await gradeHandIn(browser, file, facts, { ...options, lesson }))
    }
    writeText(csv, gradesCsv(facts, grades))
    writeText(json, gradesJson(lesson, facts, grades))
    console.log(gradesTable(facts, grades))
    const unjudged = grades.filter(({ judged }) => !judged)
    const seconds = Math.round((Date.now() - began) / 100) / 10
    console.log(
      `\n${many(files.length, 'hand-in')} of ${lesson}, ${unjudged.length} could not be judged, ${seconds} s: ${csv}, ${json}`,
    )
    if (options.json) {
      const told = grades.map(({ file, name, group, points, max, judged }) => ({
        file,
        name,
        group,
        points,
        max,
        judged,
      }))
      console.log(
        JSON.stringify({
          lesson,
          files: files.length,
          unjudged: unjudged.length,
          csv,
          json,
          seconds,
          grades: told,
        }),
      )
    }
    return unjudged.length === 0 ? 0 : 1
  } finally {
    await browser.close()
  }
}

/** @param {HeadlessBrowser} browser @param {string} lesson @param {boolean} trust */
async function checksOf(browser, lesson, trust) {
  const page = await browser.open()
  const facts = await page.call('checks', [lesson, trust ? 'page' : 'apart'])
  await page.close()
  if (facts.length === 0) throw new Refused(`The lesson ${lesson} has no check.`)
  if (facts.every((/** @type {{unjudged: string}} */ { unjudged }) => unjudged !== ''))
    throw new Refused(`No check of the lesson ${lesson} can be judged of a file. ${facts[0].unjudged}`)
  return facts
}

async function main() {
  const options = gradeOptions(process.argv.slice(2))
  if ('help' in options) return console.log(options.help)
  if ('problem' in options) throw new Refused(options.problem)
  try {
    process.exitCode = await gradeAll(options)
  } catch (error) {
    if (options.json)
      console.log(JSON.stringify({ lesson: options.lesson, files: 0, problem: String(error) }))
    throw error
  }
}

await asCommand(main)
