/**
 * The only script of a page of its own: it is given a program and an order of delivery, follows it, and says what is to
 * be seen then. See fresh-pages.ts, which opens such pages.
 */
import type { FreshRequest, FreshAnswer } from './fresh-pages'
import { StepBook } from './step-book'

async function answer({ program, keys }: FreshRequest): Promise<FreshAnswer> {
  try {
    const book = await StepBook.open(program)
    await book.follow(keys)
    const { seen } = book
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
