/**
 * The language that a notebook's code is in, by its metadata, and the kernel that a notebook of ours names.
 */
import type { Cell, CodeCell, JsonObject } from '../notebook'
import { isObject, isSame, isText, own, without } from './json'

export const OUR_KERNEL: JsonObject = {
  display_name: 'Actorium',
  language: 'typescript',
  name: 'actorium',
}
export const OUR_LANGUAGE: JsonObject = {
  codemirror_mode: 'typescript',
  file_extension: '.ts',
  mimetype: 'text/typescript',
  name: 'typescript',
  pygments_lexer: 'typescript',
}

/** Kernels that many notebooks name without their language. */
const KERNELS: readonly (readonly [RegExp, string])[] = [
  [/^python/i, 'python'],
  [/^ir$/i, 'R'],
  [/^julia/i, 'julia'],
  [/^(?:tslab|deno)$/i, 'typescript'],
  [/^(?:jslab|javascript)$/i, 'javascript'],
]

/** '' where the notebook names none. */
export function languageOf(metadata: JsonObject): string {
  const kernel = own(metadata, 'kernelspec')
  const info = own(metadata, 'language_info')
  const named = [
    isObject(kernel) ? own(kernel, 'language') : undefined,
    isObject(info) ? own(info, 'name') : undefined,
  ].find((name) => isText(name) && name.trim() !== '')
  if (isText(named)) return named
  const name = isObject(kernel) ? own(kernel, 'name') : undefined
  return KERNELS.find(([pattern]) => isText(name) && pattern.test(name))?.[1] ?? ''
}

/** The language of ours that a notebook's language is, or null where it does not run here. */
export function runsHere(language: string): CodeCell['language'] | null {
  const word = language.trim().toLowerCase()
  if (word === 'typescript' || word === 'ts') return 'typescript'
  return word === 'javascript' || word === 'js' || word === 'node' ? 'javascript' : null
}

/** As a person writes it: 'Python'. */
export function languageName(language: string): string {
  return /^[a-z]/.test(language) ? language[0].toUpperCase() + language.slice(1) : language
}

/** Whether a notebook with these cells is one for our kernel: code that runs here, or no code at all. */
export function isForOurKernel(cells: readonly Cell[]): boolean {
  return cells.some((cell) => cell.kind === 'code') || !cells.some((cell) => cell.kind === 'foreign')
}

/** Our kernel is not carried: it is written anew wherever a notebook names no other. */
export function withoutOurKernel(metadata: JsonObject, cells: readonly Cell[]): JsonObject {
  const ours =
    isSame(own(metadata, 'kernelspec'), OUR_KERNEL) && isSame(own(metadata, 'language_info'), OUR_LANGUAGE)
  return ours && isForOurKernel(cells)
    ? without(metadata, new Set(['kernelspec', 'language_info']))
    : metadata
}

export function withOurKernel(metadata: JsonObject, cells: readonly Cell[]): JsonObject {
  const named = Object.hasOwn(metadata, 'kernelspec') || Object.hasOwn(metadata, 'language_info')
  return named || !isForOurKernel(cells)
    ? metadata
    : { ...metadata, kernelspec: OUR_KERNEL, language_info: OUR_LANGUAGE }
}
