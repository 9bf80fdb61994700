/**
 * Words in a hand-in that an exercise has no use for, and with which a program could meddle with its own check.
 *
 * Evidence is gathered in one worker, beside the code that is judged: a program that changes what is built in can make
 * it say something else. That can't be ruled out there, so a person is told to look.
 */
const WORDS = [
  'prototype',
  '__proto__',
  'globalThis',
  'defineProperty',
  'setPrototypeOf',
  'postMessage',
  'onmessage',
  'importScripts',
  'Reflect',
]

export function suspiciousWords(text: string): readonly string[] {
  return WORDS.filter((word) => new RegExp(`(?<![\\w$])${word}(?![\\w$])`).test(text))
}
