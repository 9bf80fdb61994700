/** What a person may do with a lane: hide it, or move it. */
import type { SequenceView } from '../../../runtime/protocol/views-of-record'

export type LaneAction = 'hide' | 'left' | 'right' | 'first' | 'alone'

export interface LaneOrder {
  readonly hidden: readonly number[]
  readonly order: readonly number[]
}

/** The order of all lanes that are drawn is kept from now on, so that a lane that comes later moves none. */
export function changed(
  { lanes, hidden, lines }: Pick<SequenceView, 'lanes' | 'hidden' | 'lines'>,
  actor: number,
  action: LaneAction,
): LaneOrder {
  const order = lanes.map((lane) => lane.actor)
  const out = hidden.map((one) => one.actor)
  const at = order.indexOf(actor)
  if (at < 0) return { hidden: out, order }
  switch (action) {
    case 'hide':
      return { hidden: [...out, actor], order }
    case 'alone': {
      const near = new Set(
        lines.filter((one) => one.from === actor || one.to === actor).flatMap((one) => [one.from, one.to]),
      )
      near.add(actor)
      return {
        hidden: [...out.filter((one) => !near.has(one)), ...order.filter((one) => !near.has(one))],
        order,
      }
    }
    default: {
      const to = action === 'first' ? 0 : action === 'left' ? at - 1 : at + 1
      const rest = order.filter((one) => one !== actor)
      return {
        hidden: out,
        order: [...rest.slice(0, Math.max(0, to)), actor, ...rest.slice(Math.max(0, to))],
      }
    }
  }
}
