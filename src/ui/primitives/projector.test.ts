import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, it, vi } from 'vitest'

const html = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8')
const early = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)]
  .map(([, text]) => text)
  .find((text) => text.includes('projector'))!

type Kept = string | null | 'denied'

/** A browser that has only what the mode needs. */
function world(kept: Kept) {
  const dataset: { projector?: string } = {}
  const refuse = (): void => {
    if (kept === 'denied') throw new Error('denied')
  }
  return {
    dataset,
    kept: () => kept,
    globals: {
      document: { documentElement: { dataset } },
      matchMedia: () => ({ matches: false }),
      localStorage: { getItem: () => null },
      sessionStorage: {
        getItem: () => {
          refuse()
          return kept
        },
        setItem: (_: string, value: string) => {
          refuse()
          kept = value
        },
        removeItem: () => {
          refuse()
          kept = null
        },
      },
    },
  }
}

async function started(kept: Kept) {
  const browser = world(kept)
  vi.stubGlobal('document', browser.globals.document)
  vi.stubGlobal('sessionStorage', browser.globals.sessionStorage)
  vi.resetModules()
  const projector = await import('./projector')
  projector.startProjector()
  return { ...browser, ...projector }
}

afterEach(() => vi.unstubAllGlobals())

describe('projector mode', () => {
  it.each<[Kept, string | undefined]>([
    [null, undefined],
    ['on', 'on'],
    ['maybe', undefined],
    ['denied', undefined],
  ])('kept %s is %s, before the first paint too', async (kept, shown) => {
    const first = world(kept)
    runInNewContext(early, first.globals)
    const later = await started(kept)
    expect([first.dataset.projector, later.dataset.projector]).toEqual([shown, shown])
  })

  it('is kept for the session, and forgotten when it is turned off', async () => {
    const { project, kept, dataset } = await started(null)
    project(true)
    expect([kept(), dataset.projector]).toEqual(['on', 'on'])
    project(false)
    expect([kept(), dataset.projector]).toEqual([null, undefined])
  })

  it('holds where storage is denied, and remembers the pane', async () => {
    const { project, showPane, currentProjector } = await started('denied')
    project(true)
    showPane('stage')
    expect(currentProjector()).toEqual({ on: true, pane: 'stage' })
  })
})
