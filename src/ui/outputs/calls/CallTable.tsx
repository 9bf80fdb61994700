/** The calls as a table: what the pictures show, in numbers. Bounded. */
import { useMemo } from 'react'
import type { CallColumns } from '../../../runtime/protocol/call-columns'
import { TableOutput } from '../TableOutput'
import { containerOf, moment, stateWord } from './call-words'
import { marks } from './marks'

const ROWS = 200

export function CallTable({ calls, start }: { readonly calls: CallColumns; readonly start: number }) {
  const table = useMemo(() => {
    const shown = Math.min(ROWS, calls.count)
    return {
      columns: ['job', 'call', ...marks.map(({ label }) => label), 'container', 'state'],
      rows: Array.from({ length: shown }, (_, n) => [
        calls.jobs[calls.job[n]].key,
        String(calls.call[n]),
        ...marks.map(({ of }) => moment(calls[of][n], start)),
        containerOf(calls, n),
        stateWord(calls, n),
      ]),
      leftOut: calls.count - shown,
    }
  }, [calls, start])
  return <TableOutput {...table} empty="No calls yet: each one becomes a row." />
}
