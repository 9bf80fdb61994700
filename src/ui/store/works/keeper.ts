/**
 * Keeps the work on one open notebook: in the database a moment after a change, in the journal at every key.
 *
 * One write at a time; changes that come meanwhile go with the next. Where another tab has written since, nothing is
 * written any more until the person has said whose work stays: the other work is kept as a version.
 */
import { keptBefore, NOTHING_KEPT, type Kept } from '../kept'
import { writeProgress } from '../lesson-progress'
import { Journal, leftOver, type JournalShelf, type LeftOver } from './journal'
import type { Version, VersionReason, Work, Works, Written } from './work'

export type Keeping =
  | { readonly state: 'kept' }
  /** This browser keeps nothing, or has no room for more. */
  | { readonly state: 'not kept'; readonly why: 'full' | 'denied' }
  /** Another tab has written; this one waits for a word. */
  | { readonly state: 'elsewhere'; readonly theirs: Kept }

export interface KeeperParts {
  readonly works: Works
  readonly shelf: JournalShelf | null
  readonly tab: string
  readonly now: () => number
  /** The tabs that live, by name; null where nobody can say. */
  readonly living: () => Promise<ReadonlySet<string> | null>
  /** Tells other tabs, and hears of them. */
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'> | null
  /** Calls back when the page may be about to end; returns the way to stop. */
  readonly hidden: (leave: () => void) => () => void
}

/** Milliseconds between two versions that are kept by themselves. */
const VERSION_EVERY = 10 * 60_000

export class WorkKeeper {
  private readonly journal: Journal
  private revision: number
  private writing: Promise<void> | null = null
  private next: { readonly kept: Kept; readonly mark: number; strict: boolean } | null = null
  private last: Kept | null
  private versionAt: number
  private keeping: Keeping = { state: 'kept' }
  private listener: (keeping: Keeping) => void = () => {}
  private closed = false

  private constructor(
    readonly id: string,
    private readonly parts: KeeperParts,
    /** As it was when the notebook was opened. */
    readonly first: Kept,
    private readonly left: LeftOver,
    work: Work | null,
  ) {
    this.journal = new Journal(parts.shelf, id, parts.tab, parts.now)
    this.revision = work?.revision ?? 0
    this.last = work?.kept ?? null
    this.versionAt = parts.now()
    // Their journals are gone: until the database has them they stand in this tab's.
    if (left.work !== null) this.did(left.work)
    for (const [cell, text] of Object.entries(left.texts)) this.journal.typed(cell, text)
    if (parts.channel === null) return
    parts.channel.onmessage = ({ data }: MessageEvent<{ id?: unknown; revision?: unknown }>) => {
      if (data?.id === id && typeof data.revision === 'number' && data.revision > this.revision)
        void this.look()
    }
  }

  static async open(id: string, parts: KeeperParts): Promise<WorkKeeper> {
    const { tab, shelf } = parts
    const [work, living] = await Promise.all([parts.works.read(id), parts.living()])
    const left = leftOver(shelf, id, { tab, now: parts.now(), living, since: work?.at ?? 0 })
    // It may come from a tab that ended before its person had chosen between two works: the other one stays a version.
    const isAhead = left.work !== null || Object.keys(left.texts).length > 0
    if (isAhead && work !== null) await parts.works.addVersion(id, work.kept, 'elsewhere')
    const first = left.work ?? work?.kept ?? keptBefore(id, parts.shelf) ?? NOTHING_KEPT
    return new WorkKeeper(id, parts, first, left, work)
  }

  /** Typed after `first`, and not in the database when its tab ended. */
  get typedBefore(): Readonly<Record<string, string>> {
    return this.left.texts
  }

  /** `first` is not in the database yet. */
  get isAhead(): boolean {
    return this.left.work !== null || Object.keys(this.left.texts).length > 0
  }

  onChange(listener: (keeping: Keeping) => void): void {
    this.listener = listener
  }

  hidden(leave: () => void): () => void {
    return this.parts.hidden(leave)
  }

  /** At every key. */
  typed(cell: string, text: string): void {
    this.journal.typed(cell, text)
  }

  /** Something else was done than typing: this is the work now. */
  did(work: Kept): void {
    this.journal.did(work)
    // The list of lessons may be opened before the database has it.
    writeProgress(this.id, work, this.parts.shelf)
  }

  /** Keeps it soon. Resolves when it is written, or not. */
  write(kept: Kept, strict = false): Promise<void> {
    this.next = { kept, mark: this.journal.mark, strict: strict || this.next?.strict === true }
    return this.start()
  }

  private start(): Promise<void> {
    // It ends in a microtask of its own, never within this call.
    this.writing ??= this.writeAll().then(() => {
      this.writing = null
      if (this.isWaiting) return this.start()
    })
    return this.writing
  }

  private get isWaiting(): boolean {
    return this.next !== null && this.keeping.state !== 'elsewhere'
  }

  private async writeAll(): Promise<void> {
    while (this.next !== null && this.isWaiting) {
      const { kept, mark, strict } = this.next
      this.next = null
      if (this.last !== null && this.parts.now() - this.versionAt > VERSION_EVERY)
        await this.addVersion('time', this.last)
      const written = await this.parts.works.write(this.id, kept, this.revision, strict)
      if (written.written === 'yes') this.settled(kept, mark, written.revision)
      else this.refused(written)
    }
  }

  private settled(kept: Kept, mark: number, revision: number): void {
    this.revision = revision
    this.last = kept
    writeProgress(this.id, kept, this.parts.shelf)
    this.journal.settle(mark)
    this.say({ state: 'kept' })
    if (!this.closed) this.parts.channel?.postMessage({ id: this.id, revision })
  }

  private refused(written: Exclude<Written, { written: 'yes' }>): void {
    if (written.written === 'no') this.say({ state: 'not kept', why: written.why })
    else {
      this.revision = written.work.revision
      this.say({ state: 'elsewhere', theirs: written.work.kept })
    }
  }

  /** Another tab says that it has written. */
  private async look(): Promise<void> {
    const work = await this.parts.works.read(this.id)
    if (work === null || work.revision <= this.revision || this.keeping.state === 'elsewhere') return
    this.revision = work.revision
    this.say({ state: 'elsewhere', theirs: work.kept })
  }

  /** Of two works this one stays; the other is kept as a version. */
  async keepMine(mine: Kept): Promise<void> {
    if (this.keeping.state === 'elsewhere') await this.addVersion('elsewhere', this.keeping.theirs)
    this.say({ state: 'kept' })
    await this.write(mine, true)
  }

  /** The other work stays, and is given; this one is kept as a version. */
  async takeTheirs(mine: Kept): Promise<Kept | null> {
    if (this.keeping.state !== 'elsewhere') return null
    const { theirs } = this.keeping
    await this.addVersion('elsewhere', mine)
    this.last = theirs
    this.next = null
    this.journal.settle(this.journal.mark)
    this.say({ state: 'kept' })
    return theirs
  }

  /** Keeps a version that stays whatever is written later. */
  async addVersion(reason: VersionReason, kept: Kept): Promise<boolean> {
    this.versionAt = this.parts.now()
    return this.parts.works.addVersion(this.id, kept, reason)
  }

  versions(): Promise<readonly Version[]> {
    return this.parts.works.versions(this.id)
  }

  version(number: number): Promise<Kept | null> {
    return this.parts.works.version(this.id, number)
  }

  /** What is written after this is told to no other tab; one that writes finds it by the revision. */
  close(): void {
    this.closed = true
    this.parts.channel?.close()
  }

  private say(keeping: Keeping): void {
    const same = keeping.state === 'kept' && this.keeping.state === 'kept'
    this.keeping = keeping
    if (!same) this.listener(keeping)
  }
}
