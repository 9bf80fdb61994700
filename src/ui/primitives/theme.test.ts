import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, it, vi } from 'vitest'

const html = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8')
const early = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)]
  .map(([, text]) => text)
  .find((text) => text.includes('theme'))!

type Kept = string | null | 'denied'

/** A browser that has only what a theme needs. */
function world(kept: Kept, systemDark: boolean) {
  const dataset: { theme?: string } = {}
  const system = { matches: systemDark, listeners: new Set<() => void>() }
  return {
    dataset,
    /** The system changes its theme. */
    turn: (dark: boolean) => {
      system.matches = dark
      for (const listener of system.listeners) listener()
    },
    globals: {
      document: { documentElement: { dataset } },
      matchMedia: () => ({
        get matches() {
          return system.matches
        },
        addEventListener: (_: string, listener: () => void) => system.listeners.add(listener),
      }),
      localStorage: {
        getItem: () => {
          if (kept === 'denied') throw new Error('denied')
          return kept
        },
        setItem: (_: string, value: string) => {
          if (kept === 'denied') throw new Error('denied')
          kept = value
        },
      },
    },
  }
}

async function started(kept: Kept, systemDark: boolean) {
  const browser = world(kept, systemDark)
  vi.stubGlobal('document', browser.globals.document)
  vi.stubGlobal('localStorage', browser.globals.localStorage)
  vi.stubGlobal('window', { matchMedia: browser.globals.matchMedia })
  vi.resetModules()
  const theme = await import('./theme')
  theme.startTheme()
  return { ...browser, ...theme }
}

afterEach(() => vi.unstubAllGlobals())

describe('the theme', () => {
  const cases: [Kept, boolean, string][] = [
    [null, false, 'light'],
    [null, true, 'dark'],
    ['light', true, 'light'],
    ['dark', false, 'dark'],
    ['mauve', true, 'dark'],
    ['denied', true, 'dark'],
  ]

  it.each(cases)(
    'kept %s in a system whose darkness is %s is %s, before the first paint too',
    async (...one) => {
      const [kept, systemDark, shown] = one
      const first = world(kept, systemDark)
      runInNewContext(early, first.globals)
      const later = await started(kept, systemDark)
      expect([first.dataset.theme, later.dataset.theme]).toEqual([shown, shown])
    },
  )

  it('follows the system until a person chooses', async () => {
    const { dataset, turn, chooseTheme, currentTheme } = await started(null, false)
    turn(true)
    expect(dataset.theme).toBe('dark')
    chooseTheme('light')
    turn(false)
    turn(true)
    expect(currentTheme()).toBe('light')
  })

  it('keeps a choice for the visit where storage is denied', async () => {
    const { turn, chooseTheme, currentTheme } = await started('denied', false)
    chooseTheme('dark')
    turn(true)
    turn(false)
    expect(currentTheme()).toBe('dark')
  })
})
