/** What a console shows, line by line: what was typed, what came of it, and what went wrong. Bounded. */
import type { Output } from '../../../../notebooks/kernel/session'

export interface ConsoleLine {
  readonly kind: 'typed' | 'log' | 'warn' | 'error'
  readonly text: string
}

export interface ConsoleText {
  readonly lines: readonly ConsoleLine[]
  /** Earlier ones that are kept no more. */
  readonly leftOut: number
}

export const noText: ConsoleText = { lines: [], leftOut: 0 }

const most = 500

/** Bars and values have their place in a cell: a console has lines. */
export function linesOf(outputs: readonly Output[]): ConsoleLine[] {
  return outputs.flatMap((output): ConsoleLine[] => {
    if (output.kind === 'error') return wordsOf(output.error)
    if (output.kind !== 'text') return []
    const { stream, text, truncated } = output
    const lines = text
      .replace(/\n$/, '')
      .split('\n')
      .map((line): ConsoleLine => ({ kind: stream, text: line }))
    return truncated === '' ? lines : [...lines, { kind: 'warn', text: truncated }]
  })
}

/** A line that was wrong is answered with the right one: what class that answer has is nobody's concern. */
export function wordsOf({
  name,
  message,
}: {
  readonly name: string
  readonly message: string
}): ConsoleLine[] {
  const text = name === 'BadCall' ? message : `${name}: ${message}`
  return text.split('\n').map((line) => ({ kind: 'error', text: line }))
}

export function withLines({ lines, leftOut }: ConsoleText, more: readonly ConsoleLine[]): ConsoleText {
  const all = [...lines, ...more]
  const over = Math.max(0, all.length - most)
  return { lines: over === 0 ? all : all.slice(over), leftOut: leftOut + over }
}
