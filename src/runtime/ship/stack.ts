/**
 * Reads a stack trace: which frames are in cells, and where in what was typed.
 *
 * Compiled text names itself `cell:<id>?v=<version>&c=<columns>`, keeps the cell's lines, and stands with everything
 * that was put in front of it on the first line; `c` is how much that is. Other columns may still be off by what the
 * compiler inserted in the same line, so only lines are exact. Frames of the machine itself are left out.
 */
import type { ErrorFrame } from '../protocol/output'

/** The name under which compiled text is evaluated; `columns`: characters in front of the cell's own on line 1. */
export function sourceUrl(cell: string, version: number, columns: number): string {
  return `cell:${encodeURIComponent(cell).replaceAll('(', '%28').replaceAll(')', '%29')}?v=${version}&c=${columns}`
}

const PLACE = /cell:([^?\s()]*)\?v=\d+(?:&c=(\d+))?(?::(\d+))?(?::(\d+))?/

/** More than a browser writes into a stack by itself. */
const FRAMES = 100

/** `most` frames at most: who wants to know where a message was sent from reads one, for every message. */
export function parseStack(stack: string | undefined, most = FRAMES): ErrorFrame[] {
  const frames: ErrorFrame[] = []
  for (const text of (stack ?? '').split('\n')) {
    const place = PLACE.exec(text)
    if (place?.[3] === undefined) continue
    const line = Number(place[3])
    const column = Number(place[4] ?? 1) - (line === 1 ? Number(place[2] ?? 0) : 0)
    frames.push({
      cell: cellNamed(place[1]),
      line,
      column: Math.max(1, column),
      name: nameOf(text, place.index),
    })
    if (frames.length >= most) break
  }
  return frames
}

/** A stack is a text that a program may have written itself. */
function cellNamed(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

/** `    at async Counter.add (cell:…)` in V8, `add@cell:…` in Firefox and Safari. */
function nameOf(text: string, place: number): string {
  const before = text.slice(0, place)
  const v8 = /^\s*at (?:async )?(?:new )?(.*?) ?\(?$/.exec(before)
  const name = v8 ? v8[1] : before.replace(/@.*$/, '')
  // The cell's own function, and Firefox's marks for async frames and anonymous ones.
  return name
    .replace(/^async\*/, '')
    .replace(/^(?:eval|eval code|global code|<anonymous>|(?:Object\.)?\$cell)$/, '')
    .replace(/[/<]+$/, '')
}
