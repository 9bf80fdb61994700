/** One message of a run, with all that is known of it. */
import type { MessageOutcome, MessageView } from '../../../runtime/protocol/inspection'
import { messageKey } from '../../../runtime/protocol/identity'
import { Kind } from '../../../runtime/protocol/wire'
import type { ReadableRun } from '../../../runtime/record/readable-run'
import { R_TO, type RowView } from '../../../runtime/record/record'
import { isMessage, linkTo, neighbourRow } from './find-rows'
import { OUTCOME_NAMES } from './outcome-names'

/** Null where there is no such message, or it is kept no more. */
export function messageView(run: ReadableRun, row: number): MessageView | null {
  const view = run.record.read(row)
  if (view === null || !isMessage(run.record, row)) return null
  const link = linkTo(run, row)
  const ask = view.kind === (Kind.Ask as number)
  const outcome = OUTCOME_NAMES[view.outcome]
  const carried = run.argumentsOf(row) ?? null
  const answer = ask ? (run.answerOf(row) ?? null) : null
  const toName = nameOf(run, view.to)
  return {
    ...link,
    key: messageKey(run.actors[view.from]?.id ?? '?', view.activation, view.n),
    kind: ask ? 'ask' : 'tell',
    to: view.to,
    toName,
    method: run.names[view.method],
    carried,
    answer,
    outcome,
    sent: view.sent / 100,
    delivered: view.delivered < 0 ? null : view.delivered / 100,
    ended: view.ended < 0 ? null : view.ended / 100,
    words: wordsOf(outcome, ask, link.fromName, toName, answer),
    parent: parentOf(run, view),
    earlier: neighbourRow(run, row, -1),
    later: neighbourRow(run, row, 1),
  }
}

/** The causal parent: a message that its sender handled, or one of its sender's that had been answered. */
function parentOf(run: ReadableRun, { cause, from }: RowView): MessageView['parent'] {
  if (cause < run.record.first || !isMessage(run.record, cause)) return null
  return { ...linkTo(run, cause), answer: run.record.get(cause, R_TO) !== from }
}

function wordsOf(
  outcome: MessageOutcome,
  ask: boolean,
  from: string,
  to: string,
  answer: string | null,
): string {
  switch (outcome) {
    case 'waiting':
      return `It has not been delivered yet.`
    case 'delivered':
      return `${to} has it and has not settled it yet.`
    case 'settled':
      if (!ask) return `${to} handled it.`
      return answer === null
        ? `${to} handled it and answered ${from}.`
        : `${to} handled it and answered ${from}: ${answer}`
    case 'failed':
      return ask ? `${to} failed in it, and ${from} gets the error.` : `${to} failed in it.`
    case 'died':
      return `${to} died while it handled it.`
    case 'undeliverable':
      return `It is undeliverable.`
    case 'lost':
      return 'It was lost on the way. No program can see this.'
  }
}

function nameOf({ actors }: ReadableRun, index: number): string {
  return actors[index]?.name ?? 'someone'
}
