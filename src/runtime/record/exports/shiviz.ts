/**
 * A run as a log that ShiViz draws. Its first line is the expression by which it is read, its second is empty: there is
 * one execution. Then come two lines an event: the host with its vector clock, and what happened.
 */
import type { ReadableRun } from '../readable-run'
import { Outcome } from '../record'
import { EventKind, eventsOf, type RunEvents } from '../run-events'
import { callOf, firstOf, isSpawn, nameOf, outcomeWords, shownWords, type ToldRun } from './told-run'
import { vectorClocks, type ClockedEvent } from './vector-clocks'

/** What ShiViz is told: each event matches it. */
export const SHIVIZ_PARSER = '(?<host>\\S*) (?<clock>{.*})\\n(?<event>.*)'

export interface ShivizOptions {
  /** Messages at the most, the newest. */
  readonly most?: number
  /** Characters at the most: clocks grow with the number of actors. */
  readonly size?: number
}

export function shivizLog(run: ToldRun, { most = 1000, size = 8_000_000 }: ShivizOptions = {}): string {
  const events = eventsOf(run)
  for (let rows = most; ; rows = Math.floor(rows / 2)) {
    const first = firstOf(run, rows)
    const log = logFrom(run, events, first)
    if (log.length <= size || rows <= 1) return log
  }
}

function logFrom(run: ToldRun, events: RunEvents, first: number): string {
  const clocked = vectorClocks(run, events, first)
  const hosts = hostNames(run, clocked)
  const left = shownWords(run, first)
  const lines = clocked.map((event, n) => {
    const clock = [...event.clock].map(([actor, count]) => `"${hosts.get(actor)!}":${count}`).join(',')
    const words = eventWords(run, events, event)
    return `${hosts.get(event.actor)!} {${clock}}\n${n === 0 && left !== '' ? `${left} ` : ''}${words}`
  })
  return `${SHIVIZ_PARSER}\n\n${lines.join('\n')}\n`
}

/** Without blanks, quotes and braces, and each another. */
function hostNames(run: Pick<ReadableRun, 'actors'>, clocked: readonly ClockedEvent[]): Map<number, string> {
  const hosts = new Map<number, string>()
  const taken = new Set<string>()
  const indexes = new Set(clocked.flatMap(({ actor, clock }) => [actor, ...clock.keys()]))
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const plain = nameOf(run, index).replace(/[^\p{L}\p{N}_.-]+/gu, '_') || 'actor'
    let host = plain
    for (let n = index; taken.has(host); n++) host = `${plain}.${n}`
    taken.add(host)
    hosts.set(index, host)
  }
  return hosts
}

function eventWords(run: ToldRun, events: RunEvents, { kind, ref }: ClockedEvent): string {
  return oneLine(kind === EventKind.Lived ? lifeWords(events, ref) : messageWords(run, kind, ref))
}

function lifeWords(events: RunEvents, ref: number): string {
  const { kind, cause } = events.lives[ref]
  const word = kind === 'placed' ? 'is placed in a worker' : kind === 'timer' ? 'time passes' : kind
  return cause === '' ? word : `${word}: ${cause}`
}

function messageWords(run: ToldRun, kind: EventKind, row: number): string {
  const { kind: sort, to, from, outcome } = run.record.read(row)!
  if (isSpawn(sort)) return 'asks for an actor'
  const call = callOf(run, row)
  const never = outcome === Outcome.Lost || outcome === Outcome.Undeliverable
  switch (kind) {
    case EventKind.Sent:
      return `sends ${call} to ${nameOf(run, to)}${never ? `, ${outcomeWords(outcome)}` : ''}`
    case EventKind.Begun:
      return `begins ${call} from ${nameOf(run, from)}`
    case EventKind.Ended:
      return outcome === Outcome.Settled ? `ends ${call}` : `ends ${call}: ${outcomeWords(outcome)}`
    default: {
      const answer = run.answerOf(row)
      return `hears of ${call}: ${answer ?? outcomeWords(outcome)}`
    }
  }
}

const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ')
