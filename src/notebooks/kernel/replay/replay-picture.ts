/**
 * The picture of one position of a recording: as bounded as that of a live run, and of the same words.
 *
 * 300 actors and piles, 400 edges; what is left out is counted. Nothing is held, for nobody can deliver.
 */
import { NO_CHANCE } from '../../../runtime/protocol/faults'
import type { ActorStatus, ActorView, EdgeView, Phase, StageFrame } from '../../../runtime/protocol/view'
import { Outcome, R_METHOD } from '../../../runtime/record/record'
import type { Recording } from '../../../runtime/record/recording'
import { Crowd, type Member } from '../crowd'
import { findActors } from '../find-actors'
import { Presence, type ReplayState } from './replay-state'
import type { ReplayTape } from './replay-tape'

const ACTORS = 300
const EDGES = 400

export interface ReplayContext {
  readonly version: number
  readonly phase: Phase
  readonly speed: number
  /** An actor that is drawn, however many there are; −1 for none. */
  readonly watched: number
}

/** By `Presence`. */
export const statuses: readonly ActorStatus[] = [
  'starting',
  'starting',
  'alive',
  'restarting',
  'stopped',
  'dead',
]

export class ReplayPicture {
  private readonly crowd = new Crowd(ACTORS)
  private watched = -1

  constructor(
    private readonly recording: Recording,
    private readonly tape: ReplayTape,
  ) {}

  frame(position: number, context: ReplayContext): StageFrame {
    const state = this.tape.stateAt(position)
    const present = this.present(state)
    this.crowd.update(this.members(state, present))
    if (context.watched !== this.watched) this.crowd.standOut((this.watched = context.watched))
    const piles = this.crowd.piles().map((pile) => ({ ...pile, held: 0 }))
    const inPiles = piles.reduce((sum, pile) => sum + pile.count, 0)
    const actors = this.listed(ACTORS - piles.length, present).map((index) => this.actor(index, state))
    return {
      version: context.version,
      mode: 'replay',
      phase: context.phase,
      speed: context.speed,
      clockRate: this.recording.record.runTime.rateAt(this.tape.timeAt(position)),
      seed: this.recording.facts.seed,
      actors,
      actorsLeftOut: this.crowd.size - inPiles - actors.length,
      piles,
      pileOf: this.crowd.pileOf,
      edges: this.edges(state, present),
      held: [],
      heldLeftOut: 0,
      delivered: 0,
      known: 0,
      given: 0,
      canUndo: false,
      order: [],
      begun: 0,
      history: null,
      going: context.phase === 'running',
      walls: [],
      chance: NO_CHANCE,
      platforms: 0,
      recorded: { bytes: 0, forgotten: this.recording.record.first },
      counts: countsAt(state),
      workers: new Set(actors.flatMap(({ status, worker }) => (isOver(status) || worker < 1 ? [] : [worker])))
        .size,
    }
  }

  /** Indexes of the actors that are there and have these words in their name or class, the best first. */
  find(words: string, position: number): readonly number[] {
    const { presence } = this.tape.stateAt(position)
    const there = this.recording.actors.map((actor) => {
      const now = actor === undefined ? Presence.Absent : (presence[actor.index] as Presence)
      return now === Presence.Absent ? undefined : { ...actor!, status: statuses[now], cleared: false }
    })
    return findActors(there, words)
  }

  /** Who is on the stage: one that has ended is gone when a later one has taken its name. */
  present({ presence }: ReplayState): Uint8Array {
    const there = new Uint8Array(presence.length)
    const names = new Set<string>()
    for (let index = presence.length - 1; index >= 0; index--) {
      const actor = this.recording.actors[index]
      if (actor === undefined || (presence[index] as Presence) === Presence.Absent) continue
      const over = presence[index] >= Presence.Stopped
      there[index] = over && names.has(actor.name) ? 0 : 1
      names.add(actor.name)
    }
    return there
  }

  private *members(state: ReplayState, present: Uint8Array): Iterable<Member> {
    for (const actor of this.recording.actors) {
      if (actor === undefined || actor.index === 0) continue
      const { index, className } = actor
      yield {
        index,
        className,
        status: statuses[state.presence[index]],
        cleared: present[index] === 0,
        undeliverable: state.undeliverable[index],
        box: { depth: state.depth[index], started: state.handling[index] >= 0 ? 1 : 0, settled: 0 },
      }
    }
  }

  private listed(most: number, present: Uint8Array): number[] {
    const indexes = present[0] === 1 ? [0] : []
    for (const index of this.crowd.drawn()) {
      if (indexes.length === most) break
      indexes.push(index)
    }
    return indexes.sort((a, b) => a - b)
  }

  private actor(index: number, state: ReplayState): ActorView {
    const { recording, tape } = this
    const actor = recording.actors[index]!
    const status = statuses[state.presence[index]]
    const life = tape.events.lives[state.life[index]]
    const handled = state.handled[index]
    return {
      index,
      id: actor.id,
      name: actor.name,
      className: actor.className,
      parent: actor.parent,
      status,
      incarnation: state.incarnation[index],
      cause: (status === 'dead' || status === 'restarting') && life !== undefined ? life.cause : '',
      depth: state.depth[index],
      held: 0,
      handling: isOver(status) ? '' : this.method(state.handling[index]),
      handled: this.method(handled),
      handledWith: handled < 0 ? '' : (recording.argumentsOf(handled) ?? ''),
      fields: tape.fieldsAt(index, state.position),
      worker: Math.max(0, life?.worker ?? actor.container),
      undeliverable: state.undeliverable[index],
      oldCode: false,
      slow: 1,
      handledCount: state.handledCount[index],
    }
  }

  private method(row: number): string {
    return row < 0 ? '' : this.recording.names[this.recording.record.get(row, R_METHOD)]
  }

  private edges(state: ReplayState, present: Uint8Array): EdgeView[] {
    const piles = this.crowd.pileOf
    const joined = new Map<string, { from: number; to: number; count: number; row: number }>()
    for (const [n, way] of this.tape.plan.ways.entries()) {
      if (state.wayCount[n] === 0 || present[way.from] !== 1 || present[way.to] !== 1) continue
      const from = piles[way.from] || way.from
      const to = piles[way.to] || way.to
      const known = joined.get(`${from} ${to}`)
      if (known === undefined) {
        if (joined.size < EDGES)
          joined.set(`${from} ${to}`, { from, to, count: state.wayCount[n], row: state.wayRow[n] })
        continue
      }
      known.count += state.wayCount[n]
      known.row = Math.max(known.row, state.wayRow[n])
    }
    return [...joined.values()].map(({ from, to, count, row }) => ({
      from, to, count, rate: 0, lastMethod: this.method(row),
    })) // oxfmt-ignore
  }
}

export function isOver(status: ActorStatus): boolean {
  return status === 'stopped' || status === 'dead'
}

/** As the broker counts: a message is in one of the ends, or open. */
export function countsAt({ sent, ended }: Pick<ReplayState, 'sent' | 'ended'>): StageFrame['counts'] {
  const ends = {
    settled: ended[Outcome.Settled],
    failed: ended[Outcome.Failed],
    died: ended[Outcome.Died],
    undeliverable: ended[Outcome.Undeliverable],
    lost: ended[Outcome.Lost],
  }
  const over = Object.values(ends).reduce((sum, count) => sum + count, 0)
  return { sent, ...ends, open: sent - over }
}
