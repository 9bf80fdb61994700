import { describe, expect, it } from 'vitest'
import { Feed } from './stage-feed'

const numbers = () => new Feed<number>((a, b) => a === b)

describe('Feed', () => {
  it('shows at most the budget in one flush, and serves the oldest change first', () => {
    const feed = numbers()
    const seen: string[] = []
    for (const key of [1, 2, 3]) {
      feed.offer(key, 0)
      feed.subscribe(key, () => seen.push(`${key}=${feed.get(key)}`))
    }
    for (const key of [3, 1, 2]) feed.offer(key, 1)
    expect(feed.flush(2)).toBe(true)
    expect(seen).toEqual(['3=1', '1=1'])
    expect(feed.flush(2)).toBe(false)
    expect(seen).toEqual(['3=1', '1=1', '2=1'])
  })

  it('shows the newest value, not each one', () => {
    const feed = numbers()
    let calls = 0
    feed.offer(1, 0)
    feed.subscribe(1, () => calls++)
    feed.offer(1, 1)
    feed.offer(1, 2)
    feed.flush(10)
    expect([feed.get(1), calls]).toEqual([2, 1])
  })

  it('says nothing when a value went and came back before the flush', () => {
    const feed = numbers()
    let calls = 0
    feed.offer(1, 0)
    feed.subscribe(1, () => calls++)
    feed.offer(1, 1)
    feed.offer(1, 0)
    expect(feed.flush(10)).toBe(false)
    expect(calls).toBe(0)
  })

  it('keeps what nobody listens to up to date without a flush', () => {
    const feed = numbers()
    feed.offer(1, 5)
    feed.offer(1, 6)
    expect(feed.get(1)).toBe(6)
  })

  it('forgets pruned keys and tells those who listened', () => {
    const feed = numbers()
    let calls = 0
    feed.offer(1, 0)
    feed.subscribe(1, () => calls++)
    feed.prune(() => false)
    expect([feed.get(1), calls]).toEqual([undefined, 1])
  })
})
