/** Python's type codes of shared values, such as 'i': what a value of each is, told where another one comes. */
import { BadCall } from '../../../actor/errors'
import { came } from '../../given'

interface Code {
  readonly what: string
  readonly zero: unknown
  readonly fits: (value: unknown) => boolean
}

const WHOLE: Code = { what: 'a whole number', zero: 0, fits: Number.isSafeInteger }
const NATURAL: Code = {
  what: 'a whole number from 0 on',
  zero: 0,
  fits: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
}
const NUMBER: Code = { what: 'a number', zero: 0, fits: (value) => typeof value === 'number' }
const LETTER: Code = {
  what: 'one letter',
  zero: '\0',
  fits: (value) => typeof value === 'string' && Array.from(value).length === 1,
}
const ANY: Code = { what: 'anything', zero: null, fits: () => true }

const CODES = new Map<unknown, Code>([
  ...['b', 'h', 'i', 'l', 'q'].map((code) => [code, WHOLE] as const),
  ...['B', 'H', 'I', 'L', 'Q'].map((code) => [code, NATURAL] as const),
  ...['f', 'd'].map((code) => [code, NUMBER] as const),
  ...['c', 'u'].map((code) => [code, LETTER] as const),
  ['', ANY],
])

function codeOf(call: string, type: unknown): Code {
  const code = CODES.get(type)
  if (code !== undefined) return code
  throw new BadCall(
    `${call} takes a type first: 'i' for a whole number, 'd' for a number, 'c' for a letter; ${came(type)} came.`,
  )
}

export function typedZero(call: string, type: unknown): unknown {
  return codeOf(call, type).zero
}

/** The value, where it is one of this type. Throws BadCall. */
export function checkTyped(call: string, type: unknown, value: unknown): unknown {
  const { what, fits } = codeOf(call, type)
  if (fits(value)) return value
  throw new BadCall(`${call}: the type '${String(type)}' is ${what}; ${came(value)} came.`)
}
