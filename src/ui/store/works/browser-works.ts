/**
 * The keeper of a notebook in this browser: its database, its storage, its tabs.
 *
 * A tab is known by a name that a reload keeps.
 */
import { browserShelf } from '../kept'
import { DatabaseWorks } from './database-works'
import { WorkKeeper } from './keeper'
import { OwnNotebooks } from './own-notebooks'

const works = new DatabaseWorks()

export const ownNotebooks = new OwnNotebooks(works, Date.now, () => freshName())

export function openWork(id: string): Promise<WorkKeeper> {
  return WorkKeeper.open(id, {
    works,
    shelf: browserShelf(),
    tab: live(tabName()),
    now: Date.now,
    living,
    channel: typeof BroadcastChannel === 'function' ? new BroadcastChannel('actorium.works') : null,
    hidden(leave) {
      const heard = () => {
        if (document.visibilityState === 'hidden') leave()
      }
      document.addEventListener('visibilitychange', heard)
      window.addEventListener('pagehide', leave)
      return () => {
        document.removeEventListener('visibilitychange', heard)
        window.removeEventListener('pagehide', leave)
      }
    },
  })
}

const TAB_LOCK = 'actorium.tab.'

/** A tab holds a lock of its name while it lives, however it ends. */
async function living(): Promise<ReadonlySet<string> | null> {
  if (!('locks' in navigator)) return null
  try {
    const { held = [] } = await navigator.locks.query()
    const names = held.flatMap(({ name = '' }) =>
      name.startsWith(TAB_LOCK) ? [name.slice(TAB_LOCK.length)] : [],
    )
    return new Set(names)
  } catch {
    return null
  }
}

let holding = false

function live(tab: string): string {
  if (!holding && 'locks' in navigator)
    void navigator.locks.request(TAB_LOCK + tab, () => new Promise(() => {}))
  holding = true
  return tab
}

/** The same after a reload, and another in each tab. */
function tabName(): string {
  const fresh = freshName()
  try {
    const known = sessionStorage.getItem('actorium.tab')
    if (known !== null) return known
    sessionStorage.setItem('actorium.tab', fresh)
  } catch {
    // Denied: it is another one after a reload.
  }
  return fresh
}

const freshName = (): string =>
  [...crypto.getRandomValues(new Uint32Array(2))].map((number) => number.toString(36)).join('')
