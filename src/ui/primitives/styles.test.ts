/** Holds every CSS module to the tokens: what a module may write by itself stands here, with the reason. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ui = join(import.meta.dirname, '..')

/** Rules a file is free of, and why. A path that ends in '/' is a folder. */
const FREE: readonly { readonly at: string; readonly of: readonly Rule[]; readonly why: string }[] = [
  {
    at: 'stage/graph/',
    of: ['type', 'radius'],
    why: 'The floor is a drawing in pixels of its own: React Flow scales it, and --grow keeps its words readable.',
  },
  {
    at: 'app/first/BoardFloor.module.css',
    of: ['type'],
    why: 'One drawing that is scaled as a whole; its boxes and its words keep their proportion.',
  },
  {
    at: 'app/first/BigEnvelope.module.css',
    of: ['type'],
    why: 'Part of that drawing.',
  },
  {
    at: 'stage/Token.module.css',
    of: ['type'],
    why: 'A letter fills its square; the size goes with the square, not with the words beside it.',
  },
  {
    at: 'app/Header.module.css',
    of: ['type'],
    why: 'On a phone the word of the logo is set to nothing, so that its link keeps a name.',
  },
]

type Rule = 'colour' | 'type' | 'time' | 'space' | 'radius'

interface Declaration {
  readonly at: string
  readonly property: string
  readonly value: string
}

const names = readdirSync(ui, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))

/** What draws with a script: components, the floor's canvas, the editor's theme. */
const sources = names
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|fixtures\//.test(name))
  .map((name) => ({ at: name, text: readFileSync(join(ui, name), 'utf8') }))

const declarations: readonly Declaration[] = names
  .filter((name) => name.endsWith('.module.css'))
  .flatMap((name) => {
    const css = readFileSync(join(ui, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
    return [...css.matchAll(/(?<=[{;]\s*)(-{0,2}[a-z][\w-]*)\s*:\s*([^;{}]+);/g)].map(
      ([, property, value]): Declaration => ({
        at: name,
        property,
        value: value.replace(/\s+/g, ' ').trim(),
      }),
    )
  })

/** What each rule finds wrong with a declaration. */
const WRONG: Readonly<Record<Rule, (one: Declaration) => boolean>> = {
  // In a mask, black is not a colour but "all of it".
  colour: ({ property, value }) =>
    !property.startsWith('mask') &&
    /#[\da-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(/i.test(plain(value)),
  type: ({ property, value }) =>
    property === 'font'
      ? !/^(inherit|\d+ var\(--text-[\w-]+\) var\(--(serif|sans|mono)\))$/.test(value)
      : property === 'font-size' && !/^[\d.]+em$/.test(value),
  time: ({ property, value }) =>
    /^(transition|animation)/.test(property) &&
    /(?<![\w.-])(?!0s)[\d.]+m?s\b|cubic-bezier|steps\(|\bease/.test(plain(value)),
  space: ({ property, value }) =>
    /^(padding|margin|gap|row-gap|column-gap)/.test(property) &&
    [...value.matchAll(/(?<![\w.])([\d.]+)rem/g)].some(
      ([, rem]) => Number(rem) >= 1 || TOKENS.has(Number(rem)),
    ),
  radius: ({ property, value }) => /radius$/.test(property) && /(?<![\w.])[1-9][\d.]*(px|rem)/.test(value),
}

/** Spaces below 1rem that have a token; others below it set a line or an icon right. */
const TOKENS = new Set([0.25, 0.5, 0.75])

/** Without the names of tokens and of keyframes. */
const plain = (value: string): string => value.replace(/var\([^)]*\)/g, '')

const free = (rule: Rule, at: string): boolean =>
  FREE.some((one) => one.of.includes(rule) && (one.at.endsWith('/') ? at.startsWith(one.at) : at === one.at))

const broken = (rule: Rule, ...of: readonly Declaration[]): string[] =>
  of.filter(WRONG[rule]).map(({ at, property, value }) => `${at} ${property}: ${value}`)

describe('the styles of modules', () => {
  const rules: readonly (readonly [Rule, string])[] = [
    ['colour', 'take colours from tokens'],
    ['type', 'take type from tokens, or follow the words around them in em'],
    ['time', 'take durations and easings from tokens'],
    ['space', 'take spaces from tokens, from 1rem on and where there is one'],
    ['radius', 'take radii from tokens'],
  ]

  it.each(rules)('%s: they %s', (rule) => {
    expect(declarations.length).toBeGreaterThan(1000)
    expect(broken(rule, ...declarations.filter(({ at }) => !free(rule, at)))).toEqual([])
  })

  it('every exception is still needed', () => {
    for (const { at, of } of FREE)
      for (const rule of of)
        expect(
          broken(rule, ...declarations.filter((one) => one.at.startsWith(at))),
          `${at} is free of ${rule} and has no use for it`,
        ).not.toEqual([])
  })

  it('a raw value is found', () => {
    const one = (property: string, value: string): Declaration => ({ at: 'x', property, value })
    const raw: readonly (readonly [Rule, string, string])[] = [
      ['colour', 'color', '#1b1e28'],
      ['colour', 'background', 'color-mix(in srgb, rgb(0 0 0 / 0.2) 10%, var(--page))'],
      ['type', 'font', '400 0.75rem/1rem var(--sans)'],
      ['type', 'font-size', '13px'],
      ['time', 'transition', 'color 120ms'],
      ['time', 'animation', 'turn var(--turn) ease-in-out infinite'],
      ['space', 'padding', '0.5rem var(--s16)'],
      ['space', 'margin-top', '1.125rem'],
      ['radius', 'border-radius', '5px 0 0 5px'],
      ['colour', 'box-shadow', '0 1px 2px rgb(0 0 0 / 0.1)'],
    ]
    for (const [rule, property, value] of raw)
      expect(broken(rule, one(property, value)), `${property}: ${value}`).toHaveLength(1)
  })

  it('what moves by a style stands still where motion is reduced', () => {
    const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
    const [, reduced = ''] =
      /@media \(prefers-reduced-motion: reduce\) \{([\s\S]*?\})\s*\}/.exec(tokens) ?? []
    for (const rule of [
      /^\s*\*,\s*\*::before,\s*\*::after \{/,
      /animation-duration: 0\.01ms !important/,
      /animation-iteration-count: 1 !important/,
      /transition-duration: 0\.01ms !important/,
    ])
      expect(reduced).toMatch(rule)
    const moves = declarations.filter(({ property }) => /^(animation|transition)/.test(property))
    expect(moves.length).toBeGreaterThan(20)
    // The rule is stronger than any of them, unless one were as important.
    expect(moves.filter(({ value }) => value.includes('!important') && value !== 'none !important')).toEqual(
      [],
    )
  })

  it('what moves by a script asks first', () => {
    const moves = sources.filter(({ text }) =>
      /\.animate\(|behavior: 'smooth'|\.(setViewport|setCenter|zoomTo|fitView|fitBounds)\(/.test(text),
    )
    const asks = /prefers-reduced-motion|moving\(/
    expect(moves.map(({ at }) => at)).toContain('app/first/BigEnvelope.tsx')
    expect(moves.filter(({ text }) => !asks.test(text)).map(({ at }) => at)).toEqual([])
  })

  it('no script writes a colour', () => {
    const colour = /['"`]#[\da-f]{3,8}['"`]|\b(rgb|hsl|oklch)a?\(\s*\d/i
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.filter(({ text }) => colour.test(text)).map(({ at }) => at)).toEqual([])
  })

  it('every token that a module names is there', () => {
    const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
    const known = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
    for (const { property } of declarations) if (property.startsWith('--')) known.add(property)
    for (const { text } of sources) for (const [, name] of text.matchAll(/'(--[\w-]+)'/g)) known.add(name)
    const unknown = declarations.flatMap(({ at, value }) =>
      [...value.matchAll(/var\((--[\w-]+)\)/g)]
        .map(([, name]) => name)
        .filter((name) => !known.has(name))
        .map((name) => `${at} ${name}`),
    )
    expect(unknown).toEqual([])
  })
})
