/** Says to screen readers, politely, how cells end and when one waits. The last word stands; nothing is queued here. */
import { useEffect, useState } from 'react'
import type { CellRun } from '../../notebooks/kernel/session'
import { duration, many } from '../outputs/numbers'
import { useNotebook } from './context'

export function Announcer() {
  const { store } = useNotebook()
  const [words, setWords] = useState('')
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.runs === before.runs) return
        for (const run of Object.values(now.runs)) {
          const was = before.runs[run.cell]
          if (was === run || was?.state === run.state) continue
          const said = say(run, now.held)
          if (said) setWords(said)
        }
      }),
    [store],
  )
  return (
    <div role="status" className="visually-hidden">
      {words}
    </div>
  )
}

export function say(run: CellRun, held: number): string {
  switch (run.state) {
    case 'done':
      return `Cell ${run.count} done${run.result ? `, ${duration(run.result.duration)}` : ''}.`
    case 'failed':
      return `Cell ${run.count} failed. ${run.result?.error?.name ?? ''} ${run.result?.error?.message ?? ''}`
    case 'stopped':
      return `Cell ${run.count} stopped.`
    case 'waiting':
      return `Cell ${run.count} waits for you: ${many(held, 'message')} held.`
    default:
      return ''
  }
}
