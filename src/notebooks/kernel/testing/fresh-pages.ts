/**
 * Pages that have seen nothing before: orders are followed in a document of its own, with its own modules, workers and
 * memory.
 */
import freshPage from './fresh-page?url'
import type { Seen } from './step-book'
import type { StepProgram } from './step-programs'

export interface FreshRequest {
  readonly t: 'follow'
  readonly program: StepProgram
  readonly orders: readonly (readonly string[])[]
}

export type FreshAnswer =
  | { readonly t: 'loaded' }
  | { readonly t: 'seen'; readonly seen: readonly Seen[] }
  | { readonly t: 'failed'; readonly words: string }

/** Says what went wrong before the script could: a module that can't be loaded, or that throws. */
const FAILING = `addEventListener('error', (event) => {
  const words = event.message ?? 'its script could not be loaded'
  parent.postMessage({ t: 'failed', words }, location.origin)
}, true)`

/** Under test a module's dynamic imports go over the runner's page, which this is not: here they are what they are. */
const IMPORTING = `globalThis.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() }`

/** Seconds after which a page that has not answered never will. */
const PATIENCE = 60

/** Follows orders in a fresh page, one after the other; says what is to be seen at the end of each. */
export async function inFreshPage(
  program: StepProgram,
  orders: readonly (readonly string[])[],
): Promise<readonly Seen[]> {
  const script = new URL(freshPage, location.href).href
  // The page's own address is a blob's, from which no other could be told.
  const page = `<!doctype html><title>Fresh page</title><base href="${origin}/"><script>${FAILING}
${IMPORTING}</script>
    <script type="module" src="${script}"></script>`
  const url = URL.createObjectURL(new Blob([page], { type: 'text/html' }))
  const frame = document.createElement('iframe')
  const done = new AbortController()
  let late: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise((resolve, reject) => {
      const listener = ({ source, data }: MessageEvent<FreshAnswer>) => {
        if (source === null || source !== frame.contentWindow) return
        if (data.t === 'seen') resolve(data.seen)
        else if (data.t === 'failed') reject(new Error(data.words))
        else frame.contentWindow.postMessage({ t: 'follow', program, orders } satisfies FreshRequest, origin)
      }
      addEventListener('message', listener, { signal: done.signal })
      late = setTimeout(() => reject(new Error(`No answer within ${PATIENCE} s.`)), PATIENCE * 1000)
      frame.src = url
      document.body.append(frame)
    })
  } finally {
    clearTimeout(late)
    done.abort()
    frame.remove()
    URL.revokeObjectURL(url)
  }
}
