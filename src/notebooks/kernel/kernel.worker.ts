/**
 * The entry of the kernel worker: wiring only. The same entry serves the live kernel and the driver of a step run.
 */
import * as Comlink from 'comlink'
import { Host } from '../../runtime/host/host'
import { makeActorShell } from '../../runtime/host/actor-shell'
import type { Hello } from '../../runtime/protocol/container'
import { connectBatches, holdLock } from '../../runtime/host/worker-shell'
import { makeModules, MODULE_NAMES } from '../../runtime/models/all'
import { constNames } from '../../runtime/ship/scope'
import { compileCell } from './compile/compile'
import { makeInterrupt } from './interrupt'
import { Kernel } from './kernel'
import type { KernelControl } from './kernel-control'

let kernel: Kernel | undefined

self.onmessage = (event: MessageEvent<Hello & { variant?: 'instrumented' | 'explore' }>) => {
  const hello = event.data
  if (hello?.t !== 'hello' || kernel !== undefined) return
  const held = holdLock(hello.lock)
  let pollUrl = hello.pollUrl
  const interrupt = makeInterrupt({ flag: hello.flag, pollUrl: () => pollUrl || null })
  const variant = hello.settings.mode === 'step' ? 'explore' : 'instrumented'
  const host = new Host(
    makeActorShell(hello, makeModules(hello.base), () => variant, interrupt.check),
    hello.settings,
  )
  kernel = new Kernel(host, hello.settings, makeModules(hello.base), variant, interrupt.check)
  connectBatches(hello.batches, () => host)
  setInterval(() => host.tick(), 100)
  const here = kernel
  const control: KernelControl = {
    ping: () => held,
    compile: (source) =>
      compileCell({
        ...source,
        known: new Set(Object.keys(here.scope)),
        consts: new Set(constNames(here.scope)),
        modules: MODULE_NAMES,
      }),
    run: (code, activation) => here.run(code, activation),
    stop: () => here.stop(),
    rearm: (url) => {
      pollUrl = url
      interrupt.reset()
    },
    join: (settings, children, silent) => {
      here.silent = silent
      here.join(settings, children)
    },
    setMode: (mode) => host.setMode(mode),
    setSilent: (silent) => {
      here.silent = silent
    },
    scopeBundle: (names) => here.scopeBundle(names ?? undefined),
    takeScope: (bundle, fresh) => here.takeScope(bundle, fresh),
    clear: () => here.clear(),
  }
  Comlink.expose(control, hello.control)
}
