/** Where the work on one notebook is kept, as the open notebook needs it; works/keeper.ts is one, keeps-nothing.ts another. */
import type { Kept } from './kept'
import type { Keeping } from './works/keeper'
import type { Version, VersionReason } from './works/work'

export interface Keeper {
  /** As it was when the notebook was opened. */
  readonly first: Kept
  /** Typed after that, and not kept when the page ended. */
  readonly typedBefore: Readonly<Record<string, string>>
  /** `first` and what was typed are still to be kept. */
  readonly isAhead: boolean
  /** At every key, before anything else is done with it. */
  typed(cell: string, text: string): void
  /** At everything else that a person does. */
  did(work: Kept): void
  write(kept: Kept, strict?: boolean): Promise<void>
  onChange(listener: (keeping: Keeping) => void): void
  /** Calls back when the page may be about to end; returns the way to stop. */
  hidden(leave: () => void): () => void
  /** Of this work and another tab's this one stays. */
  keepMine(mine: Kept): Promise<void>
  /** The other one stays, and is given. */
  takeTheirs(mine: Kept): Promise<Kept | null>
  addVersion(reason: VersionReason, kept: Kept): Promise<boolean>
  versions(): Promise<readonly Version[]>
  version(number: number): Promise<Kept | null>
}
