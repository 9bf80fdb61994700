/**
 * Notebooks that a person has brought or begun, in the browser's database, as a file or its text: what is read back is
 * checked as any file is. A file that is kept is not read when the list is.
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
  readonly text: string | Blob
}

export type OwnEntry = Omit<OwnNotebook, 'text'>

/** Letters of a name at the most. */
export const LONGEST_TITLE = 120

const PREFIX = 'own-'

/** Whether a notebook of this id is a person's own, and no lesson. */
export const isOwnId = (id: string): boolean => id.startsWith(PREFIX)

/** What of the database this needs. */
export type OwnShelf = Pick<DatabaseWorks, 'own'>

export class OwnNotebooks {
  constructor(
    private readonly database: OwnShelf,
    private readonly now: () => number,
    private readonly freshId: () => string,
  ) {}

  /** Its id, or null where this browser keeps nothing. What was brought under the same name before stays as it is. */
  async add(
    notebook: Pick<OwnNotebook, 'title' | 'file' | 'trusted' | 'text'>,
    name = this.freshId(),
  ): Promise<string | null> {
    const id = `${PREFIX}${name}`
    if ((await this.read(id)) !== null) return id
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
  trust(id: string): Promise<boolean> {
    return this.change(id, { trusted: true })
  }

  rename(id: string, title: string): Promise<boolean> {
    return this.change(id, { title: title.slice(0, LONGEST_TITLE) })
  }

  private async change(id: string, change: Partial<OwnNotebook>): Promise<boolean> {
    const found = await this.read(id)
    if (found === null) return false
    return (await this.database.own('readwrite', (store) => store.put({ ...found, ...change }))) !== null
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
