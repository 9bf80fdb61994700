/**
 * Loads MNIST, or the drawn digits in its place: from what a person brought and the browser keeps, else from the
 * folder that the page serves its data sets from.
 *
 * The real files are not part of the project (a person drops them on the page, or `npm run datasets` brings them), so
 * by default the loader looks for them and falls back to the drawn digits, and says in `source` which they are. It
 * falls back only where they are absent: files that are there and wrong are an error, for nobody wants to learn on
 * damaged data. It runs in workers, whose own address says nothing about the page's: whoever wires a worker gives the
 * base URL.
 */
import { FILE_NAMES, identify, missingFrom, type FileName, type Source } from './checksums.ts'
import { gunzip, IdxError, readIdx, type Idx } from './idx.ts'
import { KeepingRefused, type KeptFiles } from './kept-files.ts'
import { splitOf, type Split } from './split.ts'

export interface Mnist {
  readonly train: Split
  readonly test: Split
  readonly source: Source
}

export type LoadMnist = (options?: { readonly source?: Source }) => Promise<Mnist>
export type Fetch = (url: string) => Promise<Response>

/** The files are not there. Anything else that goes wrong with them is an IdxError or a plain Error. */
export class DatasetMissing extends Error {
  override name = 'DatasetMissing'
}

const NAMES = Object.values(FILE_NAMES)

/** A loader for the data sets below `baseUrl`, the address of public/datasets/ (mnist/ and drawn/ are in it). */
export function makeLoader(
  baseUrl: string | URL,
  fetch: Fetch = (url) => globalThis.fetch(url),
  kept?: KeptFiles,
): LoadMnist {
  const folder = (source: Source): string => `${String(baseUrl).replace(/\/?$/, '/')}${source}/`
  return async ({ source } = {}) => {
    if (source !== undefined && source !== 'mnist' && source !== 'drawn') {
      throw new TypeError(`The source is 'mnist' or 'drawn', not ${JSON.stringify(source)}.`)
    }
    if (source === 'drawn') return loadFolder(folder('drawn'), 'drawn', fetch)
    const { mnist, refusal } = await loadKept(kept)
    if (mnist !== null) return mnist
    try {
      return await loadFolder(folder('mnist'), 'mnist', fetch)
    } catch (error) {
      if (!(error instanceof DatasetMissing)) throw error
      if (source === undefined) return loadFolder(folder('drawn'), 'drawn', fetch)
      throw refusal === '' ? error : new DatasetMissing(`${error.message} ${refusal}`, { cause: error })
    }
  }
}

/** What the browser keeps: all four, or nothing and the reason, where there is one. */
async function loadKept(kept: KeptFiles | undefined): Promise<{ mnist: Mnist | null; refusal: string }> {
  if (kept === undefined) return { mnist: null, refusal: '' }
  const found: (Uint8Array<ArrayBuffer> | null)[] = []
  try {
    const missing = missingFrom(await kept.names())
    if (missing.length === NAMES.length) return { mnist: null, refusal: '' }
    if (missing.length > 0) {
      return {
        mnist: null,
        refusal: `This browser keeps some of the four files; missing: ${missing.join(', ')}.`,
      }
    }
    for (const name of NAMES) found.push(await kept.read(name))
  } catch (error) {
    if (!(error instanceof KeepingRefused)) throw error
    return { mnist: null, refusal: error.message }
  }
  // Forgotten between the two questions.
  if (found.includes(null)) return { mnist: null, refusal: '' }
  return {
    mnist: await together(found as Uint8Array<ArrayBuffer>[], 'mnist', 'kept in this browser: '),
    refusal: '',
  }
}

/** The loader of a page, whose data sets stand beside it. A worker's wiring makes its own, with the page's base. */
export const loadMnist: LoadMnist = (options) => makeLoader('datasets/')(options)

/** The four files in one folder. */
export async function loadFolder(
  folderUrl: string,
  source: Source,
  fetch: Fetch = (url) => globalThis.fetch(url),
): Promise<Mnist> {
  const found = await Promise.all(NAMES.map((name) => fetchFile(`${folderUrl}${name}.gz`, fetch)))
  const missing = NAMES.filter((_, i) => found[i] === null)
  if (missing.length === NAMES.length) throw new DatasetMissing(whereItIs(folderUrl, source))
  if (missing.length > 0) {
    throw new Error(`${folderUrl} has some of its four files; these are missing: ${missing.join(', ')}.`)
  }
  return together(found as Uint8Array<ArrayBuffer>[], source, folderUrl)
}

/** The four files, in the order of NAMES, read and put together. */
async function together(
  packed: readonly Uint8Array<ArrayBuffer>[],
  source: Source,
  place: string,
): Promise<Mnist> {
  const files = new Map<FileName, Idx>()
  for (const [i, name] of NAMES.entries()) files.set(name, await read(packed[i], name, source, place))
  const split = (images: FileName, labels: FileName): Split =>
    splitOf(files.get(images) as Idx, files.get(labels) as Idx)
  return {
    train: split(FILE_NAMES.trainImages, FILE_NAMES.trainLabels),
    test: split(FILE_NAMES.testImages, FILE_NAMES.testLabels),
    source,
  }
}

function whereItIs(folderUrl: string, source: Source): string {
  return source === 'mnist'
    ? `The real MNIST is not at ${folderUrl}. Drop its four files on the page, or run "npm run datasets" in the ` +
        `project's folder. Or take the drawn digits: loadMnist({source: 'drawn'}).`
    : `The drawn digits are not at ${folderUrl}. "node scripts/draw-digits.mjs" makes them.`
}

/** The file's bytes, or null where there is none. */
async function fetchFile(url: string, fetch: Fetch): Promise<Uint8Array<ArrayBuffer> | null> {
  let response: Response
  try {
    response = await fetch(url)
  } catch {
    return null // Offline, and not among what the page keeps for that.
  }
  if (response.status === 404 || response.status === 410) return null
  if (!response.ok) throw new Error(`${url} could not be loaded: the server answered ${response.status}.`)
  // Many servers answer a missing file with the page itself, and status 200.
  if (response.headers.get('content-type')?.startsWith('text/html')) return null
  const bytes = new Uint8Array(await response.arrayBuffer())
  return startsLikeHtml(bytes) ? null : bytes
}

function startsLikeHtml(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 64))
  return /^\s*<(!doctype|html|\?xml|!--|head|body)/i.test(head)
}

/** The file, read and known to be the one that its name says. */
async function read(
  packed: Uint8Array<ArrayBuffer>,
  name: FileName,
  source: Source,
  place: string,
): Promise<Idx> {
  const url = place.endsWith('/') ? `${place}${name}.gz` : `${place}${name}`
  try {
    const bytes = await gunzip(packed)
    const idx = readIdx(bytes)
    const known = identify(bytes)
    if (known?.name === name && known.source === source) return idx
    const whose = { mnist: 'MNIST', drawn: 'the drawn digits' }
    throw new IdxError(
      known
        ? `This is ${known.name} of ${whose[known.source]}, under the wrong name.`
        : `This is not the file of that name of ${whose[source]}: its checksum is unknown.`,
    )
  } catch (cause) {
    if (!(cause instanceof IdxError)) throw cause
    throw new IdxError(`${url}: ${cause.message}`, { cause })
  }
}
