/**
 * The file of a recording: its bytes, packed by gzip as every browser can.
 *
 * Unpacking stops at a bound, whatever the file says of itself: a small file can unpack to more than there is memory.
 */
import { decodeRecording, OTHER_FILE, type Decoded } from './decode-recording'
import { encodeRecording } from './encode-recording'
import type { Recording } from './recording'
import { unpackedBytes } from './unpacked-bytes'

export const RECORDING_ENDING = '.actorium-run'

/** Bytes of a file, and of what it unpacks to. */
export interface FileLimits {
  readonly packed: number
  readonly unpacked: number
}

const FILE_LIMITS: FileLimits = { packed: 64 * 1024 * 1024, unpacked: 128 * 1024 * 1024 }
const MB = 1024 * 1024

/** The name of the notebook, in letters that every file system takes. */
export function recordingFileName(notebook: string): string {
  const name = notebook
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${name || 'run'}${RECORDING_ENDING}`
}

export async function packRecording(recording: Recording): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([encodeRecording(recording)]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

/** Never rejects. */
export async function unpackRecording(file: Blob, limits: FileLimits = FILE_LIMITS): Promise<Decoded> {
  const refused = (problem: string): Decoded => ({ ok: false, problem })
  if (file.size === 0) return refused(`The file is empty. ${OTHER_FILE}`)
  if (file.size > limits.packed)
    return refused(`The file has more than ${limits.packed / MB} MB, and no recording has. ${OTHER_FILE}`)
  let bytes: Uint8Array | null
  try {
    const head = new Uint8Array(await file.slice(0, 2).arrayBuffer())
    if (head[0] !== 0x1f || head[1] !== 0x8b)
      return refused(`The file is no recording of a run. ${OTHER_FILE}`)
    bytes = await unpackedBytes(file, 'gzip', limits.unpacked)
  } catch {
    return refused(
      'The file can’t be unpacked: a part of it is missing or was changed. Copy it again from where it was saved.',
    )
  }
  if (bytes === null)
    return refused(
      `The file unpacks to more than ${limits.unpacked / MB} MB, and no recording does. ${OTHER_FILE}`,
    )
  return decodeRecording(bytes)
}
