/**
 * The service worker: keeps one whole version of the page, and answers from it, with a network and without.
 *
 * One version at a time, so that no file ever meets one of another version. A new one is fetched beside it, and takes
 * over when nobody looks at the old one any more, or when a person says so. It reads nothing that a person has written.
 */
import { cacheName, DATA, isNamedAfterContent, isOurs, sourceOf, type Build } from './plan'

/** Put in by the build, as JSON: see scripts/offline.mjs. */
const build = JSON.parse('%ACTORIUM_BUILD%') as Build

const worker = globalThis as unknown as ServiceWorkerGlobalScope
const { scope } = worker.registration
const kept = cacheName(scope, build.version)
const files = new Set(build.files)
/** Files that are fetched at a time: the page goes first. */
const AT_ONCE = 3

worker.addEventListener('install', (event) => event.waitUntil(fetchAll()))
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))
worker.addEventListener('message', (event) => {
  if (event.data === 'take over') void worker.skipWaiting()
  if (event.data === 'fetch anew')
    event.waitUntil(
      fetchAll().then(
        () => event.ports[0]?.postMessage(true),
        () => event.ports[0]?.postMessage(false),
      ),
    )
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const source = sourceOf(request.url, scope, files)
  if (source === 'network') return
  event.respondWith(source === 'data' ? dataset(request) : ownFile(source, request))
})

/** All or nothing: a version of which a file is missing never answers. */
async function fetchAll(): Promise<void> {
  const cache = await caches.open(kept)
  const left = ['', ...build.files]
  const fetchOn = async (): Promise<void> => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const url = new URL(path, scope).href
      const known = isNamedAfterContent(path) ? await caches.match(url) : undefined
      await cache.put(url, known ?? (await fetched(url, isNamedAfterContent(path))))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fetchOn))
}

async function fetched(url: string, isLasting: boolean): Promise<Response> {
  // What may change under the same name is asked for anew, whatever the browser kept.
  const answer = await fetch(url, { cache: isLasting ? 'default' : 'reload' })
  if (!answer.ok || answer.redirected) throw new Error(`${url} gave ${answer.status}.`)
  return answer
}

async function takeOver(): Promise<void> {
  const data = cacheName(scope, DATA)
  for (const name of await caches.keys())
    if (isOurs(name, scope) && name !== kept && name !== data) await caches.delete(name)
  await worker.clients.claim()
}

async function ownFile(source: 'page' | 'file', request: Request): Promise<Response> {
  const cache = await caches.open(kept)
  const found = await cache.match(source === 'page' ? scope : request.url, { ignoreSearch: true })
  return found ?? fetch(request)
}

async function dataset(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName(scope, DATA))
  const found = await cache.match(request.url)
  if (found) return found
  const answer = await fetch(request)
  // A partial answer can't be kept.
  if (answer.status === 200) void cache.put(request.url, answer.clone()).catch(() => {})
  return answer
}
