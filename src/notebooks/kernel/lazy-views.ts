/**
 * The views of a session's record, fetched when somebody looks for the first time: the first screen does without.
 *
 * Until they have come nothing is to be seen, and the page hears when they have.
 */
import { BLANK, type Views } from './blank-views'
import type { RecordViewsParts } from './record-views'

export class LazyViews {
  private views: Views | null = null
  private coming: Promise<void> | null = null

  constructor(
    private readonly parts: RecordViewsParts,
    private readonly changed: () => void,
  ) {}

  /** Resolves when they are there, or can't be fetched; then the next look tries again. */
  open(): Promise<void> {
    return (this.coming ??= import('./record-views').then(
      ({ RecordViews }) => {
        this.views = new RecordViews(this.parts)
        this.changed()
      },
      () => {
        this.coming = null
      },
    ))
  }

  /** The views as they are now. */
  get now(): Views {
    if (this.views !== null) return this.views
    void this.open()
    return BLANK
  }
}
