/**
 * The page without a network: its service worker is registered, and what becomes of it is a store.
 *
 * A first visit registers it late (main.tsx): what it fetches is four times what the page itself needs.
 */
import { createStore } from 'zustand/vanilla'
import { isOurs } from './plan'

export type Offline =
  /** On plain http, in some private windows, and where the host lacks the file. */
  | { readonly state: 'impossible'; readonly why: 'http' | 'browser' }
  | { readonly state: 'preparing' }
  | { readonly state: 'ready' }
  /** Another version is there, and waits. */
  | { readonly state: 'update' }
  /** Another tab has taken it: this one still runs the old version, of which nothing more can be fetched. */
  | { readonly state: 'outdated' }

export const offlineStore = createStore<Offline>(() => ({ state: 'preparing' }))

/** Milliseconds between two looks for a new version, while the page is open. */
const LOOK_EVERY = 3_600_000

let started: Promise<void> | null = null
let registration: ServiceWorkerRegistration | null = null
/** The person has asked for the new version: the page is loaded anew when that takes over. */
let asked = false

export function startOffline(): Promise<void> {
  return (started ??= start())
}

async function start(): Promise<void> {
  const container = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker
  if (container === undefined)
    return set({ state: 'impossible', why: window.isSecureContext ? 'browser' : 'http' })
  let controlled = container.controller !== null
  container.addEventListener('controllerchange', () => {
    if (asked) return window.location.reload()
    // The first one takes over the page that it came with.
    if (controlled) set({ state: 'outdated' })
    controlled = true
  })
  try {
    const url = new URL('service.js', document.baseURI)
    // Where something takes its place, it may give nothing.
    const made = (await container.register(url, { updateViaCache: 'none' })) as
      | ServiceWorkerRegistration
      | undefined
    if (made === undefined) return set({ state: 'impossible', why: 'browser' })
    registration = made
  } catch {
    return set({ state: 'impossible', why: 'browser' })
  }
  look()
  registration.addEventListener('updatefound', look)
  setInterval(() => void registration?.update().catch(() => {}), LOOK_EVERY)
}

function look(): void {
  if (registration === null || offlineStore.getState().state === 'outdated') return
  const { installing, waiting, active } = registration
  installing?.addEventListener('statechange', look)
  if (waiting !== null && active !== null) set({ state: 'update' })
  else if (active !== null)
    void refilled(active).then((whole) =>
      set(whole ? { state: 'ready' } : { state: 'impossible', why: 'browser' }),
    )
  else if (installing === null && waiting === null) set({ state: 'impossible', why: 'browser' })
  else set({ state: 'preparing' })
}

/**
 * Whether the worker has its files. After a repair while other tabs were open it lives on without them, and fetches them
 * when it is told.
 */
async function refilled(active: ServiceWorker): Promise<boolean> {
  const scope = new URL('./', document.baseURI).href
  if ((await caches.keys()).some((name) => isOurs(name, scope))) return true
  const { port1, port2 } = new MessageChannel()
  active.postMessage('fetch anew', [port2])
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true)
  })
}

function set(now: Offline): void {
  document.documentElement.dataset.offline = now.state
  offlineStore.setState(now, true)
}

/** The version that waits takes over, in every tab. */
export function takeUpdate(): void {
  asked = true
  registration?.waiting?.postMessage('take over')
}

/** Forgets every file that is kept of the page, and nothing of what a person has written; then loads it anew. */
export async function repair(): Promise<void> {
  const scope = new URL('./', document.baseURI).href
  try {
    await navigator.serviceWorker?.getRegistration(scope).then((found) => found?.unregister())
    for (const name of await caches.keys()) if (isOurs(name, scope)) await caches.delete(name)
  } finally {
    window.location.reload()
  }
}
