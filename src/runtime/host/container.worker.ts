/**
 * The entry of a container: wiring only. What it wires is Host, ship and the models.
 */
import * as Comlink from 'comlink'
import { Host } from './host'
import { makeModules } from '../models/all'
import { takePack } from '../models/packs'
import { makeActorShell } from './actor-shell'
import type { ContainerControl, Hello, ProofOfLife } from '../protocol/container'
import { isIdle } from './idle'
import { isInterface, Realm } from './realm'
import { connectBatches, holdLock } from './worker-shell'

// The worker's own, before anything traps it for a run that must repeat.
const every = self.setInterval.bind(self)

let host: Host | undefined

self.onmessage = (event: MessageEvent<Hello>) => {
  const hello = event.data
  if (hello?.t !== 'hello' || host !== undefined) return
  const held = Promise.all([holdLock(hello.lock), takePack(hello.pack, hello.base)]).then(() => {})
  const shell = makeActorShell(hello, makeModules())
  const realm = new Realm(globalThis, isInterface)
  const here = new Host(shell, hello.settings)
  host = here
  connectBatches(hello.batches, () => host)
  every(() => host?.tick(), 100)
  const control: ContainerControl & ProofOfLife = {
    ping: () => held,
    idle: () => isIdle(here.residents.values(), shell.others()),
    reset: (settings) => {
      shell.trap?.(false)
      const whole = realm.restore()
      here.reset(settings)
      return whole
    },
    report: () => {
      host?.tick()
      host?.outbox.urge()
    },
    takePack: (text) => takePack(text, hello.base),
    start: (specs) => specs.forEach((spec) => host?.start(spec)),
  }
  Comlink.expose(control, hello.control)
}
