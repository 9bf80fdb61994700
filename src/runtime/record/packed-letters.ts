/**
 * A value as letters that every address and chat takes: JSON, packed by deflate, in base64url without padding.
 *
 * What is unpacked may come from anybody: up to a bound, and with the reason where it can't be.
 */
import { unpackedBytes } from './unpacked-bytes'

export type Unpacked =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: 'letters' | 'damaged' | 'large' | 'json' }

export async function packedLetters(value: unknown): Promise<string> {
  const packed = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

/** Never rejects. `most`: bytes that it may unpack to. */
export async function unpackedLetters(text: string, most: number): Promise<Unpacked> {
  if (text === '' || !/^[\w-]+$/.test(text)) return { ok: false, why: 'letters' }
  let bytes: Uint8Array | null
  try {
    bytes = await unpackedBytes(new Blob([bytesOf(text)]), 'deflate-raw', most)
  } catch {
    return { ok: false, why: 'damaged' }
  }
  if (bytes === null) return { ok: false, why: 'large' }
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown }
  } catch {
    return { ok: false, why: 'json' }
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const decoded = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(decoded, (letter) => letter.charCodeAt(0))
}
