/** Drawn orders in which one goes back, and on again: what differs from the run that was never left, in words. */
import { Relay } from '../../../runtime/broker/relay'
import { RandomStream } from '../../../runtime/clock/random'
import { StepBook } from './step-book'
import type { StepProgram } from './step-programs'

const PLACES = 3

export interface WentBack {
  /** The first thing that came out otherwise, or ''. */
  readonly difference: string
  /** Steps that were made from what was kept of the hosts. */
  readonly fed: number
  /** Why runs were made step by step where they need not have been. */
  readonly refused: readonly string[]
}

export async function goBack(program: StepProgram, seeds: number): Promise<WentBack> {
  const watched = watchFeeding()
  const book = await StepBook.open(program)
  try {
    for (let seed = 1; seed <= seeds; seed++) {
      const random = new RandomStream(seed, 'go back')
      const keys = await book.draw(new RandomStream(seed, 'schedule'))
      const whole = book.seen.text
      for (let place = 0; place < PLACES; place++) {
        const at = Math.floor(random.next() * keys.length)
        const about = `seed ${seed}, back to ${at} of ${keys.join(' ')}`
        await book.seek(at)
        const here = book.seen.text
        // One that has kept nothing.
        const other = await StepBook.open(program)
        await other.follow(keys.slice(0, at))
        const there = other.seen.text
        other.close()
        if (there !== here) return { difference: `${about}: ${there} is ${here}`, ...watched }
        if (place === 0) await book.seek(keys.length)
        else for (const key of keys.slice(at)) await book.make(key)
        if (book.seen.text !== whole)
          return { difference: `${about} and on: ${whole} is ${book.seen.text}`, ...watched }
      }
    }
    return { difference: '', ...watched }
  } finally {
    watched.stop()
    book.close()
  }
}

/** Counts what is made from what was kept, and keeps why it was not. */
function watchFeeding() {
  const { feed, endFeeding } = Relay.prototype
  const watched = {
    fed: 0,
    refused: [] as string[],
    stop: () => void Object.assign(Relay.prototype, { feed, endFeeding }),
  }
  Relay.prototype.feed = function (step) {
    watched.fed++
    return feed.call(this, step)
  }
  Relay.prototype.endFeeding = async function () {
    const words = await endFeeding.call(this)
    if (words !== '') watched.refused.push(words)
    return words
  }
  return watched
}
