/**
 * The only script of a page of its own: it is given a program and orders of delivery, follows them, and says what is to
 * be seen then. See fresh-pages.ts, which opens such pages.
 */
import type { FreshRequest, FreshAnswer } from './fresh-pages'
import { StepBook, type Seen } from './step-book'

async function answer({ program, orders }: FreshRequest): Promise<FreshAnswer> {
  try {
    const book = await StepBook.open(program)
    const seen: Seen[] = []
    for (const keys of orders) {
      await book.follow(keys)
      seen.push(book.seen)
    }
    book.close()
    return { t: 'seen', seen }
  } catch (thrown) {
    return { t: 'failed', words: String(thrown) }
  }
}

addEventListener('message', (event: MessageEvent<FreshRequest>) => {
  if (event.source !== parent || event.data?.t !== 'follow') return
  void answer(event.data).then((said) => parent.postMessage(said, location.origin))
})
parent.postMessage({ t: 'loaded' } satisfies FreshAnswer, location.origin)
