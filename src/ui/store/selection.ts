/**
 * What is chosen, and what is thereby chosen elsewhere: one thing, shown by every view in its own way. Pure.
 *
 * A message leads to its sender and receiver, the way between them, the line that sent it and what was printed while it
 * was handled; a line to the newest messages that it sent; a log line to its message; an actor at one of its changes to
 * the message that made it. Views ask `Linked` and never each other.
 */
import type { Session } from '../../notebooks/kernel/session'
import type { LogLine, SourcePlace } from '../../runtime/protocol/view'

export type Selection =
  | { readonly kind: 'nothing' }
  /** `change`: after one of its changes, by number; null for now. */
  | { readonly kind: 'actor'; readonly index: number; readonly change: number | null }
  /** `key`: what it is called in equivalent runs; '' where it isn't known yet. A row alone may be another's later. */
  | { readonly kind: 'message'; readonly row: number; readonly key: string }
  | { readonly kind: 'line'; readonly cell: string; readonly line: number }
  | { readonly kind: 'log'; readonly seq: number }

export interface Linked {
  /** The message that is meant, the newest of several. */
  readonly row: number | null
  readonly rows: ReadonlySet<number>
  /** The actor that is meant. */
  readonly actor: number | null
  /** Senders and receivers of the messages. */
  readonly ends: ReadonlySet<number>
  /** The ways of the messages, as `from>to` of actors. */
  readonly ways: ReadonlySet<string>
  readonly places: readonly SourcePlace[]
  /** Log lines by their numbers. */
  readonly logs: ReadonlySet<number>
  /** There are more messages than `rows`. */
  readonly more: boolean
}

/** Where the derivation looks things up. */
export type Facts = Pick<Session, 'message' | 'inspect' | 'rowsFrom'> & { readonly logs: readonly LogLine[] }

export const nothing: Selection = { kind: 'nothing' }

export const unlinked: Linked = {
  row: null,
  rows: new Set(),
  actor: null,
  ends: new Set(),
  ways: new Set(),
  places: [],
  logs: new Set(),
  more: false,
}

export const wayKey = (from: number, to: number): string => `${from}>${to}`

/** Null where what was chosen is not there any more. */
export function linkedOf(selection: Selection, facts: Facts): Linked | null {
  switch (selection.kind) {
    case 'nothing':
      return unlinked
    case 'actor':
      return ofActor(selection, facts)
    case 'message': {
      const message = facts.message(selection.row)
      if (message === null || (selection.key !== '' && message.key !== selection.key)) return null
      return { ...ofMessage(selection.row, facts), actor: message.to }
    }
    case 'line':
      return ofLine(selection, facts)
    case 'log': {
      const line = facts.logs.find((one) => one.seq === selection.seq)
      if (line === undefined) return null
      const links = line.row < 0 ? unlinked : ofMessage(line.row, facts)
      const places = line.place === null ? links.places : [line.place]
      return { ...links, actor: line.actor, places, logs: new Set([line.seq]) }
    }
  }
}

function ofActor({ index, change }: Extract<Selection, { kind: 'actor' }>, facts: Facts): Linked {
  const row = change === null ? null : (facts.inspect(index, { change })?.change?.message?.row ?? null)
  return { ...(row === null ? unlinked : ofMessage(row, facts)), actor: index }
}

function ofMessage(row: number, { message, logs }: Facts): Linked {
  const found = message(row)
  if (found === null) return unlinked
  const { from, to, site } = found
  return {
    ...unlinked,
    row,
    rows: new Set([row]),
    ends: new Set([from, to]),
    ways: new Set([wayKey(from, to)]),
    places: site === null ? [] : [site],
    logs: new Set(logs.filter((line) => line.row === row).map((line) => line.seq)),
  }
}

function ofLine({ cell, line }: Extract<Selection, { kind: 'line' }>, { rowsFrom, logs }: Facts): Linked {
  const { messages, more } = rowsFrom({ cell, line })
  return {
    row: messages[0]?.row ?? null,
    rows: new Set(messages.map(({ row }) => row)),
    actor: null,
    ends: new Set(messages.flatMap(({ from, to }) => [from, to])),
    ways: new Set(messages.map(({ from, to }) => wayKey(from, to))),
    places: [{ cell, line }],
    logs: new Set(
      logs.filter(({ place }) => place?.cell === cell && place.line === line).map(({ seq }) => seq),
    ),
    more,
  }
}

export function sameSelection(a: Selection, b: Selection): boolean {
  if (a.kind !== b.kind) return false
  const other = b as Readonly<Record<string, unknown>>
  // A key that isn't known yet is no other message.
  return Object.entries(a).every(
    ([name, value]) => value === other[name] || (name === 'key' && (value === '' || other.key === '')),
  )
}

export function sameLinked(a: Linked, b: Linked): boolean {
  return (
    a.row === b.row &&
    a.actor === b.actor &&
    a.more === b.more &&
    sameSet(a.rows, b.rows) &&
    sameSet(a.ends, b.ends) &&
    sameSet(a.ways, b.ways) &&
    sameSet(a.logs, b.logs) &&
    a.places.length === b.places.length &&
    a.places.every(({ cell, line }, n) => cell === b.places[n].cell && line === b.places[n].line)
  )
}

function sameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  if (a.size !== b.size) return false
  for (const one of a) if (!b.has(one)) return false
  return true
}
