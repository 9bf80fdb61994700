/** What an operation keeps, in words for a refusal: `/b/k (12.0 MB)`. */
import type { Body, Operation } from '../port'
import { counted } from '../refusals'

const sizeOf = (body: Body) => (body instanceof Uint8Array ? body.length : body.size)

/** In bytes; 0 for what keeps no objects. */
export function bytesOf(operation: Operation): number {
  if (operation.op === 'put') return sizeOf(operation.body)
  if (operation.op !== 'putMany') return 0
  return operation.objects.reduce((sum, { body }) => sum + sizeOf(body), 0)
}

function inUnits(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte')
  if (bytes < 1e6) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1e6).toFixed(1)} MB`
}

export function described(operation: Operation): string {
  switch (operation.op) {
    case 'put':
      return `/${operation.bucket}/${operation.key} (${inUnits(bytesOf(operation))})`
    case 'putMany': {
      const objects = counted(operation.objects.length, 'object')
      return `${objects} in ${operation.bucket} (${inUnits(bytesOf(operation))})`
    }
    default:
      return 'bucket' in operation
        ? `bucket ${operation.bucket}`
        : 'key' in operation
          ? operation.key
          : 'this change'
  }
}
