/**
 * The first screen's picture of the run: four envelopes, two balances, two readings. Pure: a stage frame in.
 *
 * It finds the actors by name and their numbers by field. What is not there yet (the workers are starting) has the
 * values that it will have, so that nothing jumps when they come.
 */
import type { ActorView, HeldView, StageFrame } from '../../../runtime/protocol/view'
import { slots, type Role, type SlotId } from './board'

export interface EnvelopeView {
  readonly id: SlotId
  /** `held`: may be delivered; `coming`: not there yet; `gone`: delivered. */
  readonly state: 'coming' | 'held' | 'gone'
  readonly key: string
  readonly label: string
}

export interface Figure {
  readonly text: string
  /** The last delivery changed it. */
  readonly changed: boolean
}

export interface FirstRun {
  readonly envelopes: readonly EnvelopeView[]
  readonly balances: Readonly<Record<'account_1' | 'account_2', Figure>>
  readonly reads: readonly [Figure, Figure]
  /** The auditor's sum once every message is delivered, else null. */
  readonly total: number | null
  /** Deliveries that the person made. */
  readonly made: number
  readonly canUndo: boolean
  readonly ready: boolean
}

/** Words on an envelope by method; `{}` is the argument. */
export type Labels = Readonly<Record<string, string>>

export const defaultLabels: Labels = { take: 'take {}', add: 'add {}', howMuch: 'how much?' }

const before: Readonly<Record<SlotId, string>> = {
  take: 'take 10',
  add: 'add 10',
  ask1: 'how much?',
  ask2: 'how much?',
}

export const notYet: FirstRun = {
  envelopes: slots.map(({ id }) => ({ id, state: 'coming', key: '', label: before[id] })),
  balances: { account_1: { text: '100', changed: false }, account_2: { text: '100', changed: false } },
  reads: [
    { text: '?', changed: false },
    { text: '?', changed: false },
  ],
  total: null,
  made: 0,
  canUndo: false,
  ready: false,
}

export function firstRunOf(frame: StageFrame, labels: Labels = defaultLabels): FirstRun {
  const actors = byRole(frame.actors)
  const made = frame.order.length
  const envelopes = slots.map(({ id, from, to }): EnvelopeView => {
    const sender = actors.get(from)?.index
    const receiver = actors.get(to)?.index
    const held = frame.held.find((one) => one.from === sender && one.to === receiver && one.enabled)
    if (held) return { id, state: 'held', key: held.key, label: labelOf(held, labels) }
    return { id, state: made > 0 ? 'gone' : 'coming', key: '', label: before[id] }
  })
  const first = figure(actors.get('auditor'), 'first', '?')
  const second = figure(actors.get('auditor'), 'second', '?')
  const finished = made >= slots.length && envelopes.every((one) => one.state === 'gone')
  const sum = Number(first.text) + Number(second.text)
  return {
    envelopes,
    balances: {
      account_1: figure(actors.get('account_1'), 'balance', '100'),
      account_2: figure(actors.get('account_2'), 'balance', '100'),
    },
    reads: [first, second],
    total: finished && Number.isFinite(sum) ? sum : null,
    made,
    canUndo: frame.canUndo,
    ready: made > 0 || envelopes.every((one) => one.state === 'held'),
  }
}

/** Only what the last delivery changed is marked: each actor's own marks stay until its next message. */
export function markedBy(run: FirstRun, last: SlotId | undefined): FirstRun {
  const only = (one: Figure, id: SlotId): Figure =>
    one.changed && last !== id ? { ...one, changed: false } : one
  return {
    ...run,
    balances: {
      account_1: only(run.balances.account_1, 'take'),
      account_2: only(run.balances.account_2, 'add'),
    },
    reads: [only(run.reads[0], 'ask1'), only(run.reads[1], 'ask2')],
  }
}

export function labelOf(held: Pick<HeldView, 'method' | 'preview'>, labels: Labels): string {
  const label = labels[held.method]
  if (label === undefined) return held.preview ? `${held.method} ${held.preview}` : held.method
  return label.replace('{}', held.preview)
}

/** The newest actor of each role: running the program again makes new ones of the same names. */
function byRole(actors: readonly ActorView[]): Map<Role, ActorView> {
  const found = new Map<Role, ActorView>()
  for (const actor of actors) {
    const name = actor.name.toLowerCase()
    if (name === 'bank' || name === 'auditor' || name === 'account_1' || name === 'account_2')
      found.set(name, actor)
  }
  return found
}

function figure(actor: ActorView | undefined, name: string, otherwise: string): Figure {
  const field = actor?.fields.find((one) => one.name === name)
  if (!field || !/^-?\d/.test(field.text)) return { text: otherwise, changed: false }
  return { text: field.text, changed: field.changed }
}
