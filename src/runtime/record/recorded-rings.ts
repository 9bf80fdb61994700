/** The lives and the states of a recording: what the live run's rings held when it was taken. */
import type { Life, Lives } from './lives'
import type { Numbered } from './recording'
import type { StateEntry, States } from './states'

class Ring<T> {
  readonly first: number
  readonly total: number

  constructor(protected readonly kept: Numbered<T>) {
    this.first = kept.first
    this.total = kept.first + kept.entries.length
  }

  since(number: number): T[] {
    return this.kept.entries.slice(Math.max(0, number - this.first))
  }
}

export class RecordedLives extends Ring<Life> implements Pick<Lives, 'total' | 'first' | 'since'> {}

export class RecordedStates
  extends Ring<StateEntry>
  implements Pick<States, 'total' | 'first' | 'since' | 'at'>
{
  at(actor: number, time: number): StateEntry | undefined {
    return this.kept.entries.findLast((entry) => entry.actor === actor && entry.time <= time)
  }
}
