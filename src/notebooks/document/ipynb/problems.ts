/**
 * What is wrong with a value, and where: the words of the validator.
 *
 * There are at most MAX_PROBLEMS of them. Whoever reads more has another trouble than the hundred and first.
 */
import type { JsonObject } from '../notebook'
import { isObject, own, shown } from './json'

export type Path = readonly (string | number)[]

export interface Problem {
  /** Keys and places from the whole value down: `['cells', 3, 'source']`. */
  readonly path: Path
  readonly message: string
}

export type Report = (path: Path, message: string) => void

export const MAX_PROBLEMS = 100

export function collect(look: (report: Report) => void): readonly Problem[] {
  const problems: Problem[] = []
  look((path, message) => {
    if (problems.length < MAX_PROBLEMS) problems.push({ path, message })
  })
  return problems
}

/** `cells[3].outputs[0].data["text/plain"]`. */
export function pathText(path: Path): string {
  return path
    .map((part, at) => {
      if (typeof part === 'number') return `[${part}]`
      if (!/^[A-Za-z_]\w*$/.test(part)) return `[${JSON.stringify(shortened(part))}]`
      return at === 0 ? part : `.${part}`
    })
    .join('')
}

/** One line of words: where and what. */
export function describe({ path, message }: Problem): string {
  return path.length === 0 ? `it ${message}` : `\`${pathText(path)}\` ${message}`
}

export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** A list that should be a list of something else needs no word of what it is. */
export function shouldBe(words: string, value: unknown): string {
  const is = shown(value)
  return words.includes(is) ? `should be ${words}` : `should be ${words}, and is ${is}`
}

/** What is true of a value, and how that is called. */
export interface Rule {
  readonly holds: (value: unknown) => boolean
  readonly words: string
}

export function check(value: unknown, rule: Rule, path: Path, report: Report): boolean {
  const holds = rule.holds(value)
  if (!holds) report(path, shouldBe(rule.words, value))
  return holds
}

/** Objects with named fields: those in `needed` must be there, those in `may` can be, `others` says about any other. */
export interface Shape {
  readonly needed?: Readonly<Record<string, Rule>>
  readonly may?: Readonly<Record<string, Rule>>
  readonly others: 'anything' | 'nothing'
}

/** Whether this is an object at all; what is wrong inside of it is reported. */
export function checkShape(value: unknown, shape: Shape, path: Path, report: Report): value is JsonObject {
  if (!isObject(value)) {
    report(path, shouldBe('an object', value))
    return false
  }
  const { needed = {}, may = {} } = shape
  for (const [key, rule] of Object.entries(needed)) {
    if (!Object.hasOwn(value, key)) report([...path, key], 'is missing')
    else check(own(value, key), rule, [...path, key], report)
  }
  for (const [key, rule] of Object.entries(may)) {
    if (Object.hasOwn(value, key)) check(own(value, key), rule, [...path, key], report)
  }
  if (shape.others === 'nothing') {
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(needed, key) && !Object.hasOwn(may, key)) report([...path, key], 'is not known here')
    }
  }
  return true
}
