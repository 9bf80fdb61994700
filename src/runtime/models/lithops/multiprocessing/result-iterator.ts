/** Results of a pool one by one, each when it is there: for `imap` in the order of the items, else as they come. */
import { markStay } from '../../../host/modules'
import type { ResponseFuture } from '../futures'

/** `for await`, or `next(timeout)` with seconds. */
export interface ResultIterator extends AsyncIterableIterator<unknown> {
  next(timeout?: number | null): Promise<IteratorResult<unknown, undefined>>
}

/** `nextOf`: the future whose turn it is, of those that are left. `check` throws where none will come any more. */
export function makeResultIterator(
  left: ResponseFuture[],
  nextOf: (timeout: number) => ResponseFuture | Promise<ResponseFuture>,
  check: () => void,
): ResultIterator {
  const step = async (timeout: number): Promise<IteratorResult<unknown, undefined>> => {
    if (left.length === 0) return { done: true, value: undefined }
    check()
    const future = await nextOf(timeout)
    try {
      return { done: false, value: await future.result({ timeout }) }
    } finally {
      // One that was only too late is waited for again.
      if (future.ready) left.splice(left.indexOf(future), 1)
    }
  }
  // Who asks twice at once gets two results.
  let last: Promise<unknown> = Promise.resolve()
  const iterator: ResultIterator = {
    next(timeout) {
      const result = last.then(() => step(timeout ?? Infinity))
      last = result.catch(() => {})
      return result
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  markStay(iterator, { what: 'the results of a pool', reason: ', which stay where they are waited for' })
  return iterator
}
