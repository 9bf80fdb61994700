/**
 * Input controls: what a person sets on the page, as a cell sees it.
 *
 * They live in the kernel's worker. `value` follows the person at once; listeners hear of changes one after the other,
 * and while one still runs only the newest value waits for it. A cell that runs again replaces its controls. In a run
 * that must repeat (You deliver, Try every order) nobody can set anything: each keeps the value that it was given.
 */
import type { Env } from '../actor/env'
import { BadCall } from '../actor/errors'
import { markStay, type ModuleExports } from '../host/modules'
import type { NativeName } from '../protocol/control'
import type { DisplayOperation } from '../protocol/display'
import type { ControlShape, ControlValue } from '../protocol/output'
import { buttonOf, choiceOf, drawingOf, sliderOf, toggleOf, type Asked } from './control-options'
import { came } from './given'

export interface Control<T> {
  /** What the person has set; a drawing is a new array each time. */
  readonly value: T
  /** Calls back with each change, in the notebook; one at a time, the newest value next. */
  onChange(listener: (value: T) => void | Promise<void>): void
  /** Resolves with the value of the next change. */
  next(): Promise<T>
}

type Listener = (value: ControlValue) => unknown

interface Entry {
  readonly cell: string
  /** As the cell has it, where cells that use it run again. */
  control: object | null
  value: ControlValue
  readonly listeners: Listener[]
  waiters: ((value: ControlValue) => void)[]
  /** A listener runs; grows when it is given up, so that its end is nobody's any more. */
  round: number
  running: boolean
  /** The page knows that it runs. */
  told: boolean
  /** It changed while listeners ran. */
  changed: boolean
  failed: boolean
}

/** Controls a cell, as many as it may have outputs. */
const MOST = 200

/** What the kernel tells and hears; in an actor nobody does. */
export interface ControlParts {
  /** The run must repeat. */
  readonly repeatable: boolean
  /** A listener threw. */
  failed(key: string, thrown: unknown): void
}

/** The shape and first value of a control, by which it stands fixed elsewhere. */
const given = new WeakMap<object, Asked>()

/** How a control comes to where a run must repeat: it stands there at its first value. */
export function fixedNameOf(value: unknown): NativeName | undefined {
  const asked = typeof value === 'object' && value !== null ? given.get(value) : undefined
  if (asked === undefined) return undefined
  const { shape, value: first } = asked
  return {
    module: 'notebook',
    name: `#control ${JSON.stringify([shape, first instanceof Float32Array ? null : first])}`,
  }
}

/** The control of such a name. */
export function fixedFrom(name: string): Control<ControlValue> {
  const [shape, first] = JSON.parse(name.slice('#control '.length)) as [ControlShape, ControlValue | null]
  const value = shape.type === 'drawing' ? new Float32Array(shape.size * shape.size) : first!
  return fixedControl({ shape, value })
}

/** Whether a value is a control: it is shown already. */
export function isControl(value: unknown): boolean {
  return typeof value === 'object' && value !== null && given.has(value)
}

function fixedControl<T extends ControlValue>(asked: Asked): Control<T> {
  const what = asked.shape.type
  return remember<T>(asked, {
    onChange: (listener) => void listenerOf(what, listener),
    next: () =>
      Promise.reject(
        new BadCall(
          `This ${what} stays at the value that it was given, so its next value never comes: where messages are delivered by hand or in every order, a run has to repeat. Choose Full speed to use it.`,
        ),
      ),
    value: asked.value as T,
  })
}

function remember<T>(asked: Asked, control: Control<T>): Control<T> {
  given.set(control, asked)
  markStay(control, {
    what: asked.shape.type,
    reason: ', which belongs to the page and stays in the notebook: read its value and pass that',
  })
  return control
}

function listenerOf<T>(what: string, listener: T): T {
  if (typeof listener === 'function') return listener
  throw new TypeError(
    `onChange of a ${what} takes a function, such as value => console.log(value); ${came(listener)} came.`,
  )
}

export class Controls {
  private readonly entries = new Map<string, Entry>()
  private cell = ''
  private cellRuns = false
  /** The control whose listener has the thread at this moment. */
  private hearing: string | undefined
  /** Controls whose listeners have not ended, the latest last. */
  private readonly running = new Set<string>()
  private parts: ControlParts | null = null

  constructor(
    private readonly env: Env,
    private readonly show: (operation: DisplayOperation) => void,
    private readonly key: () => string,
  ) {}

  /** The kernel takes part. */
  open(parts: ControlParts): void {
    this.parts = parts
  }

  /**
   * The control beside which a display stands that is made now: the one whose listener makes it. After an `await` that
   * is known only while no cell runs; else the display stands in the cell.
   */
  get beside(): string | undefined {
    if (this.hearing !== undefined || this.cellRuns) return this.hearing
    let latest: string | undefined
    for (const key of this.running) latest = key
    return latest
  }

  /** The cell has ended. */
  end(): void {
    this.cellRuns = false
  }

  /** A cell begins: what its last run made is over. */
  begin(cell: string): void {
    this.cell = cell
    this.cellRuns = true
    for (const [key, entry] of this.entries) if (entry.cell === cell) this.entries.delete(key)
  }

  /** All are over: the notebook begins anew. */
  clear(): void {
    this.entries.clear()
  }

  make<T extends ControlValue>(asked: Asked): Control<T> {
    const { parts } = this
    const what = asked.shape.type
    if (parts === null || this.env.index !== 0)
      throw new BadCall(`A ${what} can only be made in a cell: an actor has no page to show it on.`)
    const key = this.key()
    const { shape: control, value } = asked
    if (parts.repeatable) {
      this.show({ op: 'control', key, control, value, fixed: true })
      return fixedControl<T>(asked)
    }
    let count = 0
    for (const entry of this.entries.values()) if (entry.cell === this.cell) count++
    if (count >= MOST) throw new BadCall(`A cell has at most ${MOST} controls; this ${what} is one more.`)
    const entry: Entry = {
      cell: this.cell,
      control: null,
      value,
      listeners: [],
      waiters: [],
      round: 0,
      running: false,
      told: false,
      changed: false,
      failed: false,
    }
    this.entries.set(key, entry)
    this.show({ op: 'control', key, control, value, fixed: false })
    const made = remember<T>(asked, {
      onChange: (listener) => void entry.listeners.push(listenerOf(what, listener) as Listener),
      next: () => new Promise<T>((resolve) => entry.waiters.push(resolve as (value: ControlValue) => void)),
      get value() {
        return entry.value as T
      },
    })
    if (asked.rerun === true) entry.control = made
    return made
  }

  /** The control under this key, where cells that use it are to run again. */
  reruns(key: string): object | null {
    return this.entries.get(key)?.control ?? null
  }

  /** The person has set a control. Listeners that need longer go on by themselves. */
  take(key: string, value: ControlValue): void {
    const entry = this.entries.get(key)
    if (entry === undefined) return
    entry.value = value
    const { waiters } = entry
    entry.waiters = []
    for (const resolve of waiters) resolve(value)
    if (entry.listeners.length === 0) return
    if (entry.running) entry.changed = true
    else this.hear(key, entry)
  }

  /** Nobody waits for a next value any more. */
  forgetWaiters(): void {
    for (const entry of this.entries.values()) entry.waiters = []
  }

  /** Gives up what still runs; the next change is heard again. */
  stop(): void {
    for (const [key, entry] of this.entries) {
      if (!entry.running) continue
      entry.round++
      this.rest(key, entry)
    }
  }

  /** Tells the listeners; the page hears of it where one doesn't end at once. */
  private hear(key: string, entry: Entry): void {
    const round = ++entry.round
    const failedBefore = entry.failed
    entry.running = true
    entry.changed = false
    entry.failed = false
    const mine = () => entry.round === round
    const fail = (error: unknown) => {
      if (!mine() || this.entries.get(key) !== entry) return
      entry.failed = true
      this.parts?.failed(key, error)
    }
    const end = () => {
      if (!mine()) return
      if (failedBefore && !entry.failed) this.show({ op: 'error', key, error: null })
      const again = entry.changed
      this.rest(key, entry)
      if (again && this.entries.get(key) === entry) this.hear(key, entry)
    }
    const going: Promise<unknown>[] = []
    this.hearing = key
    this.running.add(key)
    for (const listener of entry.listeners) {
      try {
        const ended = listener(entry.value)
        if (ended instanceof Promise) going.push(ended.catch(fail))
      } catch (error) {
        fail(error)
      }
    }
    this.hearing = undefined
    if (going.length === 0) return end()
    entry.told = true
    this.show({ op: 'control-busy', key, busy: true })
    void Promise.all(going).then(end)
  }

  private rest(key: string, entry: Entry): void {
    this.running.delete(key)
    entry.running = false
    entry.changed = false
    if (!entry.told) return
    entry.told = false
    this.show({ op: 'control-busy', key, busy: false })
  }
}

/** The calls of the module that make controls. */
export function controlCalls(controls: Controls): ModuleExports {
  return {
    slider: (options: unknown) => controls.make<number>(sliderOf(options)),
    choice: (options: unknown) => controls.make<string>(choiceOf(options)),
    toggle: (options: unknown) => controls.make<boolean>(toggleOf(options)),
    button: (label: unknown, options?: unknown) => controls.make<number>(buttonOf(label, options)),
    drawing: (options: unknown = {}) => controls.make<Float32Array>(drawingOf(options)),
  }
}
