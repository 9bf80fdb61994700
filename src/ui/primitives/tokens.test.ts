import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The declarations of the block that follows a selector. */
function block(selector: string): Map<string, string> {
  const from = css.indexOf(`${selector} {`)
  const body = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from))
  return new Map(
    body
      .split(';')
      .map((line) => line.trim())
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]),
  )
}

describe('tokens', () => {
  const light = block('\n:root')
  const dark = block("[data-theme='dark']")

  it('every colour is stated once a theme', () => {
    expect(dark.size).toBeGreaterThan(40)
    // The attribute says the theme, also the system's: no media query repeats the tokens.
    expect(css.match(/^\[data-theme='dark'\] \{/gm)?.length).toBe(1)
    expect(css).not.toContain('prefers-color-scheme')
  })

  it('every dark token has a light one', () => {
    expect([...dark.keys()].filter((name) => !light.has(name))).toEqual([])
  })

  it('text reaches 4.5 : 1 on page, stage and card in both themes', () => {
    for (const theme of [light, dark])
      for (const text of ['--ink', '--ink2', '--ink3', '--accent', '--ok', '--warn', '--bad'])
        for (const ground of ['--page', '--stage', '--card'])
          expect(
            contrast(theme.get(text)!, theme.get(ground)!),
            `${text} on ${ground}`,
          ).toBeGreaterThanOrEqual(4.5)
  })
})

/** WCAG 2: (L1 + 0.05) / (L2 + 0.05) with the relative luminance L. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
