import { afterEach, describe, expect, it, vi } from 'vitest'
import { MISSES } from './heartbeat'
import { sameOrigin } from './same-origin'
import type { Mortal } from './testing/mortal'
import { WorkerHandle } from './worker-handle'

let handle: WorkerHandle<Mortal> | undefined

afterEach(() => handle?.terminate('the test is over'))

const SETTINGS = {
  epoch: 1,
  seed: 1,
  pause: 0,
  clock: { seconds: 0, at: 0, rate: 1 },
  outboxBytes: 1,
} as const

/** A worker under watch: by its lock, or as on plain http by its heart. */
async function watched(locks: boolean) {
  const worker = new Worker(new URL('./testing/mortal.worker.ts', import.meta.url), { type: 'module' })
  handle = new WorkerHandle<Mortal>(
    { ...sameOrigin(worker), locks },
    { settings: SETTINGS, base: '/', flag: null, pollUrl: '', pack: '' },
    PACE,
  )
  await handle.ready
  return { handle, worker }
}

/** Resolves when the worker says this word. */
function heard(handle: WorkerHandle<Mortal>, word: string): Promise<void> {
  return new Promise((done) => {
    handle.batches.onmessage = ({ data }) => {
      if (data === word) done()
    }
  })
}

/** Seconds between heartbeats here. */
const PACE = 0.3
/** Longer than a heartbeat's patience, in milliseconds. */
const LONG = PACE * (MISSES + 2) * 1000
/** After the next answer to a heartbeat. */
const SOON = PACE * 2500
const LATE = { timeout: 15_000 }

it('a worker has two minutes to begin, since a hundred may begin at once', async () => {
  vi.useFakeTimers()
  try {
    const place = { post() {}, terminate() {}, onError() {}, batches: null, locks: true, interrupts: true }
    handle = new WorkerHandle<Mortal>(place, {
      settings: SETTINGS,
      base: '/',
      flag: null,
      pollUrl: '',
      pack: '',
    })
    const came: string[] = []
    handle.ready.catch((error: Error) => came.push(error.message))
    await vi.advanceTimersByTimeAsync(119_000)
    expect(came).toEqual([])
    await vi.advanceTimersByTimeAsync(2000)
    expect(came).toEqual(['The worker did not answer ping within 120 s.'])
  } finally {
    vi.useRealTimers()
  }
})

describe.each([true, false])('a worker under watch, with locks: %s', (locks) => {
  it('is known to be over when it has ended itself while idle, and rejects what is asked of it', async () => {
    const { handle } = await watched(locks)
    await handle.call('die', [SOON])
    await expect.poll(() => handle.over, LATE).toBe('its worker ended')
    await expect(handle.call('idle')).rejects.toThrow('its worker ended')
  })

  it('lives through work that lasts longer than the watch’s patience', async () => {
    const { handle } = await watched(locks)
    expect(await handle.call('spin', [LONG])).toBe('done')
    expect(handle.over).toBe('')
  })

  it('lives on after an error that nobody caught', async () => {
    const { handle, worker } = await watched(locks)
    const thrown = new Promise((done) => worker.addEventListener('error', done))
    worker.addEventListener('error', (event) => event.preventDefault())
    handle.batches.postMessage({ t: 'throw' }, [])
    await thrown
    expect(await handle.call('idle')).toBe(true)
  })
})

describe('without locks', () => {
  it('a worker that is known to be idle lives through work that is sent to it', async () => {
    const { handle } = await watched(false)
    await heard(handle, 'asked')
    // Asked again, it has answered before.
    await heard(handle, 'asked')
    handle.batches.postMessage({ t: 'spin', milliseconds: LONG }, [])
    await heard(handle, 'done')
    expect(handle.over).toBe('')
  })

  it('a worker that died while idle is known to be over although it was sent work since', async () => {
    const { handle } = await watched(false)
    await handle.call('die', [SOON])
    await heard(handle, 'dying')
    handle.batches.postMessage({ t: 'spin', milliseconds: 0 }, [])
    await expect.poll(() => handle.over, LATE).toBe('its worker ended')
  })
})
