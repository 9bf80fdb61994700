/**
 * A run as a part of an address: a version, a point, and a script in letters that every address and chat takes.
 *
 * The script and its hash are JSON, packed by deflate. A link comes from anybody and through chats that cut it, so
 * whatever stands in it, the answer is a script in which every part was looked at, or words. Unpacking stops at a bound.
 */
import { listOf, text as textOf, Unfit } from './foreign'
import { packedLetters, unpackedLetters } from './packed-letters'
import { plainScript, programHash, tooMuch, type RunScript } from './run-script'
import { scriptOf } from './script-reader'

export const LINK_VERSION = 1

export interface LinkLimits {
  /** Letters of a link that is made: chats cut longer ones. */
  readonly made: number
  /** Letters of a link that is read. */
  readonly read: number
  /** Bytes that it unpacks to. */
  readonly unpacked: number
}

export const LINK_LIMITS: LinkLimits = { made: 8000, read: 64_000, unpacked: 1024 * 1024 }

export type LinkMade =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string }

export type LinkRead =
  | { readonly ok: true; readonly script: RunScript }
  | { readonly ok: false; readonly problem: string }

const FILE = 'Save a recording instead: a file has room for it.'

export async function makeLink(script: RunScript, limits: LinkLimits = LINK_LIMITS): Promise<LinkMade> {
  const refused = (words: string): LinkMade => ({ ok: false, problem: `${words} ${FILE}` })
  const problem = tooMuch(script)
  if (problem !== '') return refused(`The run is too long for a link. ${problem}`)
  const text = `${LINK_VERSION}.${await packedLetters([programHash(script), plainScript(script)])}`
  if (text.length > limits.made)
    return refused(
      `The run is too long for a link: it would have ${text.length} letters, and many chats cut those with more than ${limits.made}.`,
    )
  return { ok: true, text }
}

const AGAIN = 'Ask for it to be sent again, or for the recording as a file.'

/** Never rejects. */
export async function readLink(text: string, limits: LinkLimits = LINK_LIMITS): Promise<LinkRead> {
  const refused = (problem: string): LinkRead => ({ ok: false, problem })
  const point = text.indexOf('.')
  const version = text.slice(0, Math.max(0, point))
  const rest = text.slice(point + 1)
  if (!/^\d{1,6}$/.test(version)) return refused(`The link holds no run. ${AGAIN}`)
  if (Number(version) !== LINK_VERSION)
    return refused(
      `The link is of version ${Number(version)}, and this page reads version ${LINK_VERSION}. Open it where it was made.`,
    )
  if (text.length > limits.read)
    return refused(`The link has ${text.length} letters, and no link of a run has more than ${limits.read}.`)
  const unpacked = await unpackedLetters(rest, limits.unpacked)
  return unpacked.ok ? readScript(unpacked.value) : refused(UNPACKED[unpacked.why])
}

const UNPACKED = {
  letters: `The link is damaged: letters stand in it that no link has. ${AGAIN}`,
  damaged: `The link is damaged: a part of it is missing or was changed. ${AGAIN}`,
  large: 'The link unpacks to more than a run can be. It was not made here.',
  json: `The link is damaged or was written by hand: it can’t be read. ${AGAIN}`,
} as const

function readScript(value: unknown): LinkRead {
  try {
    const [hash, plain] = listOf((part) => part, 2)(value, 'the link')
    const script = scriptOf(plain, 'the run')
    if (textOf(16)(hash, 'the hash') !== programHash(script))
      return {
        ok: false,
        problem: `The link was changed: its program is not the one that it was made of. ${AGAIN}`,
      }
    return { ok: true, script }
  } catch (error) {
    // Whatever a reader did not foresee is the link's fault too, and not the page's end.
    const what = error instanceof Unfit ? error.message : 'it can’t be read'
    return { ok: false, problem: `The link is damaged or was written by hand: ${what}. ${AGAIN}` }
  }
}
