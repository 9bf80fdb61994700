/**
 * What a step run has to play before its own cell: the cells run so far, from the last point that is known as a value.
 *
 * Such a point is the beginning, or a cleared stage: the kernel's variables as a bundle, and how many children the
 * notebook had by then, so that new actors get ids of their own.
 */
import type { Bundle } from '../../runtime/ship/bundle'
import type { PreludeEntry } from './program'

export class Prelude {
  entries: PreludeEntry[] = []
  /** Null: without variables. */
  base: Bundle | null = null
  children = 0

  /** A new run: nothing was before. */
  reset(): void {
    this.entries = []
    this.base = null
    this.children = 0
  }

  /** A cell that was stopped is not played again. */
  remove(entry: PreludeEntry): void {
    this.entries = this.entries.filter((one) => one !== entry)
  }

  /** The stage is cleared: the actors of the cells so far are gone. */
  clear(children: number): void {
    this.entries = []
    this.children = children
  }
}
