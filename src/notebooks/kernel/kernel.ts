/**
 * The kernel: runs cells, one after the other, in one scope, as the actor `notebook`.
 *
 * The same class serves the live kernel (instrumented code, so that Stop can end a loop), the driver of a step run and
 * the explorer (explore code, with a step budget). It knows a host, never a worker.
 */
import { isError, readSafely } from '../../runtime/actor/errors'
import type { Host } from '../../runtime/host/host'
import { isRoom } from '../../runtime/host/outbox'
import { Modules, nativeOf, type ModuleMaker } from '../../runtime/host/modules'
import { Resident } from '../../runtime/host/resident'
import { SHIP_HOOKS } from '../../runtime/host/actor-shell'
import { oneLine } from '../../runtime/host/state-view'
import { fixedNameOf, type Controls } from '../../runtime/models/controls'
import { controlsOf, isShown } from '../../runtime/models/display'
import { valueTree } from '../../runtime/models/show'
import { NOTEBOOK_FIRST } from '../../runtime/protocol/identity'
import type { ControlValue, OutputError } from '../../runtime/protocol/output'
import type { RefToken, RunSettings } from '../../runtime/protocol/control'
import type { Bundle } from '../../runtime/ship/bundle'
import { runCell } from '../../runtime/ship/cell'
import { addDefinitions } from '../../runtime/ship/definition'
import { declareConst, makeScope, type Scope } from '../../runtime/ship/scope'
import { shipScope } from '../../runtime/ship/ship'
import { unship } from '../../runtime/ship/unship'
import type { Variant } from '../../runtime/ship/variant'
import { cellError } from './cell-error'
import type { CompiledCell } from './compile/compiled-cell'
import { remark } from './hints/shown-value'
import { Surroundings } from './hints/surroundings'

/** A compiled cell on its way to where it runs. */
export type CellCode = Pick<
  CompiledCell,
  'cell' | 'version' | 'text' | 'definitions' | 'declares' | 'assigns'
>

export interface CellReport {
  readonly status: 'ok' | 'error' | 'stopped'
  readonly error: OutputError | null
  /** The last expression as one line, '' when there is none. */
  readonly result: string
  /** Bytes shipped to workers. */
  readonly shipped: number
}

/** Names that cells may use without importing them, bound to the notebook's own Env. */
export const PROVIDED = ['console'] as const

/** Characters of the value as one line. */
const RESULT = 100_000

const STOPPED_LISTENER: OutputError = {
  name: 'Stopped',
  message: 'What this control does was stopped.',
  frames: [],
  remote: [],
  hint: '',
}

function isInterrupt(thrown: unknown): boolean {
  return isError(thrown) && readSafely(() => thrown.name, '') === 'Interrupted'
}

/** With those that came later. */
function namesOf(makers: object): string[] {
  const names: string[] = []
  for (const name in makers) names.push(name)
  return names
}

class Stopped extends Error {
  override name = 'Stopped'
}

/** Variables for a run that must repeat: a control comes as one that stands at its first value. */
const SCOPE_HOOKS = {
  ...SHIP_HOOKS,
  nativeOf: (value: unknown) => fixedNameOf(value) ?? nativeOf(value),
}

export class Kernel {
  readonly me: Resident
  scope: Scope = makeScope()
  private readonly modules: Modules
  private readonly around: Surroundings
  private readonly controls: Controls
  private stopCell: ((error: Stopped) => void) | null = null
  /** Whether results are shown; re-executed cells of a prelude are silent. */
  silent = false

  constructor(
    readonly host: Host,
    settings: RunSettings,
    makers: Readonly<Record<string, ModuleMaker>>,
    private readonly variant: Variant,
    private readonly check: () => void,
  ) {
    this.me = new Resident(
      host, 0, '0', 'notebook', 'notebook', [], 1, 'resume', Infinity, 30, settings.seed, 0, 0, -1, NOTEBOOK_FIRST,
    ) // oxfmt-ignore
    this.me.active = true
    this.modules = new Modules(this.me, makers)
    this.around = new Surroundings(
      () => this.scope,
      () => namesOf(makers),
      this.modules.use,
    )
    this.controls = controlsOf(this.modules.use('notebook'))
    this.controls.open({
      repeatable: variant === 'explore',
      failed: (key, thrown) => this.listenerFailed(key, thrown),
    })
    this.provide()
    host.adopt(this.me)
  }

  private provide(): void {
    declareConst(this.scope, 'console', this.modules.use('notebook').console)
  }

  /** Takes part in a run: from this activation and child ordinal on. */
  join(settings: RunSettings, children: number): void {
    this.host.reset(settings)
    this.me.children = children
    this.host.adopt(this.me)
  }

  /** A fresh scope, as after Restart notebook. */
  clear(): void {
    this.scope = makeScope()
    this.controls.clear()
    this.provide()
  }

  /** A person has set a control. Gives the variables that hold it, where cells that use them are to run again. */
  control(key: string, value: ControlValue): readonly string[] {
    this.host.enter(this.me)
    this.controls.take(key, value)
    this.host.beginSlice(0)
    this.host.outbox.urge()
    const control = this.controls.reruns(key)
    return control === null ? [] : Object.keys(this.scope).filter((name) => this.scope[name] === control)
  }

  private listenerFailed(key: string, thrown: unknown): void {
    const error = isInterrupt(thrown) ? STOPPED_LISTENER : cellError(thrown, this.around)
    this.me.display({ op: 'error', key, error })
  }

  /** Runs a cell to its end. Never rejects: what went wrong is in the report. */
  async run(code: CellCode, activation: number): Promise<CellReport> {
    addDefinitions(code.definitions)
    this.around.remember(code)
    this.controls.begin(code.cell)
    const me = this.me
    me.activation = activation
    me.n = 0
    me.cause = -1
    me.active = true
    this.host.shipped = 0
    this.host.enter(me)
    const stopped = new Promise<never>((_, reject) => {
      this.stopCell = reject
    })
    try {
      const running = runCell(code.text[this.variant], this.scope, {
        check: this.check,
        importModule: this.modules.use,
      })
      // Where Stop wins the race, the cell's own later failure is nobody's.
      running.catch(() => undefined)
      this.host.beginSlice(0)
      const outcome = await Promise.race([running, stopped])
      const value = isRoom(outcome?.value) ? undefined : outcome?.value
      const result = outcome === undefined ? '' : oneLine(value).slice(0, RESULT)
      if (value !== undefined && !this.silent && !isShown(value)) {
        me.display({ op: 'value', value: valueTree(value) })
      }
      const words = this.silent ? '' : remark(value, code.cell, this.around)
      if (words !== '') me.display({ op: 'text', stream: 'warn', text: words })
      return { status: 'ok', error: null, result, shipped: this.host.shipped }
    } catch (error) {
      const isStop = isInterrupt(error) || (isError(error) && error instanceof Stopped)
      const report = isStop ? null : cellError(error, this.around)
      return { status: isStop ? 'stopped' : 'error', error: report, result: '', shipped: this.host.shipped }
    } finally {
      this.stopCell = null
      this.controls.end()
      this.host.outbox.urge()
    }
  }

  /**
   * Ends a cell that waits. One that loops is ended by its interrupt checks. Of several loops that wait, all end: what
   * they wait for never comes, also where nobody awaits the loop itself.
   */
  stop(): void {
    this.host.abandon(this.me)
    this.controls.forgetWaiters()
    this.stopCell?.(new Stopped('Stopped'))
  }

  /** Gives up the listeners of controls that still wait for something. */
  stopListeners(): void {
    this.controls.stop()
  }

  /** All variables by value, for a driver. One that can't travel fails only when it's read there. */
  scopeBundle(names: readonly string[] = Object.keys(this.scope)): Bundle {
    return shipScope(
      this.scope,
      names.filter((name) => !PROVIDED.includes(name as 'console')),
      SCOPE_HOOKS,
    )
  }

  /** Takes variables by value: those of a kernel for its driver, or a driver's for the kernel that keeps a branch. */
  takeScope(bundle: Bundle, fresh: boolean): void {
    if (fresh) this.clear()
    const { scope } = unship(bundle, {
      into: fresh ? undefined : this.scope,
      decodeRef: (token) => this.host.reference(this.me, token as RefToken),
      native: (module, name) => this.modules.native(module, name),
      check: this.check,
      variant: this.variant,
    })
    if (!fresh) return
    this.scope = scope
    this.provide()
  }
}
