/** Unpacks what comes from anybody, up to a bound: a few bytes can unpack to more than there is memory. */

/** null where that is more than `most` bytes. Rejects where it can't be unpacked. */
export async function unpackedBytes(
  packed: Blob,
  format: CompressionFormat,
  most: number,
): Promise<Uint8Array | null> {
  const reader = packed.stream().pipeThrough(new DecompressionStream(format)).getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > most) {
      await reader.cancel()
      return null
    }
    parts.push(value)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
