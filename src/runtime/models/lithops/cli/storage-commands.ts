/** `storage put|get|delete|list`: as Storage does it, and its errors are Storage's. */
import { BadCall } from '../../../actor/errors'
import type { StorageKind } from '../jobs'
import { bytesText } from '../log-lines'
import type { Storage } from '../storage'
import { StorageNoSuchKeyError } from '../storage-errors'
import { objectTable } from './object-table'
import type { Command } from './parse'

export function kindOf({ name, options }: Command): StorageKind {
  const { backend: kind = 'durable' } = options
  if (kind === 'durable' || kind === 'memory') return kind
  throw new BadCall(`${name}: --backend is durable or memory; ${kind} is neither.`)
}

export async function storageCommand(storage: Storage, { name, args, options }: Command): Promise<string> {
  switch (name) {
    case 'storage put':
      return put(storage, args[1], options.key, args[0])
    case 'storage get':
      return get(storage, args[0], args[1])
    case 'storage delete':
      return 'prefix' in options
        ? deletePrefix(storage, args[0], options.prefix)
        : deleteOne(storage, args[0], args[1])
    default:
      return objectTable(await storage.listObjects(args[0], options.prefix))
  }
}

async function put(storage: Storage, bucket: string, key: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  await storage.putObject(bucket, key, bytes)
  return `Uploaded ${bytesText(bytes.length)} to ${bucket}/${key}`
}

async function get(storage: Storage, bucket: string, key: string): Promise<string> {
  const body: unknown = await storage.getObject(bucket, key)
  if (!(body instanceof Uint8Array))
    return `${bucket}/${key} is kept as a value and not as text: getObject('${bucket}', '${key}') gives it.`
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return `${bucket}/${key} has ${bytesText(body.length)} that are no text: getObject('${bucket}', '${key}') gives them.`
  }
}

async function deleteOne(storage: Storage, bucket: string, key: string): Promise<string> {
  try {
    await storage.headObject(bucket, key)
  } catch (error) {
    // As for Storage, it is no error that there is none; whoever typed it wants to know.
    if (error instanceof StorageNoSuchKeyError) return `There is no ${bucket}/${key}, so nothing was deleted.`
    throw error
  }
  await storage.deleteObject(bucket, key)
  return `Deleted ${bucket}/${key}`
}

async function deletePrefix(storage: Storage, bucket: string, prefix: string): Promise<string> {
  const keys = await storage.listKeys(bucket, prefix)
  if (keys.length > 0) await storage.deleteObjects(bucket, keys)
  return `Deleted ${keys.length === 1 ? '1 object' : `${keys.length} objects`} of ${bucket} with prefix '${prefix}'`
}
