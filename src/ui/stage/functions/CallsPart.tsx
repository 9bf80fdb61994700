/** The two pictures, of the run as it goes. A call that is chosen chooses its container on the stage. */
import { useMemo, useState } from 'react'
import type { FunctionsView } from '../../../runtime/protocol/functions-view'
import { sumOf } from '../../outputs/calls/active'
import type { Allowed } from '../../outputs/calls/ActiveChart'
import { containerOf } from '../../outputs/calls/call-words'
import { CallPictures } from '../../outputs/calls/CallPictures'
import { useStageStore } from '../../store/stage-react'
import { counted, grouped } from '../numbers'
import styles from './FunctionsView.module.css'

export function CallsPart({ view }: { readonly view: FunctionsView }) {
  const stage = useStageStore()
  const [chosen, setChosen] = useState<{ readonly job: string; readonly call: number } | null>(null)
  const { calls, going, now } = view
  const allowed = useMemo(() => allowedOf(view), [view])
  const place = useMemo(() => {
    if (chosen === null) return null
    const job = calls.jobs.findIndex(({ key }) => key === chosen.job)
    const first = job < 0 ? -1 : calls.job.indexOf(job)
    return first < 0 ? null : first + chosen.call
  }, [calls, chosen])
  if (calls.count === 0)
    return (
      <p className={styles.none}>
        Call a function on a platform and its calls appear here:{' '}
        <code>await fexec.map(f, data).getResult()</code> with an executor of <code>lithops</code>.
      </p>
    )
  const choose = (n: number | null): void => {
    setChosen(n === null ? null : { job: calls.jobs[calls.job[n]].key, call: calls.call[n] })
    const name = n === null ? '' : containerOf(calls, n)
    const index = name === '' ? undefined : stage.find(name).find((one) => stage.nameOf(one) === name)
    // The picture keeps its room: the inspector opens when somebody asks for it.
    stage.select(index === undefined ? { kind: 'nothing' } : { kind: 'actor', index, change: null }, false)
  }
  return (
    <CallPictures
      calls={calls}
      now={going ? now : null}
      allowed={allowed}
      fills
      chosen={place}
      onChoose={choose}
      title={<JobWords view={view} />}
      bound={boundWords(view)}
    />
  )
}

/** Calls of several platforms in one picture: what these allow together, and what waits for them together. */
function allowedOf({ platforms, jobs }: FunctionsView): Allowed | null {
  const names = new Set(jobs.filter(({ shown }) => shown).map(({ platform }) => platform))
  const curves = platforms.filter(({ name }) => names.has(name)).map(({ curve }) => curve)
  if (curves.length === 0) return null
  return {
    limit: sumOf(curves.map(({ at, limit }) => ({ at, value: limit }))),
    waiting: sumOf(curves.map(({ at, waiting }) => ({ at, value: waiting }))),
  }
}

function JobWords({ view: { calls, jobs } }: { readonly view: FunctionsView }) {
  const shown = jobs.filter((job) => job.shown)
  const open = shown.reduce((sum, { waiting, running }) => sum + waiting + running, 0)
  const done = shown.reduce((sum, one) => sum + one.done, 0)
  const failed = shown.reduce((sum, one) => sum + one.failed, 0)
  const names = calls.jobs.map(({ key, name }) => `${name}() ${key}`).slice(-2)
  const more = calls.jobs.length - names.length
  return (
    <p className={styles.job}>
      <span className={styles.names}>
        <b>{names.join(', ')}</b>
        {more > 0 ? ` and ${counted(more, 'earlier job')}` : null}
      </span>
      <span className={styles.soft}>
        {grouped(done)} of {grouped(done + open)} done{failed > 0 ? `, ${grouped(failed)} failed` : ''}
      </span>
    </p>
  )
}

function boundWords({ calls, callsLeftOut, jobsLeftOut }: FunctionsView): string {
  const parts = [
    callsLeftOut > 0
      ? `showing ${grouped(calls.count)} of ${counted(calls.count + callsLeftOut, 'call')}`
      : counted(calls.count, 'call'),
    jobsLeftOut > 0 ? `${counted(jobsLeftOut, 'earlier job')} not kept` : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
