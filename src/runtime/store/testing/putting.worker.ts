/**
 * A worker that puts one object and says how far it is, for the test that ends it in the middle.
 */
import { openIndexedDB } from '../indexed-db'

interface Job {
  readonly name: string
  readonly size: number
  readonly fill: number
}

self.onmessage = async ({ data }: MessageEvent<Job>) => {
  const store = await openIndexedDB({ name: data.name })
  const body = new Uint8Array(data.size).fill(data.fill)
  self.postMessage('putting')
  const answer = await store.apply({ op: 'put', bucket: 'b', key: 'k', body })
  self.postMessage(answer.ok ? 'put' : answer.words)
}
