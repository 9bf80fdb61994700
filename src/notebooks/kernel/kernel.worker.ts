/**
 * The entry of the kernel worker: wiring only. The same entry serves the live kernel and the driver of a step run.
 */
import * as Comlink from 'comlink'
import { Host } from '../../runtime/host/host'
import { makeActorShell } from '../../runtime/host/actor-shell'
import type { Hello } from '../../runtime/protocol/container'
import { isIdle } from '../../runtime/host/idle'
import { connectBatches, holdLock } from '../../runtime/host/worker-shell'
import { makeModules, MODULE_NAMES } from '../../runtime/models/all'
import { takePack } from '../../runtime/models/packs'
import { constNames } from '../../runtime/ship/scope'
import { compileCell } from './compile/compile'
import { makeInterrupt } from './interrupt'
import { Kernel } from './kernel'
import type { KernelControl } from './kernel-control'

// The worker's own, before anything traps them for a run that must repeat.
const every = self.setInterval.bind(self)
const after = self.setTimeout.bind(self)
const clock = performance.now.bind(performance)
const Request = XMLHttpRequest

/** Milliseconds that Stop leaves to listeners of controls. */
const LISTENERS_END = 300

let kernel: Kernel | undefined

self.onmessage = (event: MessageEvent<Hello & { variant?: 'instrumented' | 'explore' }>) => {
  const hello = event.data
  if (hello?.t !== 'hello' || kernel !== undefined) return
  const held = Promise.all([holdLock(hello.lock), takePack(hello.pack, hello.base)]).then(() => {})
  let pollUrl = hello.pollUrl
  const interrupt = makeInterrupt({
    flag: hello.flag,
    pollUrl: () => pollUrl || null,
    now: clock,
    poll: isThere,
  })
  const variant = hello.settings.pause > 0 ? 'explore' : 'instrumented'
  const shell = makeActorShell(hello, makeModules(), () => variant, interrupt.check)
  const host = new Host(shell, hello.settings)
  kernel = new Kernel(host, hello.settings, makeModules(), variant, interrupt.check)
  connectBatches(hello.batches, () => host)
  every(() => host.tick(), 100)
  const here = kernel
  const control: KernelControl = {
    ping: () => held,
    idle: () => isIdle(host.residents.values(), shell.others()),
    compile: (source) =>
      compileCell({
        ...source,
        known: new Set(Object.keys(here.scope)),
        consts: new Set(constNames(here.scope)),
        modules: MODULE_NAMES,
      }),
    takePack: (text) => takePack(text, hello.base),
    run: (code, activation) => here.run(code, activation),
    control: (key, value) => here.control(key, value),
    stop: () => {
      interrupt.request()
      here.stop()
      // A listener that loops comes to a check meanwhile; one that only waits is given up.
      after(() => here.stopListeners(), LISTENERS_END)
    },
    rearm: (url) => {
      pollUrl = url
      interrupt.reset()
    },
    join: (settings, children, silent) => {
      here.silent = silent
      here.join(settings, children)
    },
    setSilent: (silent) => {
      here.silent = silent
    },
    scopeBundle: (names) => here.scopeBundle(names ?? undefined),
    takeScope: (bundle, fresh) => here.takeScope(bundle, fresh),
    clear: () => here.clear(),
  }
  Comlink.expose(control, hello.control)
}

/** Whether a blob URL can still be read: the page revokes it to say Stop. */
function isThere(url: string): boolean {
  const request = new Request()
  try {
    request.open('GET', url, false)
    request.send()
    return request.status === 200
  } catch {
    return false
  }
}
