/**
 * What a step run has to play before its own cell: the cells run so far, from the last point that is known as a value.
 *
 * Such a point is the beginning, or a cleared stage: the kernel's variables as a bundle, and how many children the
 * notebook had by then, so that new actors get ids of their own.
 */
import type { Bundle } from '../../runtime/ship/bundle'
import type { PreludeEntry } from './program'

/** With the text that ran, for whoever makes the run again elsewhere. */
export interface PlayedEntry extends PreludeEntry {
  readonly source: string
}

export class Prelude {
  entries: PlayedEntry[] = []
  /** Null: without variables. */
  base: Bundle | null = null
  children = 0
  /** What ran before the stage was cleared, each time. */
  private before: (readonly PlayedEntry[])[] = []

  /** A new run: nothing was before. */
  reset(): void {
    this.entries = []
    this.before = []
    this.base = null
    this.children = 0
  }

  /** A cell that was stopped is not played again. */
  remove(entry: PlayedEntry): void {
    this.entries = this.entries.filter((one) => one !== entry)
  }

  /** The stage is cleared: the actors of the cells so far are gone. */
  clear(children: number): void {
    if (this.entries.length > 0) this.before.push(this.entries)
    this.entries = []
    this.children = children
  }

  /** All that ran since the kernel began; between two lists the stage was cleared. */
  get chapters(): readonly (readonly PlayedEntry[])[] {
    return [...this.before, this.entries]
  }
}
