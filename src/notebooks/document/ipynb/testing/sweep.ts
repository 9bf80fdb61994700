/**
 * Reads damaged files and looks whether each has an honest answer. What is wrong comes back in words, with its seed.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Cell, JsonObject } from '../../notebook'
import { describe } from '../problems'
import { readIpynb } from '../read'
import { validateNotebook } from '../validate'
import { writeIpynb } from '../write'
import { fixtures } from './fixtures'
import { mutate } from './mutate'

export interface Sweep {
  readonly problems: readonly string[]
  readonly refused: number
  /** Notebooks of which something had to be mended or left out, and others. */
  readonly mended: number
  readonly plain: number
}

export function sweep(first: number, count: number): Sweep {
  const texts = [...fixtures.values()]
  const problems: string[] = []
  let refused = 0
  let mended = 0
  let plain = 0
  for (let seed = first; seed < first + count; seed += 1) {
    const odd = (what: string) => problems.push(`seed ${seed}: ${what}`)
    try {
      const text = mutate(texts, seed)
      validateNotebook(parsed(text))
      const read = readIpynb(text, { fileName: 'damaged.ipynb' })
      if ('refused' in read) {
        refused += 1
        if (!/^[A-Z].*[.b]$/s.test(read.refused)) odd(`no sentence: ${read.refused}`)
        continue
      }
      if (read.notes.some((note) => /mended|left out/.test(note))) mended += 1
      else plain += 1
      const written = writeIpynb(read.notebook)
      for (const problem of validateNotebook(JSON.parse(written))) odd(describe(problem))
      const again = readIpynb(written)
      if ('refused' in again) odd(`what was written is refused: ${again.refused}`)
      else if (!isDeepStrictEqual(again.notebook, read.notebook)) odd('reads back as another notebook')
      else if (again.notes.some((note) => note.includes('mended'))) odd('is mended a second time')
      for (const lost of lostTexts(text, read.notebook.cells)) odd(`lost: ${lost}`)
    } catch (error) {
      odd(`throws ${String(error)}`)
    }
  }
  if (Object.hasOwn(Object.prototype, 'odd') || Object.hasOwn(Object.prototype, 'polluted'))
    problems.push('Object.prototype was changed')
  return { problems, refused, mended, plain }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Sources of the file's cells that stand in no cell of the notebook. */
function lostTexts(text: string, cells: readonly Cell[]): readonly string[] {
  const file = JSON.parse(text.replace(/^\uFEFF/, '')) as { readonly cells: readonly (JsonObject | null)[] }
  return file.cells.flatMap((cell, at) => {
    const source = typeof cell === 'string' ? cell : cell?.source
    const kept = cells[at]
    if (kept === undefined) return [`cell ${at + 1}`]
    const shown = kept.kind === 'prose' ? kept.markdown : 'text' in kept ? kept.text : null
    const strings = (Array.isArray(source) ? source : [source]).filter((one) => typeof one === 'string')
    return shown === null ? [] : strings.filter((one) => !shown.includes(one))
  })
}
