/**
 * Yardsticks for asks: an echo through the page, one at a time, and Comlink from one worker to another.
 */
import * as Comlink from 'comlink'

type Words =
  | { t: 'echo'; count: number }
  | { t: 'ping'; n: number }
  | { t: 'serve'; port: MessagePort }
  | { t: 'calls'; port: MessagePort; count: number; piped: boolean }

let left = 0

self.onmessage = async (event: MessageEvent<Words>) => {
  const words = event.data
  switch (words.t) {
    case 'echo':
      left = words.count
      self.postMessage({ t: 'ask', n: 0 })
      return
    case 'ping':
      // As the asker: the answer to n came back. As the answerer: n is asked.
      if (left > 0) {
        left--
        self.postMessage(left === 0 ? { t: 'done' } : { t: 'ask', n: words.n })
      } else self.postMessage({ t: 'answer', n: words.n + 1 })
      return
    case 'serve':
      Comlink.expose({ add: (value: number) => value + 1 }, words.port)
      self.postMessage({ t: 'serving' })
      return
    case 'calls': {
      const remote = Comlink.wrap<{ add(value: number): number }>(words.port)
      let sum = 0
      if (words.piped) {
        const calls: Promise<number>[] = []
        for (let i = 0; i < words.count; i++) calls.push(remote.add(i))
        for (const value of await Promise.all(calls)) sum += value
      } else for (let i = 0; i < words.count; i++) sum += await remote.add(i)
      self.postMessage({ t: 'done', sum })
    }
  }
}
