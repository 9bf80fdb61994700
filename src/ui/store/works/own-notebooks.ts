/**
 * Notebooks that a person has brought or begun, in the browser's database, as the text of a file: what is read back is
 * checked as any file is.
 */
import type { DatabaseWorks } from './database-works'

export interface OwnNotebook {
  readonly id: string
  /** When it was brought, in milliseconds since 1970. */
  readonly at: number
  readonly title: string
  /** Name of its file; '' for one that was begun here. */
  readonly file: string
  /** Its cells run as this page's own. Until then they run apart, and reach nothing of it. */
  readonly trusted: boolean
  /** As .ipynb. */
  readonly text: string
}

export type OwnEntry = Omit<OwnNotebook, 'text'>

/** What of the database this needs. */
export type OwnShelf = Pick<DatabaseWorks, 'own'>

export class OwnNotebooks {
  constructor(
    private readonly database: OwnShelf,
    private readonly now: () => number,
    private readonly freshId: () => string,
  ) {}

  /** Its id, or null where this browser keeps nothing. */
  async add(notebook: Pick<OwnNotebook, 'title' | 'file' | 'trusted' | 'text'>): Promise<string | null> {
    const id = `own-${this.freshId()}`
    const kept = await this.database.own('readwrite', (store) =>
      store.put({ ...notebook, id, at: this.now() }),
    )
    return kept === null ? null : id
  }

  async read(id: string): Promise<OwnNotebook | null> {
    const found = await this.database.own('readonly', (store) => store.get(id))
    return found ?? null
  }

  /** From now on its cells run as the page's own. */
  async trust(id: string): Promise<boolean> {
    const found = await this.read(id)
    if (found === null) return false
    return (await this.database.own('readwrite', (store) => store.put({ ...found, trusted: true }))) !== null
  }

  /** Newest first. */
  async list(): Promise<readonly OwnEntry[]> {
    const found = (await this.database.own('readonly', (store) => store.getAll())) ?? []
    return found.map(({ text: _, ...entry }) => entry).sort((a, b) => b.at - a.at)
  }

  async remove(id: string): Promise<void> {
    await this.database.own('readwrite', (store) => store.delete(id))
  }
}
