/**
 * Files that the commands read and write; what goes wrong is said in words, with the path.
 */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

const project = resolve(import.meta.dirname, '../..')
const LESSONS = join(project, 'src', 'notebooks', 'lessons')
/** Bytes that a notebook's file may have. */
const LARGEST = 64 * 1024 * 1024

/** Something that the person who gave the command can put right. */
export class Refused extends Error {
  name = 'Refused'
}

/** Ids of the lessons. */
export function lessonIds() {
  return readdirSync(LESSONS).filter((name) => existsSync(join(LESSONS, name, 'lesson.md')))
}

/** The id of a lesson by its id or its number. @param {string} name @returns {string} */
export function lessonNamed(name) {
  const ids = lessonIds()
  const number = /^\d+$/.test(name) ? name.padStart(2, '0') : null
  const found =
    ids.find((id) => id === name) ?? ids.find((id) => number !== null && id.startsWith(`${number}-`))
  if (found !== undefined) return found
  throw new Refused(`There is no lesson ${name}. The lessons are:\n  ${ids.join('\n  ')}`)
}

/**
 * What the notebook command was given.
 * @param {string} file @param {boolean} trust
 * @returns {{kind: 'lesson', id: string} | {kind: 'ipynb' | 'markdown', text: string, file: string, place: string}}
 */
export function sourceOf(file, trust) {
  const path = resolve(file)
  if (!existsSync(path)) {
    if (lessonIds().includes(file)) return { kind: 'lesson', id: file }
    throw new Refused(
      `There is no file ${file}, and no lesson of that name. The lessons are:\n  ${lessonIds().join('\n  ')}`,
    )
  }
  if (dirname(dirname(path)) === LESSONS && basename(path) === 'lesson.md')
    return { kind: 'lesson', id: basename(dirname(path)) }
  const kind = path.endsWith('.md') ? 'markdown' : 'ipynb'
  return { kind, text: readText(file), file: basename(path), place: trust ? 'page' : 'apart' }
}

/** @param {string} file */
export function readText(file) {
  try {
    const found = statSync(file)
    // A pipe of that name would be waited for.
    if (!found.isFile()) throw new Refused(`${file} can’t be read: it is no file.`)
    const { size } = found
    if (size > LARGEST)
      throw new Refused(
        `${file} is too large: ${Math.ceil(size / 1024 / 1024)} MB, and a notebook may have 64 MB.`,
      )
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw inWords(error, `${file} can’t be read`)
  }
}

/** Before anything is run: whether a file can be written there. @param {string} file */
export function ensureWritable(file) {
  if (file === '') return
  try {
    if (existsSync(file) && statSync(file).isDirectory())
      throw new Refused(`${file} can’t be written: it is a folder.`)
    accessSync(existsSync(file) ? file : dirname(resolve(file)), constants.W_OK)
  } catch (error) {
    throw inWords(error, `${file} can’t be written`)
  }
}

/** @param {string} file @param {string} text */
export function writeText(file, text) {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw inWords(error, `${file} can’t be written`)
  }
}

/** The hand-ins of a folder, by name. @param {string} dir @returns {string[]} */
export function handInsIn(dir) {
  let names
  try {
    names = readdirSync(dir, { withFileTypes: true })
  } catch (error) {
    throw inWords(error, `The folder ${dir} can’t be read`)
  }
  const files = names.filter((entry) => !entry.isDirectory() && entry.name.toLowerCase().endsWith('.ipynb'))
  if (files.length === 0) throw new Refused(`There is no .ipynb file in the folder ${dir}.`)
  return files.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

/** @param {string} dir */
export function ensureFolder(dir) {
  try {
    mkdirSync(dir, { recursive: true })
    accessSync(dir, constants.W_OK)
  } catch (error) {
    throw inWords(error, `Nothing can be written to the folder ${dir}`)
  }
}

const WHY = /** @type {Record<string, string>} */ ({
  ENOENT: 'there is no such file or folder',
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'nothing can be written there',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'a file of that name is in the way',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
})

/** @param {unknown} error @param {string} words */
function inWords(error, words) {
  if (error instanceof Refused) return error
  const { code = '', message } = /** @type {NodeJS.ErrnoException} */ (error)
  return new Refused(`${words}: ${WHY[code] ?? message}.`)
}
