/**
 * What runs inside the page: finding elements by what a person calls them, and waiting for what is to be seen.
 *
 * These functions travel to the page as text, so each stands alone and takes plain data.
 */
export interface Target {
  /** A selector; `name` then chooses among what it finds. */
  readonly css: string
  /** The label, or where there is none the text: the whole of it, or what a pattern finds in it. */
  readonly name?: string | RegExp
  /** Which of them; the first when left out, counted from the end when negative. */
  readonly nth?: number
}

export interface PlainTarget {
  readonly css: string
  readonly name?: string
  readonly pattern?: string
  readonly nth: number
}

export function plain({ css, name, nth = 0 }: Target): PlainTarget {
  if (name instanceof RegExp) return { css, pattern: name.source, nth }
  return name === undefined ? { css, nth } : { css, name, nth }
}

export interface InPage {
  all(target: PlainTarget): HTMLElement[]
  one(target: PlainTarget): HTMLElement | undefined
  /** Label or text, its spaces made one. */
  named(element: Element): string
  text(element: Element | undefined): string
  /** Where to click, once the element stands still, can be used, and nothing lies over it; until then null. */
  handle(target: PlainTarget): Promise<{ readonly x: number; readonly y: number } | null>
  /** Whether the pointer came down on what was handled last; null where it did not come down yet. */
  landed(): boolean | null
}

/** Runs before the page's own scripts. A breach of the page's policy becomes an error of the console. */
export function install(): void {
  const text = (element: Element | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
  const named = (element: Element) =>
    (element.getAttribute('aria-label') ?? text(element)).replace(/\s+/g, ' ').trim()
  const all = ({ css, name, pattern }: PlainTarget) =>
    [...document.querySelectorAll<HTMLElement>(css)].filter(
      (element) =>
        (name === undefined || named(element) === name) &&
        (pattern === undefined || new RegExp(pattern).test(named(element))),
    )
  const one = (target: PlainTarget) => all(target).at(target.nth)
  const frame = () => new Promise((done) => requestAnimationFrame(done))

  // Looked for again when the pointer comes down: the page may have drawn it anew.
  let wanted: PlainTarget | null = null
  let hasLanded: boolean | null = null
  const isAt = (element: Element, hit: Node) => element.contains(hit) || hit.contains(element)
  addEventListener(
    'pointerdown',
    ({ target }) => {
      if (wanted === null || !(target instanceof Node)) return
      const element = one(wanted)
      hasLanded = element !== undefined && isAt(element, target)
    },
    true,
  )
  const landed = () => hasLanded

  const handle = async (target: PlainTarget) => {
    const element = one(target)
    if (!element || element.matches(':disabled, [aria-disabled="true"]')) return null
    const seen = element.getBoundingClientRect()
    if (seen.top < 0 || seen.left < 0 || seen.bottom > innerHeight || seen.right > innerWidth)
      element.scrollIntoView({ block: 'center', behavior: 'instant' })
    const before = element.getBoundingClientRect()
    await frame()
    await frame()
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.x !== before.x || box.y !== before.y) return null
    const x = box.x + box.width / 2
    const y = Math.min(box.y + box.height / 2, innerHeight - 1)
    const hit = document.elementFromPoint(x, y)
    if (!hit || !isAt(element, hit)) {
      // It may have scrolled below a bar of the page, where it is in the window and out of reach.
      element.scrollIntoView({ block: 'center', behavior: 'instant' })
      return null
    }
    wanted = target
    hasLanded = null
    return { x, y }
  }

  Object.assign(globalThis, { inPage: { all, one, named, text, handle, landed } satisfies InPage })
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error(`policy: ${violatedDirective} forbids ${blockedURI}`),
  )
}
