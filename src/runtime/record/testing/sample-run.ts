/** A run with one of everything: an answer, a failure, a loss, a letter to nobody, a death, a line of code. */
import { Kind } from '../../protocol/wire'
import { Outcome } from '../record'
import type { Recording } from '../recording'
import { madeActor, madeRecording, type MadeParts } from './made-recording'

export function sampleRun(over: MadeParts = {}): Recording {
  return madeRecording({
    names: ['deposit', 'balance', 'spawn', 'bank:3'],
    actors: [
      madeActor(0, { maxConcurrency: 2 ** 31 - 1 }),
      madeActor(1, { name: 'bank', className: 'Bank' }),
      madeActor(2, { name: 'account', className: 'Account', status: 'dead', container: -1 }),
      madeActor(3, { name: 'auditor', className: 'Auditor', container: 1 }),
    ],
    rows: [
      { kind: Kind.Spawn, from: 0, to: 0, method: 2, sent: 0, ended: 10 },
      { kind: Kind.Ask, from: 0, to: 1, method: 0, site: 3, sent: 20, delivered: 20, ended: 70 },
      { from: 1, to: 2, method: 0, cause: 1, sent: 30, delivered: 30, ended: 50 },
      { from: 1, to: 3, method: 0, cause: 1, sent: 40, ended: 40, outcome: Outcome.Lost },
      {
        kind: Kind.Ask,
        from: 1,
        to: 2,
        method: 1,
        cause: 1,
        sent: 45,
        delivered: 45,
        ended: 60,
        outcome: Outcome.Failed,
      },
      { from: 0, to: 2, method: 0, cause: 1, sent: 80, ended: 80, outcome: Outcome.Undeliverable },
      { from: 0, to: 3, method: 0, cause: 1, sent: 90, delivered: 95 },
    ],
    lives: {
      first: 0,
      entries: [
        { kind: 'placed', actor: 1, time: 1, rows: 1, worker: 1, cold: true, cause: '', row: -1 },
        { kind: 'began', actor: 1, time: 10, rows: 1, worker: 1, cold: false, cause: '', row: -1 },
        { kind: 'placed', actor: 2, time: 12, rows: 1, worker: 2, cold: true, cause: '', row: -1 },
        { kind: 'died', actor: 2, time: 65, rows: 5, worker: 2, cold: false, cause: 'it was ended', row: -1 },
      ],
    },
    argumentLines: [
      [1, '10'],
      [2, "'a; b', 5"],
    ],
    answerLines: [
      [1, '110'],
      [4, 'TypeError: no balance'],
    ],
    facts: { runs: [{ cell: 'transfer', activation: 1, began: 0, ended: 100 }] },
    ...over,
  })
}
