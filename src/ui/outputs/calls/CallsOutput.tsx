/** What `plot()` shows in its cell: the calls of a run that is over, to look through. */
import { useState } from 'react'
import type { CallColumns } from '../../../runtime/protocol/call-columns'
import { count, many } from '../numbers'
import styles from './Calls.module.css'
import { CallPictures } from './CallPictures'

export interface CallsOutputProps {
  readonly calls: CallColumns
  readonly leftOut: number
}

export function CallsOutput({ calls, leftOut }: CallsOutputProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const all = calls.count + leftOut
  const bound = leftOut > 0 ? `showing ${count(calls.count)} of ${many(all, 'call')}` : many(all, 'call')
  const title = <p className={styles.title}>{jobWords(calls)}</p>
  return <CallPictures calls={calls} chosen={chosen} onChoose={setChosen} title={title} bound={bound} />
}

function jobWords({ jobs }: CallColumns): string {
  const names = jobs.slice(0, 2).map(({ key, name }) => `${name}() ${key}`)
  return (
    names.join(', ') +
    (jobs.length > names.length ? ` and ${many(jobs.length - names.length, 'other job')}` : '')
  )
}
