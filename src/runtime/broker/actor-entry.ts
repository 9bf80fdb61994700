/**
 * What the broker knows of one actor.
 */
import type { Place, RefToken, ShippedBundle, StateReport, Supervision } from '../protocol/control'
import type { ActorStatus } from '../protocol/view'
import { Mailbox } from './mailbox'

export interface ActorEntry {
  readonly index: number
  readonly id: string
  name: string
  className: string
  methods: readonly string[]
  readonly parent: number
  /** Activation of the parent that made it. */
  readonly madeIn: number
  status: ActorStatus
  incarnation: number
  cause: string
  /** Number of its container, -1 for none. */
  container: number
  box: Mailbox
  supervision: Supervision
  maxRestarts: number
  restarts: number
  place: Place
  maxConcurrency: number
  deadline: number
  bundle: ShippedBundle | null
  cell: string
  version: number
  state: StateReport
  handled: string
  /** Its row; -1 where it isn't known any more. */
  handledRow: number
  /** How the host last said that it waits: asks open, other sources; null while it runs or is at rest. */
  blocked: { asks: number; others: number } | null
  undeliverable: number
  /** Messages at which it threw. */
  failed: number
  /** On an unordered network: when the last message was delivered to it, in units of 10 µs. */
  deliveredAt: number
  /** How many times as long its worker takes for everything. */
  slow: number
  /** Who waits for the spawn's answer. */
  spawner: { link: number; token: number; row: number } | null
  /** Indices of the actors that it has made. */
  readonly offspring: number[]
  /** Ordinals given to its children by earlier incarnations. */
  children: number
  /** In the list of those of whom something has changed that views count. */
  touched: boolean
  /** Waits in the ready list for a delivery. */
  queued: boolean
  /** Its cell ran again, or the stage was cleared: nothing of it is shown any more. */
  cleared: boolean
  /** Its credit is being taken back: what were delivered now would be taken back too, and yet handled. */
  revoking: boolean
  /** Stopped, and its host has let go of it. */
  dropped: boolean
  /** Cell run (activation of the notebook) that made it or its oldest ancestor. */
  maker: string
}

export function makeEntry(
  fields: Pick<ActorEntry, 'index' | 'id' | 'name' | 'className' | 'parent'> & Partial<ActorEntry>,
): ActorEntry {
  return {
    methods: [],
    madeIn: 0,
    status: 'starting',
    incarnation: 1,
    cause: '',
    container: -1,
    box: new Mailbox(1),
    supervision: 'resume',
    maxRestarts: 0,
    restarts: 0,
    place: 'own',
    maxConcurrency: 1,
    deadline: 30,
    bundle: null,
    cell: '',
    version: 0,
    state: { fields: [], hash: 0 },
    handled: '',
    handledRow: -1,
    blocked: null,
    undeliverable: 0,
    failed: 0,
    deliveredAt: -1,
    slow: 1,
    spawner: null,
    offspring: [],
    children: 0,
    touched: false,
    queued: false,
    dropped: false,
    revoking: false,
    cleared: false,
    maker: '',
    ...fields,
  }
}

/** It has stopped or died, and handles nothing any more. */
export function isOver({ status }: ActorEntry): boolean {
  return status === 'stopped' || status === 'dead'
}

/** What a reference to the actor is made of, wherever it's sent. */
export function tokenFor(entry: ActorEntry): RefToken {
  const { index: ref, id, name, className, methods, incarnation } = entry
  return { ref, id, name, className, methods, incarnation }
}
