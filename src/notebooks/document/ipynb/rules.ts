/**
 * nbformat's smallest rules: what a text, a count, a tag is. Those of cells and outputs are made of them.
 */
import { isList, isObject, isText, isTexts } from './json'
import type { Rule } from './problems'

export const anything: Rule = { holds: () => true, words: 'anything' }
export const text: Rule = { holds: isText, words: 'a text' }
export const flag: Rule = { holds: (value) => typeof value === 'boolean', words: 'true or false' }
export const list: Rule = { holds: isList, words: 'a list' }
export const object: Rule = { holds: isObject, words: 'an object' }
export const texts: Rule = { holds: isTexts, words: 'a list of texts' }

export const multiline: Rule = {
  holds: (value) => isText(value) || isTexts(value),
  words: 'a text or a list of texts',
}

export const count: Rule = {
  holds: (value) => value === null || isWhole(value, 0),
  words: 'a whole number from 0 on, or null',
}

/** Where JavaScript writes a number with an exponent, other readers take it for no whole number. */
function isWhole(value: unknown, least: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) < 1e21
}

export function exactly(value: string | number): Rule {
  return { holds: (one) => one === value, words: JSON.stringify(value) }
}

export function wholeFrom(least: number): Rule {
  return {
    holds: (value) => isWhole(value, least),
    words: `a whole number from ${least} on`,
  }
}

export const cellName: Rule = {
  holds: (value) => isText(value) && /^[^\n]+$/.test(value),
  words: 'a text of one line',
}

export const tags: Rule = {
  holds: (value) =>
    isTexts(value) &&
    value.every((tag) => tag !== '' && !tag.includes(',')) &&
    new Set(value).size === value.length,
  words: 'a list of texts without commas, each once',
}

export const times: Rule = {
  holds: (value) => isObject(value) && Object.values(value).every(isText),
  words: 'an object of times',
}
