/**
 * The entry of a container: wiring only. What it wires is Host, ship and the models.
 */
import * as Comlink from 'comlink'
import { Host } from './host'
import { makeModules } from '../models/all'
import { makeActorShell } from './actor-shell'
import type { ContainerControl, Hello } from '../protocol/container'
import { connectBatches, holdLock } from './worker-shell'

let host: Host | undefined

self.onmessage = (event: MessageEvent<Hello>) => {
  const hello = event.data
  if (hello?.t !== 'hello' || host !== undefined) return
  const held = holdLock(hello.lock)
  host = new Host(makeActorShell(hello, makeModules(hello.base)), hello.settings)
  connectBatches(hello.batches, () => host)
  setInterval(() => host?.tick(), 100)
  const control: ContainerControl & { ping(): Promise<void> } = {
    ping: () => held,
    reset: (settings) => host?.reset(settings),
    setMode: (mode) => host?.setMode(mode),
    start: (spec) => host?.start(spec),
  }
  Comlink.expose(control, hello.control)
}
