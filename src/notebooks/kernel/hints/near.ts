/** A name that was probably meant: one of a few letters difference, and never for names too short to tell. */
import { nearest } from '../../../runtime/ship/nearest'

const SHORTEST = 3

/** Names with the same first letter go first, so that `counter` is `count` rather than the class `Counter`. */
export function nearName(name: string, among: readonly string[]): string | null {
  if (name.length < SHORTEST) return null
  const others = among.filter((other) => other !== name && other.length >= SHORTEST)
  return (
    nearest(
      name,
      others.filter((other) => other[0] === name[0]),
    ) ??
    nearest(
      name,
      others.filter((other) => isLower(other[0]) === isLower(name[0])),
    )
  )
}

const isLower = (letter: string) => letter === letter.toLowerCase()
