/**
 * What is chosen on a stage, and whether it is inspected: the shell around `selection.ts`.
 *
 * What a choice leads to changes while a run goes on, and its row may be another message after a new run. So it is
 * derived anew when the picture has changed, a few times a second at the most, and given up where it is gone.
 */
import type { StoreApi } from 'zustand/vanilla'
import {
  linkedOf,
  nothing,
  sameLinked,
  sameSelection,
  unlinked,
  type Facts,
  type Linked,
  type Selection,
} from './selection'

export interface ChoiceState {
  readonly selection: Selection
  readonly linked: Linked
  /** The inspector is open. */
  readonly inspecting: boolean
  /** Index of the chosen actor: whom the selection is about. */
  readonly chosen: number | null
}

export const noChoice: ChoiceState = { selection: nothing, linked: unlinked, inspecting: false, chosen: null }

/** ms between two looks at what a choice leads to. */
const every = 250

export class Choice {
  private lookedAt = -Infinity
  private behind = false

  constructor(
    private readonly state: Pick<StoreApi<ChoiceState>, 'getState' | 'setState'>,
    private readonly facts: () => Facts,
    /** The chosen actor is another. */
    private readonly moved: (chosen: number | null) => void,
  ) {}

  /** True where anything is another than before. */
  select(wanted: Selection, inspecting: boolean): boolean {
    const before = this.state.getState()
    const linked = linkedOf(wanted, this.facts())
    const selection = linked === null ? nothing : this.withKey(wanted)
    if (sameSelection(before.selection, selection) && before.inspecting === inspecting) return false
    this.set(selection, linked ?? unlinked, inspecting && selection.kind !== 'nothing')
    return true
  }

  /** The picture has changed. */
  stale(): void {
    if (this.state.getState().selection.kind !== 'nothing') this.behind = true
  }

  /** True while it has to look again. */
  refresh(time: number): boolean {
    if (!this.behind) return false
    if (time - this.lookedAt < every) return true
    this.lookedAt = time
    this.behind = false
    const { selection, linked, inspecting } = this.state.getState()
    const now = linkedOf(selection, this.facts())
    if (now === null) this.set(nothing, unlinked, false)
    else if (!sameLinked(now, linked)) this.set(selection, now, inspecting)
    return false
  }

  private withKey(selection: Selection): Selection {
    if (selection.kind !== 'message' || selection.key !== '') return selection
    return { ...selection, key: this.facts().message(selection.row)?.key ?? '' }
  }

  private set(selection: Selection, linked: Linked, inspecting: boolean): void {
    const { chosen } = this.state.getState()
    this.state.setState({ selection, linked, inspecting, chosen: linked.actor })
    if (chosen !== linked.actor) this.moved(linked.actor)
  }
}
