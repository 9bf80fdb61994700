/**
 * Arguments and results on their way: copied when they are sent, with big buffers listed for moving.
 *
 * From 64 KiB up the copy's buffer is moved through the main thread without being read there. A buffer given away with
 * `transfer` isn't copied either, where it is an argument itself or as big as those.
 */
import { tokenOf } from '../actor/reference'
import { FLAG_MOVED, FLAG_REFS, type BatchBuilder } from '../protocol/wire'
import { collectBuffers } from '../protocol/buffers'
import { copyArgument, type Copied, type CopyHooks } from '../ship/copy'
import { decodeRefs } from '../ship/refs'

const MOVE_FROM = 64 * 1024
/** What a message without arguments counts for. */
const ENVELOPE = 64
const PATHS = Array.from({ length: 16 }, (_, i) => `args[${i}]`)

export class ArgumentsCopier {
  private readonly hooks: CopyHooks
  private readonly held: Copied = { copied: undefined, hasRefs: false, bytes: 0 }
  bytes = 0
  /** FLAG_REFS and FLAG_MOVED, as they apply to what was copied last. */
  flags = 0

  /** `given`: buffers that were given away and need no copy. */
  constructor(private readonly given: Set<ArrayBufferLike>) {
    this.hooks = {
      encodeRef: (value) => tokenOf(value),
      isGiven: (buffer) => given.size > 0 && buffer.byteLength >= MOVE_FROM && given.has(buffer),
    }
  }

  /** Appends copies of all arguments to a batch; leaves the batch as it was when one can't be copied. */
  copyInto(args: readonly unknown[], builder: BatchBuilder): void {
    this.bytes = ENVELOPE
    this.flags = 0
    const before = builder.args.length
    try {
      for (let i = 0; i < args.length; i++) {
        this.one(args[i], i < PATHS.length ? PATHS[i] : `args[${i}]`, builder)
      }
    } catch (error) {
      builder.args.length = before
      throw error
    }
  }

  copyResult(value: unknown, builder: BatchBuilder, path: string): void {
    this.bytes = ENVELOPE
    this.flags = 0
    this.one(value, path, builder)
  }

  private one(value: unknown, path: string, builder: BatchBuilder): void {
    if (typeof value === 'number') {
      builder.args.push(value)
      return
    }
    if (this.given.size > 0 && this.giveAway(value, builder)) return
    const { copied, hasRefs, bytes } = copyArgument(value, path, this.hooks, this.held)
    if (hasRefs) this.flags |= FLAG_REFS
    this.bytes += bytes
    if (bytes >= MOVE_FROM) this.move(copied, builder)
    builder.args.push(copied)
  }

  private move(value: unknown, builder: BatchBuilder): void {
    const buffers: ArrayBuffer[] = []
    collectBuffers(value, MOVE_FROM, buffers)
    if (buffers.length === 0) return
    this.flags |= FLAG_MOVED
    for (const buffer of buffers) this.given.delete(buffer)
    ;(builder.transfers ??= []).push(...buffers)
  }

  private giveAway(value: unknown, builder: BatchBuilder): boolean {
    const buffer = ArrayBuffer.isView(value) ? value.buffer : value
    if (!(buffer instanceof ArrayBuffer) || !this.given.delete(buffer)) return false
    this.flags |= FLAG_MOVED
    this.bytes += buffer.byteLength
    ;(builder.transfers ??= []).push(buffer)
    builder.args.push(value)
    return true
  }
}

/** Turns the tokens in what arrived into references, in place. */
export function decodeArguments(args: unknown[], decode: (token: never) => object): void {
  for (let i = 0; i < args.length; i++) args[i] = decodeRefs(args[i], decode as (token: unknown) => unknown)
}
