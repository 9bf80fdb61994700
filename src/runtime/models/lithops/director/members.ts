/** The actors of a director, by name, and whether all is quiet with them. */
import type { End } from '../../director/handle'
import type { Mailbox } from './mailbox'
import { unknownActor } from './registry'

/** A function with a mailbox. */
export interface Member {
  readonly box: Mailbox
  /** It has ended, for whatever reason. */
  ended: boolean
  /** Never rejects. */
  readonly result: Promise<End>
}

export function memberOf(box: Mailbox, returned: Promise<unknown>): Member {
  const result = returned.then(
    (fields): End => ({ fields: fields as Readonly<Record<string, unknown>> }),
    (failed: unknown): End => ({ failed }),
  )
  const member: Member = { box, ended: false, result }
  void result.then(() => {
    member.ended = true
  })
  return member
}

export class Members {
  readonly all = new Map<string, Member>()

  names(): string[] {
    return [...this.all.keys()]
  }

  /** Throws where there is none, with the names that there are. */
  of(name: string): Member {
    const member = this.all.get(name)
    if (member === undefined) throw new Error(unknownActor(name, this.names()))
    return member
  }
}

/**
 * Whether every function that still runs has found its mailbox empty since the last message to it was counted. What lies
 * in the mailbox of a dead one stays there.
 */
export async function isQuiet(members: readonly Member[]): Promise<boolean> {
  const live = members.filter(({ ended }) => !ended).map(({ box }) => box)
  // What is sent is counted before its sender counts as done, so all that was handled is read first.
  const handled = await Promise.all(live.map((box) => box.handled()))
  const sent = await Promise.all(live.map((box) => box.sent()))
  return sent.every((count, at) => count === handled[at])
}
