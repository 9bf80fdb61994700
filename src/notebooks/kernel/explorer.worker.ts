/**
 * The entry of the explorer: wiring only. Started when somebody tries every order or asks for a check.
 */
import * as Comlink from 'comlink'
import { tryEveryOrder } from '../../runtime/explore/naive'
import { makeDrain } from '../../runtime/host/worker-shell'
import { makeModules } from '../../runtime/models/all'
import type { ExplorerControl, ExplorerProgress } from './explorer-control'
import { gather } from './gather'
import { playOut, type SimulationParts } from './simulated-run'

const ORDERS = 50_000
const base = new URL(self.location.href).searchParams.get('base') ?? self.location.href

const parts: SimulationParts = { makers: makeModules(base), drain: makeDrain() }
const progress = (orders: number) => self.postMessage({ t: 'progress', orders } satisfies ExplorerProgress)
const watch = { progress, stopped: () => false }

const control: ExplorerControl = {
  ping: () => true,
  explore: (program, prefix) =>
    tryEveryOrder((keys) => playOut(program, keys, parts), { prefix, limit: ORDERS, ...watch }),
  evidence: (request) => gather(request, parts, watch),
}

self.onmessage = (event: MessageEvent<{ t: 'connect'; port: MessagePort }>) => {
  if (event.data?.t === 'connect') Comlink.expose(control, event.data.port)
}
