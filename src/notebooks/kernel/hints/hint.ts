/**
 * What to do about an error, in a sentence or two, or '' where nothing is known for certain.
 *
 * The engine's words are read (V8's, and Firefox's and Safari's where they differ), then the names in them are looked up.
 * A hint that says what isn't so costs a beginner an hour, so what can't be looked up is left unsaid.
 */
import { ACTOR_WORDS } from './actor-words'
import { ENGINE_WORDS } from './engine-words'
import { fromWords } from './known-words'
import { missingName, notExported } from './missing-name'
import { notAFunction, notIterable } from './not-a-function'
import { ownerOf, readOfNothing } from './nothing'
import type { Place, Surroundings } from './surroundings'

export interface Mistake {
  readonly name: string
  /** As the engine says it, compiled names and all. */
  readonly message: string
  /** Where the code of a cell stood; null where the stack doesn't tell. */
  readonly place: Place | null
  /** In an actor: its names are not those of the notebook. */
  readonly remote: boolean
}

export function hintFor(mistake: Mistake, around: Surroundings): string {
  const { name, message, place } = mistake
  const line = place === null ? '' : around.line(place)
  return (
    lookedUp(mistake, line, around) ??
    fromWords(ACTOR_WORDS[name] ?? [], message, line) ??
    fromWords(ENGINE_WORDS, message, line) ??
    ''
  )
}

/** Hints about names: those of the notebook are looked up, unless the code ran in an actor. */
function lookedUp(
  { name, message, place, remote }: Mistake,
  line: string,
  around: Surroundings,
): string | null {
  const missing = name === 'ReferenceError' ? /^([\p{ID_Continue}$]+) is not defined$/u.exec(message) : null
  if (missing !== null) return missingName(missing[1], place, remote, around)
  const unknown = /^'(.+)' has no export `(.+)`$/.exec(message)
  if (unknown !== null) return notExported(unknown[1], unknown[2], around)
  if (name !== 'TypeError') return null
  const fixed = /^`(.+)` is a const, it can't be assigned again$/.exec(message)?.[1]
  if (fixed !== undefined && !remote && around.isImported(fixed))
    return `\`${fixed}\` is imported. Give what is made here another name.`
  const seen = remote ? around.ofActor() : around
  const callee = /^(.+?) is not a function(?: or its return value is not iterable)?(?:\. \(.*)?$/s.exec(
    message,
  )?.[1]
  const walked = /^(.+?) is not (?:a function or its return value is not )?iterable/.exec(message)?.[1]
  if (walked !== undefined || /Spread syntax requires|is not iterable/.test(message))
    return notIterable(walked ?? '', line, seen)
  if (callee !== undefined && !callee.startsWith('Promise resolver')) return notAFunction(callee, line, seen)
  const reading = readingOf(message, line)
  if (reading === null) return null
  const lines = place === null ? [] : around.lines(place.cell, place.version)
  return readOfNothing({ ...reading, lines }, seen)
}

/** V8 names the property, Firefox and Safari the owner too. */
function readingOf(message: string, line: string) {
  const v8 = /^Cannot (?:read|set) properties of (undefined|null) \((?:reading|setting) '(.+)'\)$/.exec(
    message,
  )
  if (v8 !== null) return { owner: ownerOf(v8[2], line), property: v8[2], nothing: v8[1] }
  const v8pattern = /^Cannot destructure property '(.+)' of '(.+)' as it is (undefined|null)\.$/.exec(message)
  if (v8pattern !== null) return { owner: v8pattern[2], property: v8pattern[1], nothing: v8pattern[3] }
  const firefox = /^can't access property "(.+)", (.+) is (undefined|null)$/.exec(message)
  if (firefox !== null) return { owner: firefox[2], property: firefox[1], nothing: firefox[3] }
  const safari =
    /^(undefined|null) is not an object \(evaluating '(.+)\.([\p{ID_Continue}$]+)(?:\(.*)?'\)$/su.exec(
      message,
    )
  if (safari !== null) return { owner: safari[2], property: safari[3], nothing: safari[1] }
  return null
}
