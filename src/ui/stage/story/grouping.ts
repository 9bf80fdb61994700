/**
 * What a reader hears of a run that goes on: each sentence while there are few, and how many there were when more come
 * than can be listened to.
 */
import type { StoryEvent } from '../../../runtime/protocol/views-of-record'
import { counted } from '../numbers'

/** Sentences a second that are read out one by one. */
const few = 2

/** `total`: all that came in the last second; `latest`: the last of them, oldest first. */
export function heard(total: number, latest: readonly StoryEvent[]): string {
  if (total <= 0) return ''
  if (total <= few && latest.length >= total)
    return latest
      .slice(-total)
      .map((one) => `${one.text}.`)
      .join(' ')
  return `${counted(total, 'event')} in the last second.`
}
