/** Places in the storage in words. Pure. */
import { bytes } from '../../../outputs/numbers'
import { counted } from '../../numbers'

/** The bucket, and each folder on the way to `prefix`, with where it leads. */
export function stepsOf(
  bucket: string,
  prefix: string,
): readonly { readonly label: string; readonly to: string }[] {
  const steps = [{ label: bucket, to: '' }]
  for (let at = prefix.indexOf('/'); at >= 0; at = prefix.indexOf('/', at + 1)) {
    const from = prefix.lastIndexOf('/', at - 1) + 1
    steps.push({ label: prefix.slice(from, at), to: prefix.slice(0, at + 1) })
  }
  return steps
}

/** What stands behind the folder that is looked at. */
export function leafOf(key: string, prefix: string): string {
  return key.slice(prefix.lastIndexOf('/') + 1)
}

interface Used {
  readonly buckets: readonly { readonly objects: number; readonly bytes: number }[]
  readonly room?: { readonly used: number; readonly quota: number }
}

export function usageWords({ buckets, room }: Used): string {
  const objects = buckets.reduce((sum, one) => sum + one.objects, 0)
  const held = buckets.reduce((sum, one) => sum + one.bytes, 0)
  const all = `${counted(buckets.length, 'bucket')}, ${counted(objects, 'object')}, ${bytes(held)}.`
  if (room === undefined) return all
  return `${all} This page uses ${bytes(room.used)} of the ${sizeWords(room.quota)} that the browser gives it.`
}

/** Large sizes, roughly. */
function sizeWords(size: number): string {
  const gib = size / 1024 ** 3
  return gib >= 1 ? `${gib >= 10 ? Math.round(gib) : gib.toFixed(1)} GiB` : bytes(size)
}
