/** The bill by job, and what it is made of. A row leads to the calls of its job. */
import { useMemo, useState } from 'react'
import type { FunctionsView, JobView, PlatformView } from '../../../runtime/protocol/functions-view'
import type { Sort } from '../../../runtime/protocol/dashboard'
import { lasted } from '../../outputs/calls/call-words'
import { DataTable, type DataColumn } from '../dashboard/DataTable'
import part from '../dashboard/Part.module.css'
import { StateWord } from '../dashboard/StateWord'
import { counted, grouped } from '../numbers'
import styles from './FunctionsView.module.css'
import { dollars, gbSeconds, price, priceWords } from './money'
import { sortedJobs, type JobColumn } from './sorted-jobs'

export interface JobsPartProps {
  readonly view: FunctionsView
  /** Key of the job whose calls are shown. */
  readonly chosen: string
  readonly onJob: (key: string) => void
}

export function JobsPart({ view, chosen, onJob }: JobsPartProps) {
  const [sort, setSort] = useState<Sort<JobColumn> | null>(null)
  const rows = useMemo(() => sortedJobs(view.jobs, sort), [view.jobs, sort])
  return (
    <section className={part.part} aria-label="Jobs and cost">
      {view.platforms.map((platform) => (
        <Bill key={platform.name} platform={platform} />
      ))}
      <DataTable
        label="Jobs as a table"
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={({ key, name, calls }) => `${key}: ${name}, ${counted(calls, 'call')}`}
        chosen={({ key }) => key === chosen}
        onChoose={({ key }) => onJob(key)}
        sort={sort}
        onSort={setSort}
        empty="Call a function on a platform and each job is a row here."
      />
      {view.jobsLeftOut > 0 ? (
        <p className={styles.bound}>
          showing {grouped(view.jobs.length)} of {counted(view.jobs.length + view.jobsLeftOut, 'job')}
        </p>
      ) : null}
    </section>
  )
}

const keyOf = ({ key }: JobView): string => key

/** The sum as one would reckon it by hand. */
function Bill({ platform: { name, bill, prices } }: { readonly platform: PlatformView }) {
  const { requests, gbSeconds: held } = bill
  return (
    <p className={styles.bill}>
      <b className={styles.sum}>{dollars(bill.dollars)}</b>
      <span>
        {name}: {gbSeconds(held)} GB-s × {price(prices.gbSecond)} + {counted(requests, 'invocation')} ×{' '}
        {price(prices.million)} a million
      </span>
      <span className={styles.soft}>{priceWords(prices.asOf)}</span>
    </p>
  )
}

const columns: readonly DataColumn<JobColumn, JobView>[] = [
  {
    id: 'key',
    label: 'Job',
    term: 'executor and number of the job',
    cell: ({ key }) => <code className={part.code}>{key}</code>,
  },
  { id: 'name', label: 'Function', cell: ({ name }) => name },
  {
    id: 'state',
    label: 'State',
    cell: ({ waiting, running, failed }) =>
      waiting + running > 0 ? (
        <StateWord tone="careful">{running > 0 ? `${running} run` : `${waiting} wait`}</StateWord>
      ) : failed > 0 ? (
        <StateWord tone="failed">{`${failed} failed`}</StateWord>
      ) : (
        <StateWord tone="fine">done</StateWord>
      ),
  },
  { id: 'calls', label: 'Calls', numeric: true, cell: ({ calls }) => grouped(calls) },
  {
    id: 'cold',
    label: 'Cold',
    term: 'calls that a container was begun for',
    numeric: true,
    wide: 'narrow',
    cell: ({ cold }) => grouped(cold),
  },
  {
    id: 'memory',
    label: 'MB',
    term: 'memory of a container',
    numeric: true,
    cell: ({ memory }) => grouped(memory),
  },
  {
    id: 'took',
    label: 'Took',
    term: 'from submitting to the last call’s end',
    numeric: true,
    cell: ({ submitted, ended }) => (Number.isNaN(ended) ? '' : lasted(ended - submitted)),
  },
  {
    id: 'held',
    label: 'GB-s',
    term: 'memory held for a time',
    numeric: true,
    wide: 'narrow',
    cell: ({ bill }) => gbSeconds(bill.gbSeconds),
  },
  { id: 'cost', label: 'Cost', numeric: true, cell: ({ bill }) => dollars(bill.dollars) },
]
