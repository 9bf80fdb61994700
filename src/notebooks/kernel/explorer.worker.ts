/**
 * The entry of the explorer: wiring only. Started when somebody tries every order or asks for a check.
 */
import * as Comlink from 'comlink'
import { tryEveryOrder } from '../../runtime/explore/naive'
import { Traps } from '../../runtime/host/traps'
import { makeDrain } from '../../runtime/host/worker-shell'
import { makeModules } from '../../runtime/models/all'
import { takePack } from '../../runtime/models/packs'
import type { ExplorerControl, ExplorerHello, ExplorerProgress } from './explorer-control'
import { gather } from './gather'
import { playOut, type SimulationParts } from './simulated-run'

const ORDERS = 50_000

const progress = (orders: number) => self.postMessage({ t: 'progress', orders } satisfies ExplorerProgress)
const watch = { progress, stopped: () => false }

self.onmessage = (event: MessageEvent<ExplorerHello>) => {
  const hello = event.data
  if (hello?.t !== 'connect') return
  const packed = takePack(hello.pack, hello.base)
  const traps = new Traps(self)
  const parts: SimulationParts = {
    makers: makeModules(),
    drain: makeDrain(),
    entered: (resident) => {
      traps.current = resident
    },
  }
  // Here nothing ever runs but programs that are tried: time and chance are always theirs.
  traps.install()
  const control: ExplorerControl = {
    ping: () => true,
    explore: async (program, prefix) => {
      await packed
      return tryEveryOrder((keys) => playOut(program, keys, parts), { prefix, limit: ORDERS, ...watch })
    },
    evidence: async (request) => {
      await packed
      return gather(request, parts, watch)
    },
  }
  Comlink.expose(control, hello.port)
}
