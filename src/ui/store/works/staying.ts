/**
 * Whether the browser promises to keep what this page keeps. Without the promise it may make room when the disk is full,
 * and a private window or a machine that is reset forgets in any case.
 *
 * It is asked when there is work to keep, for a browser may put the question to the person. What was said is remembered
 * where the work is kept: a browser that has forgotten the work has forgotten that too, and the words come again.
 */
const SAID = 'actorium.may-forget-said'

export interface StayingParts {
  /** null where a browser has no such thing, as on plain http. */
  readonly storage: { persist(): Promise<boolean> } | null
  readonly shelf: Pick<Storage, 'getItem' | 'setItem'> | null
}

/** Whether the person is to be told that the work may go. */
export async function mayForget({ storage, shelf }: StayingParts): Promise<boolean> {
  try {
    if (shelf?.getItem(SAID)) return false
    return !(await storage?.persist())
  } catch {
    return true
  }
}

/** They have read it. */
export function saidMayForget({ shelf }: StayingParts): void {
  try {
    shelf?.setItem(SAID, 'yes')
  } catch {
    // Then it is said again.
  }
}

export function browserStaying(): StayingParts {
  const storage = (navigator as { storage?: StorageManager }).storage
  try {
    return { storage: typeof storage?.persist === 'function' ? storage : null, shelf: localStorage }
  } catch {
    return { storage: null, shelf: null } // A browser that refuses even to be asked.
  }
}
