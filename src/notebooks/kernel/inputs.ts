/**
 * What a person sets on the page, on its way to the kernel.
 *
 * One value at a time is under way. What is set meanwhile waits, and of each control only the newest: a kernel that is
 * busy for seconds gets one value a control afterwards, not all that a finger went through. Here is also known whether
 * a listener still runs, so that Stop can end it when no cell does.
 */
import type { ControlValue } from '../../runtime/protocol/output'
import type { KernelLink } from './kernel-link'

export interface InputParts {
  kernel(): KernelLink
  /** Whether the kernel takes part in the run now. While messages of a cell are held, the driver does. */
  open(): boolean
  /** The kernel has not answered for this control for a while, or has now. */
  late(key: string, late: boolean): void
  /** Cells that use these variables are to run again: they hold this control. */
  rerun(key: string, names: readonly string[]): void
}

/** Milliseconds until a value that the kernel has not taken is said to wait. */
const LATE = 500

export class Inputs {
  private readonly waiting = new Map<string, ControlValue>()
  private sending = false
  /** Controls whose listeners run, as the kernel says. */
  private readonly running = new Set<string>()
  private quiet: (() => void)[] = []

  constructor(private readonly parts: InputParts) {}

  set(key: string, value: ControlValue): void {
    this.waiting.set(key, value)
    void this.send()
  }

  /** Sends what waits, where it can go. */
  async send(): Promise<void> {
    if (this.sending) return
    this.sending = true
    while (this.waiting.size > 0 && this.parts.open()) {
      const [[key, value]] = this.waiting
      this.waiting.delete(key)
      await this.sendOne(key, value)
    }
    this.sending = false
    this.look()
  }

  private async sendOne(key: string, value: ControlValue): Promise<void> {
    let late = false
    const timer = setTimeout(() => {
      late = true
      this.parts.late(key, true)
    }, LATE)
    try {
      const kernel = this.parts.kernel()
      await kernel.arm()
      const names = await kernel.handle.call('control', [key, value], Infinity)
      if (names.length > 0) this.parts.rerun(key, names)
    } catch {
      // The kernel is gone, and the control with it.
    } finally {
      clearTimeout(timer)
      if (late) this.parts.late(key, this.running.has(key))
    }
  }

  /** The kernel says whether listeners of this control run. */
  ran(key: string, running: boolean): void {
    if (running) this.running.add(key)
    else this.running.delete(key)
    this.look()
  }

  get busy(): boolean {
    return this.sending || this.running.size > 0
  }

  private look(): void {
    if (this.busy) return
    for (const resolve of this.quiet.splice(0)) resolve()
  }

  /** Resolves when no listener runs. */
  ended(): Promise<void> {
    return this.busy ? new Promise((resolve) => this.quiet.push(resolve)) : Promise.resolve()
  }

  /** The kernel is not heard for a while: what runs there is not known any more. */
  deaf(): void {
    for (const key of this.running) this.parts.late(key, false)
    this.running.clear()
    this.look()
  }

  /** Another kernel: nothing of the old one waits or runs. */
  reset(): void {
    this.waiting.clear()
    this.deaf()
  }
}
