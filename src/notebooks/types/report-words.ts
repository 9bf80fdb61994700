/** How TypeScript's findings are worded: its first sentence where that is plain, else one of ours. */
import ts from 'typescript'
import { moduleOf } from './modules'

/** With a hint that only the owner of a project can follow: what comes after the first sentence is left out. */
const FIRST_SENTENCE = new Set([
  2304, 2307, 2792, 2318, 2550, 2568, 2580, 2581, 2582, 2583, 2584, 2591, 2592, 2593,
])
/** Where TypeScript speaks to its own people. */
export const WORDS: Readonly<Record<number, string>> = {
  2362: 'What stands left of the operator is no number.',
  2363: 'What stands right of the operator is no number.',
}
/** A worker has a `self` of its own. */
export const MEANT_SELF = "This is the worker's self. Add import { self } from 'actors' to a cell."

export function ofName(one: ts.Diagnostic, name: string): string {
  const module = moduleOf(name)
  return module === null
    ? textOf(one)
    : `Cannot find name '${name}'. Add import { ${name} } from '${module}' to a cell.`
}

export function ofReference(name: string, actor: string, suggestion: string | null): string {
  if (suggestion !== null) return `${actor} has no method '${name}'. Did you mean '${suggestion}'?`
  return `${actor} has no method '${name}'. A reference has its actor's methods alone, and none of its fields.`
}

export function suggestionOf({ messageText }: ts.Diagnostic): string | null {
  return /Did you mean '(.+)'\?/.exec(ts.flattenDiagnosticMessageText(messageText, '\n'))?.[1] ?? null
}

/** The first line says what is wrong; the lines below it say why, in a compiler's words. */
export function textOf({ code, messageText }: ts.Diagnostic): string {
  const chain = typeof messageText === 'string' ? null : messageText
  // "No overload matches this call": what the last one lacks is more to the point.
  const text = code === 2769 && chain?.next?.[0]?.next ? chain.next[0].next[0].messageText : undefined
  const words = text ?? ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0]
  const first = FIRST_SENTENCE.has(code) ? words.split('. ')[0] : words
  return plain(/[.?!]$/.test(first) ? first : `${first}.`)
}

function plain(words: string): string {
  return words
    .replace(/^Object literal may only specify known properties, (?:and|but) /, '')
    .replace(' or its corresponding type declarations', '')
    .replace(/"cell:[^"]*"/g, 'the notebook')
}
