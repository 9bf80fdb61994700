/**
 * Files that a person brought, looked at one by one: which of MNIST's four each is, or what it is instead.
 *
 * People bring what their download folder has: packed or unpacked, renamed by the browser (`… (1).gz`), cut off, of
 * another data set. A file is known by its checksum and not by its name, so any name will do; where the checksum is
 * unknown, the header and the name say what to tell. Nothing is kept here (kept-files.ts does that).
 */
import { checksumOf, FILES, fileOf, type FileName } from './checksums.ts'
import { gunzip, IdxError, readIdx } from './idx.ts'
import { md5InSlices } from './md5.ts'

export interface BroughtFile {
  readonly name: string
  readonly size: number
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>
}

export interface Finding {
  /** As the file was called where it came from. */
  readonly name: string
  readonly size: number
  /** Which of the four it truly is; null where it is none of them. */
  readonly file: FileName | null
  /** What it is, or what is wrong with it, in a sentence. */
  readonly words: string
  /** As they came, of a true file. */
  readonly bytes: Uint8Array<ArrayBuffer> | null
}

/** Of the biggest of the four, unpacked, 47 MB. */
const LARGEST = 64 * 1024 * 1024

const HOLDS: Readonly<Record<FileName, string>> = {
  'train-images-idx3-ubyte': '60 000 pictures to learn from',
  'train-labels-idx1-ubyte': '60 000 labels to learn from',
  't10k-images-idx3-ubyte': '10 000 pictures to test with',
  't10k-labels-idx1-ubyte': '10 000 labels to test with',
}

const SHAPES: Readonly<Record<FileName, string>> = {
  'train-images-idx3-ubyte': '60000 × 28 × 28',
  'train-labels-idx1-ubyte': '60000',
  't10k-images-idx3-ubyte': '10000 × 28 × 28',
  't10k-labels-idx1-ubyte': '10000',
}

/** `rest` is awaited now and then, so that the page stays alive. */
export async function lookAt(brought: BroughtFile, rest: () => Promise<void>): Promise<Finding> {
  const { name, size } = brought
  const none = (words: string): Finding => ({ name, size, file: null, words, bytes: null })
  if (size > LARGEST) return none('It is too large: none of the four has more than 47 MB.')
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = await brought.bytes()
  } catch {
    return none('It could not be read. A folder has to be opened, and its files brought.')
  }
  try {
    const unpacked = await gunzip(bytes)
    const { shape } = readIdx(unpacked)
    const known = fileOf(await md5InSlices(unpacked, rest))
    if (known?.source === 'mnist') {
      return { name, size, file: known.name, words: `MNIST: ${HOLDS[known.name]}.`, bytes }
    }
    return none(
      known === null
        ? stranger(shape, name)
        : 'It is one of the digits drawn by a program. The page has these already.',
    )
  } catch (error) {
    if (!(error instanceof IdxError)) throw error
    return none(error.message)
  }
}

/** An IDX file that is read well, and is none of ours. */
function stranger(shape: readonly number[], name: string): string {
  const [, rows, columns] = shape
  const shown = shape.join(' × ')
  if (shape.length === 3 && (rows !== 28 || columns !== 28)) {
    return `Its pictures have ${rows} × ${columns} pixels. Those of MNIST have 28 × 28.`
  }
  const alike = FILES.filter((file) => SHAPES[file] === shown)
  if (alike.length > 0) {
    return (
      `It has the shape of ${alike[0]} and other contents: its checksum is not ` +
      `${checksumOf('mnist', alike[0]).slice(0, 8)}…. Fashion-MNIST has files of the same names and shapes.`
    )
  }
  const named = FILES.find((file) => name.replace('.', '-').startsWith(file))
  return named === undefined
    ? `It holds ${shown} values. None of MNIST's four files does.`
    : `It holds ${shown} values, and ${named} holds ${SHAPES[named]}.`
}
