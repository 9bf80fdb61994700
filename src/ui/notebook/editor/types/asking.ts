/** How an editor asks about its own cell: offsets are the editor's, and the texts of the others come along. */
import { TypesClient } from '../../../../notebooks/types/client'
import type { Answers, Question } from '../../../../notebooks/types/protocol'
import { startTypesWorker } from '../../../../notebooks/types/start-worker'
import type { CellTypes } from '../types-on-focus'

/** One for the page: a worker of types is big, and one notebook is open at a time. */
const client = new TypesClient(startTypesWorker)

type About<Q> = Q extends unknown ? Omit<Q, 'cell'> : never

/** `text`: the cell as the editor has it. null: there is nothing to say, or no longer. */
export type Ask = <K extends Question['kind']>(
  about: About<Extract<Question, { kind: K }>> & { kind: K },
  text: string,
) => Promise<Answers[K] | null>

export function askerOf({ cell, cells }: CellTypes): Ask {
  return (about, text) => {
    const question = { ...about, cell } as unknown as Extract<Question, { kind: typeof about.kind }>
    return client.ask(
      question,
      cells().map((one) => (one.id === cell && one.text !== text ? { ...one, text } : one)),
    )
  }
}
