/**
 * TeX to MathML, which browsers draw themselves: no fonts, no styles. What does it (Temml) is fetched when the first text
 * with maths in it is drawn; until then the text shows what was written.
 */
import { createStore } from 'zustand/vanilla'

/** Letters at the most: a text from anywhere must not hold the page up. */
const LONGEST = 4000

type Temml = typeof import('temml').default

let temml: Temml | null = null
let loading: Promise<void> | null = null

/** Whether maths can be drawn; grows true once. */
export const mathsStore = createStore<{ readonly ready: boolean }>(() => ({ ready: false }))

export const mayHoldMaths = (text: string): boolean => text.includes('$')

export function loadMaths(): Promise<void> {
  loading ??= import('temml').then(
    (module) => {
      temml = module.default
      mathsStore.setState({ ready: true })
    },
    () => {
      loading = null // Without a network: the next text asks again.
    },
  )
  return loading
}

export function drawMaths(tex: string, displayMode: boolean): string | null {
  if (temml === null || tex.length > LONGEST) return null
  try {
    return temml.renderToString(tex, { displayMode, throwOnError: true, trust: false, maxExpand: 200 })
  } catch {
    return null
  }
}
