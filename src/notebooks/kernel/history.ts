/**
 * The tree of what has been tried: every order that was taken from the first choice on, as far as it was taken.
 *
 * Taking a step that was taken before leads to the branch that is there; another step begins a branch beside it. Going
 * back forgets nothing: `ahead` is the way that was gone last from here. A value that the run follows; it makes no step
 * itself. Bounded: beyond the limit only the present branch stays, and `pruned` says so.
 */
import { isFaultKey } from '../../runtime/protocol/faults'
import type { ForkView, StepView } from '../../runtime/protocol/view'

const NODES = 50_000

export type Mark = '' | 'fault' | 'error'

interface Node {
  readonly key: string
  readonly about: StepView
  readonly parent: number
  readonly depth: number
  mark: Mark
  readonly children: number[]
  /** The child that was gone to last; −1 for none. */
  last: number
}

/** Nothing is known of it but its key. */
const SOMETHING: StepView = { from: -1, to: -1, method: '' }

const root = (): Node => ({
  key: '',
  about: SOMETHING,
  parent: -1,
  depth: 0,
  mark: '',
  children: [],
  last: -1,
})

export class History {
  private nodes: Node[] = [root()]
  private at = 0
  /** Branches were let go of. */
  pruned = false

  constructor(private readonly limit = NODES) {}

  /** Steps taken. */
  get position(): number {
    return this.nodes[this.at].depth
  }

  /** Takes a step from here: a branch that is there, or a new one. */
  take(key: string, mark: Mark = isFaultKey(key) ? 'fault' : '', about = SOMETHING): void {
    const here = this.nodes[this.at]
    let next = here.children.find((child) => this.nodes[child].key === key)
    if (next === undefined) {
      next = this.nodes.length
      this.nodes.push({ key, about, parent: this.at, depth: here.depth + 1, mark, children: [], last: -1 })
      here.children.push(next)
    } else if (mark !== '') this.nodes[next].mark = mark
    here.last = next
    this.at = next
    if (this.nodes.length > this.limit) this.prune()
  }

  /** Back to the first choice, from which a run that is made again comes here. */
  toStart(): void {
    this.at = 0
  }

  /** The steps from the first choice to here. */
  get taken(): string[] {
    const keys: string[] = []
    for (let at = this.at; at > 0; at = this.nodes[at].parent) keys.push(this.nodes[at].key)
    return keys.reverse()
  }

  /** The steps that were gone last from here on. */
  get ahead(): string[] {
    return this.aheadOf(this.at)
  }

  private aheadOf(from: number): string[] {
    const keys: string[] = []
    for (let at = this.nodes[from].last; at >= 0; at = this.nodes[at].last) keys.push(this.nodes[at].key)
    return keys
  }

  /** The present way as a whole: from the first choice, over here, as far as it was gone last. */
  private get path(): number[] {
    const before: number[] = []
    for (let at = this.at; at >= 0; at = this.nodes[at].parent) before.push(at)
    const way = before.reverse()
    for (let at = this.nodes[this.at].last; at >= 0; at = this.nodes[at].last) way.push(at)
    return way
  }

  /** All keys of the present way. */
  get way(): string[] {
    return this.path.slice(1).map((number) => this.nodes[number].key)
  }

  get length(): number {
    return this.path.length - 1
  }

  /** Places of the present way where more than one branch begins; the first `most` of them. */
  forks(most: number): ForkView[] {
    const forks: ForkView[] = []
    const way = this.path
    for (const [at, number] of way.entries()) {
      const { children } = this.nodes[number]
      const next = way[at + 1] ?? -1
      if (children.length < 2 && !(children.length === 1 && next < 0)) continue
      forks.push({
        at,
        keys: children.map((child) => this.nodes[child].key),
        firsts: children.map((child) => this.nodes[child].about),
        taken: children.indexOf(next),
      })
      if (forks.length === most) break
    }
    return forks
  }

  /** Steps of the present way with something to see in them, by their positions. */
  marks(most: number): { readonly at: number; readonly mark: Exclude<Mark, ''> }[] {
    const marks: { at: number; mark: Exclude<Mark, ''> }[] = []
    for (const number of this.path) {
      const { mark, depth } = this.nodes[number]
      if (mark !== '' && marks.length < most) marks.push({ at: depth, mark })
    }
    return marks
  }

  /** The steps of the way that branches off at a place with this key, as far as it was gone; null where there is none. */
  branch(at: number, key: string): string[] | null {
    const way = this.path
    const from = way[at]
    if (from === undefined) return null
    const child = this.nodes[from].children.find((one) => this.nodes[one].key === key)
    if (child === undefined) return null
    const before = way.slice(1, at + 1).map((number) => this.nodes[number].key)
    return [...before, key, ...this.aheadOf(child)]
  }

  private prune(): void {
    const way = this.path
    const place = way.indexOf(this.at)
    this.nodes = way.map((number, n): Node => {
      const { key, about, mark } = this.nodes[number]
      const next = n + 1 < way.length ? n + 1 : -1
      return { key, about, parent: n - 1, depth: n, mark, children: next < 0 ? [] : [next], last: next }
    })
    this.at = place
    this.pruned = true
  }
}
