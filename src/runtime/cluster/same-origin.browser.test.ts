import { afterEach, expect, it } from 'vitest'
import { handOver, sameOrigin } from './same-origin'

let worker: Worker | undefined

afterEach(() => worker?.terminate())

function opened(code: Promise<string>): Worker {
  const opener = new Worker(new URL('./opener.worker.ts', import.meta.url), { type: 'module' })
  return (worker = handOver(opener, code))
}

/** So many messages of the worker's. */
function heard(worker: Worker, count: number): Promise<unknown[]> {
  const heard: unknown[] = []
  return new Promise((done) => {
    worker.onmessage = ({ data }) => {
      if (heard.push(data) === count) done(heard)
    }
  })
}

/** Answers each message with its number, and with the words in it. */
const ECHO = `"use strict"; (() => { let count = 0; self.onmessage = ({ data }) => postMessage([++count, typeof data === 'string' ? data : typeof data]) })()`

it('a worker becomes the code that it is handed', async () => {
  const worker = opened(Promise.resolve(ECHO))
  const answers = heard(worker, 1)
  worker.postMessage('first')
  expect(await answers).toEqual([[1, 'first']])
})

it('what is said before the code is there is heard once, in order, and ports come along', async () => {
  let give: (text: string) => void = () => {}
  const worker = opened(new Promise((resolve) => (give = resolve)))
  const answers = heard(worker, 3)
  const { port1, port2 } = new MessageChannel()
  const byPort = new Promise((done) => (port1.onmessage = ({ data }) => done(data)))
  worker.postMessage('one')
  worker.postMessage(port2, [port2])
  give(`${ECHO}; self.addEventListener('message', ({ data }) => data.postMessage?.('by port'))`)
  expect(await byPort).toBe('by port')
  worker.postMessage('three')
  expect(await answers).toEqual([
    [1, 'one'],
    [2, 'object'],
    [3, 'three'],
  ])
})

it('code that cannot be had, or throws at once, is an error of the worker’s', async () => {
  for (const [code, words] of [
    [Promise.reject(new Error('HTTP 404')), 'HTTP 404'],
    [Promise.resolve('throw new Error("no start")'), 'Uncaught Error: no start'],
  ] as const) {
    const worker = opened(code)
    const said = new Promise((done) => sameOrigin(worker).onError((...said) => done(said)))
    expect(await said).toEqual([words, false])
    worker.terminate()
  }
})
