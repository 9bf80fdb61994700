/**
 * The store's refusals as errors that a program catches, by class here, and by name where they come from another
 * worker. Their words are the refusal's own.
 */
import type { Reason, Refusal } from '../../store/port'

export class StorageError extends Error {
  override name = 'StorageError'
}

export class StorageNoSuchKeyError extends StorageError {
  override name = 'StorageNoSuchKeyError'
}

/** Lithops has StorageNoSuchKeyError for this too. */
export class StorageNoSuchBucketError extends StorageError {
  override name = 'StorageNoSuchBucketError'
}

/** The browser keeps no more. What was stored before is still there. */
export class StorageFullError extends StorageError {
  override name = 'StorageFullError'
}

/** The range isn't one of this object. */
export class StorageRangeError extends StorageError {
  override name = 'StorageRangeError'
}

/** Another object took its place while a reader was under way. */
export class StorageChangedError extends StorageError {
  override name = 'StorageChangedError'
}

export const errors = {
  StorageError,
  StorageNoSuchKeyError,
  StorageNoSuchBucketError,
  StorageFullError,
  StorageRangeError,
  StorageChangedError,
}

const CLASSES: { readonly [R in Reason]?: new (words: string) => StorageError } = {
  'no key': StorageNoSuchKeyError,
  'no bucket': StorageNoSuchBucketError,
  full: StorageFullError,
  'bad range': StorageRangeError,
}

/** `advice` is said behind the words of this reason. */
export function storageError(
  { reason, words }: Refusal,
  advice: { [R in Reason]?: string } = {},
): StorageError {
  const all = advice[reason] === undefined ? words : `${words} ${advice[reason]}`
  return new (CLASSES[reason] ?? StorageError)(all)
}
