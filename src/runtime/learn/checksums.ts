/**
 * Which data file some bytes are, told by their MD5 once unpacked.
 *
 * A wrong or damaged file in the folder of MNIST would train a network to nonsense without a word, and the four
 * files are easily confused; so the loader asks here what each one is. The first four sums are those of the files
 * that LeCun, Cortes and Burges published; the others are of the files scripts/draw-digits.mjs makes.
 */
import { md5 } from './md5.ts'

export type Source = 'mnist' | 'drawn'

export const FILE_NAMES = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
} as const

export type FileName = (typeof FILE_NAMES)[keyof typeof FILE_NAMES]

export const FILES: readonly FileName[] = Object.values(FILE_NAMES)

export interface KnownFile {
  readonly source: Source
  readonly name: FileName
}

const SUMS: Readonly<Record<Source, Readonly<Record<FileName, string>>>> = {
  mnist: {
    'train-images-idx3-ubyte': '6bbc9ace898e44ae57da46a324031adb',
    'train-labels-idx1-ubyte': 'a25bea736e30d166cdddb491f175f624',
    't10k-images-idx3-ubyte': '2646ac647ad5339dbf082846283269ea',
    't10k-labels-idx1-ubyte': '27ae3e4e09519cfbb04c329615203637',
  },
  drawn: {
    'train-images-idx3-ubyte': 'c9c3327f0f03c8d0f123ce8538b54c47',
    'train-labels-idx1-ubyte': '4cda0d71f726ae3d88e71da96a071770',
    't10k-images-idx3-ubyte': '71a88bac45b096328016c776412fcd79',
    't10k-labels-idx1-ubyte': '3ee114e681ce54580ec31ecbb52448ef',
  },
}

export const checksumOf = (source: Source, name: FileName): string => SUMS[source][name]

/** What these bytes are, unpacked; null for bytes of any other file. */
export const identify = (unpacked: Uint8Array): KnownFile | null => fileOf(md5(unpacked))

/** Which file has this sum. */
export function fileOf(sum: string): KnownFile | null {
  for (const source of ['mnist', 'drawn'] as const) {
    for (const name of Object.values(FILE_NAMES)) if (SUMS[source][name] === sum) return { source, name }
  }
  return null
}

/** Which of the four are not among these. */
export function missingFrom(names: readonly FileName[]): FileName[] {
  return FILES.filter((name) => !names.includes(name))
}
