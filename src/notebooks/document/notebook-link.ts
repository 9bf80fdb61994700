/**
 * A notebook as a part of an address: of a lesson what a person has made of it, of any other notebook all its cells.
 *
 * Without outputs. What comes back may be anybody's: a lesson's copy is read as one from storage is, and a notebook as
 * one from a file. It runs nothing.
 */
import { packedLetters, unpackedLetters } from '../../runtime/record/packed-letters'
import { copyOf, fromCopy, readCopy } from './copy'
import { readIpynb } from './ipynb/read'
import { writeIpynb } from './ipynb/write'
import type { Notebook } from './notebook'

export const NOTEBOOK_LINK_VERSION = 1

/** Letters of a link that is made and of one that is read, bytes that it unpacks to. */
export const NOTEBOOK_LINK_LIMITS = { made: 8000, read: 64_000, unpacked: 1024 * 1024 }

export type NotebookLinkMade =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string }

export interface LinkedNotebook {
  readonly title: string
  readonly cells: number
  /** As .ipynb. */
  readonly text: string
}

export type NotebookLinkRead =
  | { readonly ok: true; readonly notebook: LinkedNotebook }
  | { readonly ok: false; readonly problem: string }

/** `lesson`: as it was written; null for a notebook that is a person's own. */
export async function makeNotebookLink(
  notebook: Notebook,
  lesson: Notebook | null,
  limits = NOTEBOOK_LINK_LIMITS,
): Promise<NotebookLinkMade> {
  const value =
    lesson === null
      ? { notebook: writeIpynb(notebook) }
      : { lesson: lesson.id, copy: copyOf(lesson, notebook) }
  const text = `${NOTEBOOK_LINK_VERSION}.${await packedLetters(value)}`
  if (text.length <= limits.made) return { ok: true, text }
  return {
    ok: false,
    problem: `The notebook is too long for a link: it would have ${text.length} letters, and many chats cut those with more than ${limits.made}. Save a copy: a file has room for it.`,
  }
}

const AGAIN = 'Ask for it to be sent again, or for the notebook as a file.'
const UNPACKED = {
  letters: `The link is damaged: letters stand in it that no link has. ${AGAIN}`,
  damaged: `The link is damaged: a part of it is missing or was changed. ${AGAIN}`,
  large: 'The link unpacks to more than a notebook can be. It was not made here.',
  json: `The link is damaged or was written by hand: it can’t be read. ${AGAIN}`,
} as const

/** `load` rejects where there is no such lesson, or it can't be fetched. Never rejects itself. */
export async function readNotebookLink(
  text: string,
  load: (lesson: string) => Promise<Notebook>,
  limits = NOTEBOOK_LINK_LIMITS,
): Promise<NotebookLinkRead> {
  const refused = (problem: string): NotebookLinkRead => ({ ok: false, problem })
  const [, version, rest] = /^(\d{1,6})\.(.*)$/s.exec(text) ?? []
  if (version === undefined) return refused(`The link holds no notebook. ${AGAIN}`)
  if (Number(version) !== NOTEBOOK_LINK_VERSION)
    return refused(
      `The link is of version ${Number(version)}, and this page reads version ${NOTEBOOK_LINK_VERSION}. Open it where it was made.`,
    )
  if (text.length > limits.read)
    return refused(
      `The link has ${text.length} letters, and no link of a notebook has more than ${limits.read}.`,
    )
  const unpacked = await unpackedLetters(rest, limits.unpacked)
  if (!unpacked.ok) return refused(UNPACKED[unpacked.why])
  const { value } = unpacked
  if (typeof value !== 'object' || value === null) return refused(UNPACKED.json)
  if ('notebook' in value && typeof value.notebook === 'string') return ofFile(value.notebook)
  if (!('lesson' in value) || typeof value.lesson !== 'string') return refused(UNPACKED.json)
  let lesson: Notebook
  try {
    lesson = await load(value.lesson)
  } catch (error) {
    const missing = error instanceof Error && error.name === 'NoSuchLesson'
    return refused(
      missing
        ? `It is a copy of a lesson “${value.lesson.slice(0, 80)}”, and there is none here. Open it where it was made.`
        : `Its lesson did not arrive. ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  return ofFile(writeIpynb(fromCopy(lesson, readCopy('copy' in value ? value.copy : null))))
}

function ofFile(text: string): NotebookLinkRead {
  const read = readIpynb(text, { fileName: 'link.ipynb' })
  if ('refused' in read) return { ok: false, problem: `The link’s notebook can’t be read. ${read.refused}` }
  const { title, cells } = read.notebook
  return { ok: true, notebook: { title, cells: cells.length, text } }
}
