/**
 * What was done and is not in the database yet: written at every key, so that a page that is killed loses nothing.
 *
 * The database takes some milliseconds, and a page may not live so long. A journal is one entry of localStorage, which
 * is there when the call returns; it holds what was done since the last write that has ended, and goes with the next: the
 * texts alone where only was typed, for a key must not cost as much as the whole work. Each tab has its own. One that is
 * left over is of a tab that is gone.
 */
import { readKept, type Kept, type Shelf } from '../kept'

const KEY = 'actorium.typed.v1'
/** Milliseconds after which a journal is left over, where nobody can say whether its tab lives: a live one settles sooner. */
export const LEFT_OVER = 3000

export interface LeftOver {
  /** The whole work; null where only was typed. */
  readonly work: Kept | null
  /** Texts of cells, typed after that. */
  readonly texts: Readonly<Record<string, string>>
}

interface Entry extends LeftOver {
  readonly at: number
}

/** Storage whose keys can be listed. */
export type JournalShelf = Shelf & Pick<Storage, 'removeItem' | 'key' | 'length'>

export class Journal {
  private work: Kept | null = null
  private texts: Record<string, string> = {}
  private writes = 0
  private readonly key: string

  constructor(
    private readonly shelf: JournalShelf | null,
    lesson: string,
    tab: string,
    private readonly now: () => number,
  ) {
    this.key = `${KEY}.${encodeURIComponent(lesson)}.${tab}`
  }

  /** A cell has this text now. */
  typed(cell: string, text: string): void {
    this.texts[cell] = text
    this.write()
  }

  /** Something else was done: this is the work now. */
  did(work: Kept): void {
    this.work = work
    this.texts = {}
    this.write()
  }

  private write(): void {
    this.writes++
    const { work, texts } = this
    try {
      this.shelf?.setItem(this.key, JSON.stringify({ at: this.now(), work, texts } satisfies Entry))
    } catch {
      // Full or denied: the database may still take it.
    }
  }

  /** A mark of what was done so far, for `settle`. */
  get mark(): number {
    return this.writes
  }

  /** All that was done up to a mark is in the database. */
  settle(mark: number): void {
    if (mark !== this.writes) return
    this.work = null
    this.texts = {}
    try {
      this.shelf?.removeItem(this.key)
    } catch {
      // Denied: then there is nothing there either.
    }
  }
}

export interface Finding {
  readonly tab: string
  readonly now: number
  /** Tabs that live; null where nobody can say. */
  readonly living: ReadonlySet<string> | null
  /** When the work was written last: what was typed before is in it, or was given up. */
  readonly since: number
}

/** What tabs have left over, the newest of each, and takes it away. */
export function leftOver(
  shelf: JournalShelf | null,
  lesson: string,
  { tab, now, living, since }: Finding,
): LeftOver {
  const prefix = `${KEY}.${encodeURIComponent(lesson)}.`
  const found: Entry[] = []
  try {
    if (shelf === null) return NOTHING
    const keys = Array.from({ length: shelf.length }, (_, n) => shelf.key(n) ?? '')
    for (const key of keys) {
      if (!key.startsWith(prefix)) continue
      const entry = entryOf(shelf.getItem(key))
      const of = key.slice(prefix.length)
      const lives = living === null ? entry !== null && Math.abs(now - entry.at) < LEFT_OVER : living.has(of)
      // A reload finds its own tab's.
      if (lives && of !== tab) continue
      if (entry !== null && entry.at >= since) found.push(entry)
      shelf.removeItem(key)
    }
  } catch {
    // Denied in the middle: what was found is found.
  }
  found.sort((a, b) => a.at - b.at)
  const last = found.findLastIndex(({ work }) => work !== null)
  const texts = found.slice(Math.max(0, last)).flatMap(({ texts }) => Object.entries(texts))
  return { work: found[last]?.work ?? null, texts: Object.fromEntries(texts) }
}

const NOTHING: LeftOver = { work: null, texts: {} }

function entryOf(text: string | null): Entry | null {
  try {
    const value = JSON.parse(text ?? '') as Partial<Entry> | null
    if (typeof value?.at !== 'number' || typeof value.texts !== 'object' || value.texts === null) return null
    const texts = Object.entries(value.texts).filter(([, text]) => typeof text === 'string')
    const work = value.work === null || value.work === undefined ? null : readKept(value.work)
    return { at: value.at, work, texts: Object.fromEntries(texts) }
  } catch {
    return null
  }
}
