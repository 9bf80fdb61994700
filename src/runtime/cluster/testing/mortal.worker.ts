/**
 * A worker that can be made to spin and to die without a sound, for the tests of whoever watches over it.
 */
import * as Comlink from 'comlink'
import { holdLock } from '../../host/worker-shell'
import type { Hello } from '../../protocol/container'
import type { Mortal } from './mortal'

type Words = Hello | { readonly t: 'throw' } | { readonly t: 'spin'; readonly milliseconds: number }

// The shell takes it away where there are no locks.
const close = self.close.bind(self)

function die(): void {
  self.postMessage('dying')
  close()
}

function spin(milliseconds: number): string {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
  return 'done'
}

self.onmessage = ({ data }: MessageEvent<Words>) => {
  if (data.t === 'throw') throw new Error('nobody catches this')
  if (data.t === 'spin') return self.postMessage(spin(data.milliseconds))
  if (data.t !== 'hello') return
  const held = holdLock(data.lock)
  const mortal: Mortal = {
    ping: () => held,
    idle: () => {
      self.postMessage('asked')
      return true
    },
    die: (milliseconds) => void setTimeout(die, milliseconds),
    spin,
  }
  Comlink.expose(mortal, data.control)
}
