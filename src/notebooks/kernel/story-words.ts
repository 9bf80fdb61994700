/** The sentences of a run: one a kind of event, the name of a thing before everything else. */
import type { Life } from '../../runtime/record/lives'
import type { StageCounts } from '../../runtime/protocol/view'
import type { StoryKind } from '../../runtime/protocol/views-of-record'
import { Kind } from '../../runtime/protocol/wire'
import { R_FROM, R_KIND, R_METHOD, R_TO } from '../../runtime/record/record'
import type { ReadableRun } from '../../runtime/record/readable-run'

export type MessageKind = Extract<
  StoryKind,
  'sent' | 'asked' | 'handled' | 'answered' | 'failed' | 'died' | 'lost' | 'undeliverable'
>

/** What is read of a run, live or recorded. */
export interface StorySource extends Pick<
  ReadableRun,
  'record' | 'lives' | 'actors' | 'names' | 'argumentsOf'
> {
  readonly counts: Omit<StageCounts, 'open'>
}

export function messageWords(broker: StorySource, kind: MessageKind, row: number): string {
  const { record, names } = broker
  const from = nameOf(broker, record.get(row, R_FROM))
  const to = nameOf(broker, record.get(row, R_TO))
  const call = `${names[record.get(row, R_METHOD)]}${argumentsOf(broker, row)}`
  switch (kind) {
    case 'sent':
      return `${from} sent ${call} to ${to}`
    case 'asked':
      return `${from} asked ${to}: ${call}`
    case 'handled':
      return `${to} handled ${call}`
    case 'answered':
      return `${to} handled ${call} and answered ${from}`
    case 'failed':
      return record.get(row, R_KIND) === (Kind.Ask as number)
        ? `${to} failed in ${call}, and ${from} gets the error`
        : `${to} failed in ${call}`
    case 'died':
      return `${to} died while it handled ${call}`
    case 'lost':
      return `${from}’s ${call} to ${to} was lost on the way`
    case 'undeliverable':
      return `${call} from ${from} is undeliverable: ${fate(broker, record.get(row, R_TO))}`
  }
}

export function lifeWords(broker: StorySource, kind: StoryKind, { actor, cause, cold, row }: Life): string {
  const name = nameOf(broker, actor)
  const entry = broker.actors[actor]
  switch (kind) {
    case 'spawned': {
      const what =
        entry === undefined || entry.className === name
          ? name
          : `${name}, ${article(entry.className)} ${entry.className}`
      const where = cold ? ', in a new worker' : ''
      return `${nameOf(broker, entry?.parent ?? 0)} spawned ${what}${where}`
    }
    case 'ended':
      return cause === '' ? `${name} died` : `${name} died: ${cause}`
    case 'restarted':
      return cause === '' ? `${name} begins anew` : `${name} begins anew: ${cause}`
    case 'lost-answer':
      return cause === ''
        ? `the answer of ${name} to ${lostFor(broker, row)} was lost on the way: no program can see this`
        : `the answer of ${name} to ${lostFor(broker, row)} was dropped: ${cause}`
    case 'fault':
      return actor === 0 ? cause : `${name}: ${cause}`
    case 'timer':
      return cause.startsWith('no answer')
        ? `${name} waits no more: ${cause}`
        : `time passed for ${name}: ${cause}`
    default:
      return `${name} stopped`
  }
}

/** Whose question it was, and which. */
function lostFor(broker: StorySource, row: number): string {
  const { record, names } = broker
  if (row < record.first) return 'someone'
  return `${nameOf(broker, record.get(row, R_FROM))}’s ${names[record.get(row, R_METHOD)]}`
}

function nameOf(broker: StorySource, index: number): string {
  return broker.actors[index]?.name ?? 'someone'
}

/**
 * Why nothing could be delivered there. An actor that lives and never began anew was asked in a circle, and the ask
 * was taken back; of one that did begin anew nobody knows which of both it was.
 */
function fate(broker: StorySource, index: number): string {
  const name = nameOf(broker, index)
  const entry = broker.actors[index]
  if (entry === undefined) return `${name} is not there`
  switch (entry.status) {
    case 'dead':
      return `${name} is dead`
    case 'stopped':
      return `${name} has stopped`
    default:
      return entry.incarnation > 1
        ? `${name} could not take it`
        : 'it was taken back, since they wait for each other in a circle'
  }
}

/** `(10)`; `(…)` where what it carried isn't known any more. */
function argumentsOf(broker: StorySource, row: number): string {
  return `(${broker.argumentsOf(row) ?? '…'})`
}

/** `an Auditor`, `a Bank`. */
function article(word: string): string {
  return /^[aeiou]/i.test(word) ? 'an' : 'a'
}
