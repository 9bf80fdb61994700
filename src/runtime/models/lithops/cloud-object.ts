/** A reference to an object in storage. A worker that gets it as an argument has its fields. */
import { BadCall } from '../../actor/errors'
import { came } from '../given'
import { bucketOf, keyOf } from './storage-arguments'

export class CloudObject {
  constructor(
    readonly bucket: string,
    readonly key: string,
  ) {}

  toString(): string {
    return `<CloudObject at /${this.bucket}/${this.key}>`
  }
}

/** Any value with its fields. */
export function cloudObjectOf(call: string, value: unknown): CloudObject {
  if (typeof value !== 'object' || value === null || !('bucket' in value) || !('key' in value))
    throw new BadCall(`${call} takes what putCloudobject gave; ${came(value)} came.`)
  return new CloudObject(bucketOf(call, value.bucket), keyOf(call, value.key))
}
