/**
 * A person's work on one notebook as it is kept, and what storing it may come to.
 *
 * A revision grows with every write. Whoever writes says on which revision the work stands: where another tab has
 * written since, nothing is overwritten, and both works are told.
 */
import type { Kept } from '../kept'

export interface Work {
  readonly id: string
  readonly revision: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly kept: Kept
}

/** Why a version was kept beside the newest. */
export type VersionReason = 'time' | 'saved' | 'restored' | 'elsewhere' | 'caught-up'

export interface Version {
  readonly number: number
  readonly at: number
  readonly reason: VersionReason
}

export type Written =
  | { readonly written: 'yes'; readonly revision: number }
  /** Another tab has written since. */
  | { readonly written: 'elsewhere'; readonly work: Work }
  | { readonly written: 'no'; readonly why: 'full' | 'denied' }

export interface Works {
  read(id: string): Promise<Work | null>
  /** `strict`: resolved only when it is on the disk. `base`: the revision that the work stands on; null: whatever is there. */
  write(id: string, kept: Kept, base: number | null, strict: boolean): Promise<Written>
  /** Newest first. */
  versions(id: string): Promise<readonly Version[]>
  version(id: string, number: number): Promise<Kept | null>
  /** False where it could not be kept. */
  addVersion(id: string, kept: Kept, reason: VersionReason): Promise<boolean>
}

/** Versions of one notebook at the most; of more the oldest go. */
export const VERSIONS = 40
