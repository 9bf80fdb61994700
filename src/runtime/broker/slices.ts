/**
 * Slices: which hosts are running on the broker's account in step mode, and what happens when they have ended.
 *
 * What goes by itself (spawns, stops, questions, answers that are no steps) happens one after the other, each when the
 * slices before it have ended: so that a schedule decides the run and the speed of workers doesn't. In other modes
 * nothing is counted and everything happens at once.
 */
import type { Mode } from '../protocol/view'
import type { Shell } from './shell'

export class Slices {
  /** Slices that have begun and not ended, by container. */
  private readonly open = new Map<number, number>()
  private readonly actions: (() => void)[] = []

  constructor(
    private readonly run: { readonly mode: Mode },
    private readonly shell: Pick<Shell, 'quiet'>,
  ) {}

  /** Nothing runs and nothing goes by itself: only a step goes on from here. */
  get still(): boolean {
    return this.open.size === 0 && this.actions.length === 0
  }

  /** In its turn (step), or now. */
  then(action: () => void): void {
    if (this.run.mode === 'step') this.actions.push(action)
    else action()
  }

  /** A container is given something to do; it will say when the microtasks have drained. */
  expect(container: number): void {
    if (this.run.mode === 'step') this.open.set(container, (this.open.get(container) ?? 0) + 1)
  }

  ended(container: number): void {
    const left = (this.open.get(container) ?? 0) - 1
    if (left <= 0) this.open.delete(container)
    else this.open.set(container, left)
  }

  /** The container is lost: it says nothing any more. */
  forget(container: number): void {
    this.open.delete(container)
  }

  forgetAll(): void {
    this.open.clear()
  }

  /** Takes what goes by itself until something runs again or all is still. */
  advance(): void {
    while (this.open.size === 0 && this.actions.length > 0) this.actions.shift()!()
    if (this.still) this.shell.quiet()
  }

  /** Step mode is over: the rest happens now. */
  release(): void {
    for (const action of this.actions.splice(0)) action()
  }
}
