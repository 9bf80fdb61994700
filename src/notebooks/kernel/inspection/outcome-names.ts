/** What became of a message, as views are told it. */
import type { MessageOutcome } from '../../../runtime/protocol/inspection'
import { Outcome } from '../../../runtime/record/record'

export const OUTCOME_NAMES: Readonly<Record<Outcome, MessageOutcome>> = {
  [Outcome.Waiting]: 'waiting',
  [Outcome.Delivered]: 'delivered',
  [Outcome.Settled]: 'settled',
  [Outcome.Failed]: 'failed',
  [Outcome.Died]: 'died',
  [Outcome.Undeliverable]: 'undeliverable',
  [Outcome.Lost]: 'lost',
}
