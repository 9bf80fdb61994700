/**
 * Patterns of keys as Lithops matches them: `*` and `?` stay between two slashes, `**` alone between slashes stands for
 * any number of parts, and a backslash takes a character as it is. Python's fnmatch would let `*` pass a slash.
 */
import { BadCall } from '../../actor/errors'

/** Whether keys match; throws BadCall where `**` doesn't stand alone. */
export function globber(pattern: string): (key: string) => boolean {
  const parts = withoutEnd(pattern).split('/')
  const odd = parts.find((part) => part !== '**' && part.replace(/\\./g, '').includes('**'))
  if (odd !== undefined) throw new BadCall(`** stands alone between slashes, and not as in ${odd}.`)
  const tests = parts.map((part) => (part === '**' ? '**' : tokensOf(part)))
  return (key) => matches(tests, withoutEnd(key).split('/'))
}

const withoutEnd = (text: string) => text.replace(/\/+$/, '')

/** A character, or any one (ANY), or any number of them (STAR). */
const ANY = Symbol('?')
const STAR = Symbol('*')
type Tokens = readonly (string | typeof ANY | typeof STAR)[]

/** Keeps all the places in the pattern where the next part may stand: no pattern makes this slow. */
function matches(tests: readonly (Tokens | '**')[], parts: readonly string[]): boolean {
  let at = reach(tests, [0])
  for (const part of parts) {
    const next = new Set<number>()
    for (const i of at) {
      const test = tests[i]
      if (test === '**') next.add(i)
      else if (test !== undefined && matchesPart(test, [...part])) next.add(i + 1)
    }
    at = reach(tests, next)
  }
  return at.has(tests.length)
}

/** `**` may stand for nothing. */
function reach(tests: readonly (Tokens | '**')[], from: Iterable<number>): Set<number> {
  const at = new Set(from)
  for (const i of at) if (tests[i] === '**') at.add(i + 1)
  return at
}

function tokensOf(part: string): Tokens {
  const tokens: (string | typeof ANY | typeof STAR)[] = []
  const characters = [...part]
  for (let i = 0; i < characters.length; i++) {
    const one = characters[i]
    if (one === '\\' && i + 1 < characters.length) tokens.push(characters[++i])
    else tokens.push(one === '*' ? STAR : one === '?' ? ANY : one)
  }
  return tokens
}

/** Goes back to the last star alone: an earlier one need never take more. */
function matchesPart(tokens: Tokens, text: readonly string[]): boolean {
  let [i, j, star, from] = [0, 0, -1, 0]
  while (i < text.length) {
    if (tokens[j] === STAR) [star, from, j] = [j, i, j + 1]
    else if (tokens[j] === ANY || tokens[j] === text[i]) [i, j] = [i + 1, j + 1]
    else if (star >= 0) [from, i, j] = [from + 1, from + 1, star + 1]
    else return false
  }
  while (tokens[j] === STAR) j++
  return j === tokens.length
}
