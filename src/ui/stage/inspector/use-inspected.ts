/** Reads what is chosen from the session while the inspector is open: when there is news, at most five times a second. */
import { useEffect, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import type { InspectorView, MessageView, Moment, RowsView } from '../../../runtime/protocol/inspection'
import { useStage } from '../../store/stage-react'

export type InspectedSession = Pick<
  Session,
  'message' | 'inspect' | 'rowsFrom' | 'subscribe' | 'cellRun' | 'stopActor' | 'killActor'
>

export interface Inspected {
  readonly message: MessageView | null
  readonly actor: InspectorView | null
  /** What the chosen line has sent; null where no line is chosen. */
  readonly sent: RowsView | null
}

const every = 200

export function useInspected(session: InspectedSession): Inspected | null {
  const selection = useStage((state) => state.selection)
  const row = useStage((state) => state.linked.row)
  const chosen = useStage((state) => state.linked.actor)
  const [read, setRead] = useState<(Inspected & { readonly of: unknown }) | null>(null)
  useEffect(() => {
    let timer = 0
    let readAt = -Infinity
    const look = (): void => {
      timer = 0
      readAt = performance.now()
      // An actor is looked at as it is, or after a change of its own; else after the message that is chosen.
      const moment: Moment | null =
        selection.kind === 'actor'
          ? selection.change === null
            ? null
            : { change: selection.change }
          : row === null
            ? null
            : { row }
      const shown = selection.kind === 'message' || selection.kind === 'log' ? row : null
      setRead({
        of: selection,
        message: shown === null ? null : session.message(shown),
        actor: chosen === null ? null : session.inspect(chosen, moment),
        sent: selection.kind === 'line' ? session.rowsFrom(selection) : null,
      })
    }
    const later = (): void => {
      if (timer === 0) timer = window.setTimeout(look, Math.max(0, readAt + every - performance.now()))
    }
    look()
    const leave = session.subscribe(later)
    return () => {
      leave()
      window.clearTimeout(timer)
    }
  }, [session, selection, row, chosen])
  // What was read of another choice is not shown under this one.
  return read?.of === selection ? read : null
}
