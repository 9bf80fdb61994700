/** The broker's run as views and exports read it: what messages carried as lines of text. */
import type { Broker } from '../../runtime/broker/broker'
import { L_ARGC, L_ROW } from '../../runtime/broker/mailbox'
import type { WireError } from '../../runtime/protocol/control'
import type { Payload } from '../../runtime/record/payloads'
import type { ReadableRun } from '../../runtime/record/readable-run'
import type { TakenRun } from '../../runtime/record/recording'
import { answerKey, messageKey } from '../../runtime/protocol/identity'
import { Outcome, R_ACTIVATION, R_ENDED, R_FROM, R_N, R_TO } from '../../runtime/record/record'
import { previewLine } from './picture'

/** What is read of a broker. */
export type ReadableBroker = Pick<
  Broker,
  | 'record'
  | 'names'
  | 'actors'
  | 'lives'
  | 'states'
  | 'payloads'
  | 'replies'
  | 'mode'
  | 'answers'
  | 'schedule'
  | 'deliveries'
  | 'lostAnswers'
>

/** Letters of a mailbox in which what one carries is looked for. */
const LOOKED_AT = 300

export function readableRun(broker: ReadableBroker): TakenRun {
  const { record, names, actors, lives, states } = broker
  const stepOf = stepsOf(broker)
  return {
    record,
    names,
    actors,
    lives,
    states,
    argumentsOf(row) {
      const payload = payloadOf(broker, row)
      return payload === undefined ? undefined : previewLine(payload)
    },
    answerOf(row) {
      const reply = broker.replies.of(row)
      if (reply === undefined) return undefined
      if (record.outcome(row) !== Outcome.Failed) return previewLine(reply)
      const { name, message } = reply.args as WireError
      return `${name}: ${message}`
    },
    answeredAt(row) {
      const step = stepOf(row, true)
      if (step > 0) return broker.deliveries[step - 1].at
      const outcome = record.outcome(row)
      const given = outcome === Outcome.Settled || outcome === Outcome.Failed
      return given && broker.mode === 'step' && broker.answers === 'steps' ? -1 : record.get(row, R_ENDED)
    },
    answerLost: (row) => broker.lostAnswers.has(row),
    stepOf,
  }
}

/** Finds steps by their keys; the schedule only grows. */
function stepsOf(broker: ReadableBroker): NonNullable<ReadableRun['stepOf']> {
  const steps = new Map<string, number>()
  let read = 0
  return (row, answer) => {
    const { schedule, record, actors } = broker
    for (; read < schedule.length; read++) steps.set(schedule[read], read + 1)
    if (read === 0) return 0
    const sender = actors[record.get(row, R_FROM)]?.id ?? ''
    const key = messageKey(sender, record.get(row, R_ACTIVATION), record.get(row, R_N))
    return steps.get(answer ? answerKey(key) : key) ?? 0
  }
}

/** What a message carries: kept since it was delivered, or in the mailbox in which it waits. */
export function payloadOf(
  broker: Pick<Broker, 'payloads' | 'actors' | 'record'>,
  row: number,
): Payload | undefined {
  const kept = broker.payloads.of(row)
  if (kept !== undefined) return kept
  const box = broker.actors[broker.record.get(row, R_TO)]?.box
  if (box === undefined) return undefined
  const until = Math.min(box.tail, box.delivered + LOOKED_AT)
  for (let o = box.delivered; o < until; o++)
    if (box.field(o, L_ROW) === row) return { argc: box.field(o, L_ARGC) & 0xffff, args: box.argsOf(o) }
  return undefined
}
