/**
 * When a cell's editor is made. Making one takes milliseconds, and a long notebook has hundreds of cells.
 *
 * A cell that can be seen, or soon will be, has its editor at once. Of the others the first EAGER get theirs one after
 * the other while nothing else happens, so that a lesson is whole; the rest when they come near. Until then a cell shows
 * its text, in the same place.
 */

/** Editors that are made without anybody having come near. */
const EAGER = 40
/** How far outside of what can be seen a cell is near. */
const NEAR = '600px'

interface Waiting {
  readonly make: () => void
  readonly near: IntersectionObserver
}

const waiting = new Map<Element, Waiting>()
let eager = 0
let asleep = true

/** Calls `make` once, when it is this cell's turn; what it returns gives the turn up. */
export function awaitTurn(cell: Element, make: () => void): () => void {
  const near = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) take(cell)
    },
    { root: scrollerOf(cell), rootMargin: `${NEAR} 0px` },
  )
  waiting.set(cell, { make, near })
  near.observe(cell)
  wake()
  return () => {
    waiting.get(cell)?.near.disconnect()
    waiting.delete(cell)
    if (waiting.size === 0) eager = 0
  }
}

function take(cell: Element): void {
  const found = waiting.get(cell)
  if (!found) return
  waiting.delete(cell)
  found.near.disconnect()
  found.make()
}

function wake(): void {
  if (!asleep) return
  asleep = false
  whenIdle(() => {
    asleep = true
    const [cell] = waiting.keys()
    if (cell === undefined || eager >= EAGER) return
    eager++
    take(cell)
    wake()
  })
}

/** When the page has nothing else to do. Safari has no idle callbacks. */
export function whenIdle(then: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(then, { timeout: 500 })
  else setTimeout(then, 50)
}

/** What scrolls around it; null is the page. */
function scrollerOf(cell: Element): Element | null {
  for (let at = cell.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  }
  return null
}
