/**
 * The array buffers inside a plain value: what can be moved between threads without a copy.
 */
export function collectBuffers(value: unknown, from: number, into: ArrayBuffer[]): void {
  const add = (buffer: ArrayBufferLike) => {
    if (buffer instanceof ArrayBuffer && buffer.byteLength >= from && !into.includes(buffer))
      into.push(buffer)
  }
  const seen = new Set<object>()
  const visit = (item: unknown): void => {
    if (typeof item !== 'object' || item === null || seen.has(item)) return
    seen.add(item)
    if (item instanceof ArrayBuffer) add(item)
    else if (ArrayBuffer.isView(item)) add(item.buffer)
    else if (Array.isArray(item)) item.forEach(visit)
    else if (item instanceof Map) for (const entry of item.values()) visit(entry)
    else if (item instanceof Set) item.forEach(visit)
    else if (Object.getPrototypeOf(item) === Object.prototype) Object.values(item).forEach(visit)
  }
  visit(value)
}
