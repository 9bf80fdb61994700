/**
 * Both pictures of `plot()`, one under the other on one clock: the timeline of calls and how many were active. In a cell
 * they stand still; on the stage they grow, and the platform's limit and queue are in the second.
 */
import { Maximize, Table2, ZoomIn, ZoomOut } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import type { CallColumns } from '../../../runtime/protocol/call-columns'
import { Button, IconButton } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import { ActiveChart, type Allowed } from './ActiveChart'
import { callName, whatHappened } from './call-words'
import { CallRows } from './CallRows'
import styles from './Calls.module.css'
import { CallTable } from './CallTable'
import { extentOf } from './extent'
import { everything, nearerBoth, type Look } from './look'
import { ActiveLegend, MarkLegend } from './MarkLegend'

export interface CallPicturesProps {
  readonly calls: CallColumns
  /** Seconds of the run's clock, while something goes on; else null. */
  readonly now?: number | null
  readonly allowed?: Allowed | null
  /** Fills the room that there is, or has a height of its own. */
  readonly fills?: boolean
  readonly chosen: number | null
  readonly onChoose: (call: number | null) => void
  /** Stands before the buttons. */
  readonly title?: ReactNode
  /** What is left out, in words. */
  readonly bound: string
}

export function CallPictures(props: CallPicturesProps) {
  const { calls, now = null, allowed = null, fills = false, chosen, onChoose, title, bound } = props
  const [table, setTable] = useState(false)
  const [look, setLook] = useState<Look>(everything)
  const [row, setRow] = useState(1)
  const extent = useMemo(() => extentOf(calls, now), [calls, now])
  const zoom = (factor: number): void => setLook(nearerBoth(look, extent, factor, row))
  const ground = fills ? '--stage' : '--sunk'
  const current = chosen !== null && chosen < calls.count ? chosen : null
  return (
    <div className={classes(styles.pictures, fills && styles.fills)}>
      <div className={styles.tools}>
        {title}
        <span className={styles.space} />
        {table ? null : (
          <>
            <IconButton size={28} icon={ZoomOut} label="Zoom out" onClick={() => zoom(2)} />
            <IconButton size={28} icon={ZoomIn} label="Zoom in" onClick={() => zoom(0.5)} />
            <IconButton
              size={28}
              icon={Maximize}
              label="Show all calls"
              onClick={() => setLook(everything)}
            />
          </>
        )}
        <Button size={28} variant="quiet" icon={Table2} aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? 'Show as pictures' : 'Show as table'}
        </Button>
      </div>
      {table ? (
        <div className={styles.table}>
          <CallTable calls={calls} start={extent.from} />
        </div>
      ) : (
        <>
          <MarkLegend running={now !== null} />
          <div className={styles.rows}>
            <CallRows
              calls={calls}
              now={now}
              extent={extent}
              look={look}
              chosen={current}
              ground={ground}
              onLook={setLook}
              onChoose={onChoose}
              onRow={setRow}
            />
          </div>
          <ActiveLegend allowed={allowed} />
          <div className={styles.active_}>
            <ActiveChart
              calls={calls}
              now={now}
              extent={extent}
              shown={look.shown ?? extent}
              allowed={allowed}
              ground={ground}
            />
          </div>
        </>
      )}
      <div className={styles.foot}>
        <p className={styles.line} aria-live="polite">
          {current === null ? (
            <span className={styles.hint}>Click a call, or go through them with the arrow keys.</span>
          ) : (
            <>
              <b>{callName(calls, current)}</b> {whatHappened(calls, current, extent.from, now)}
            </>
          )}
        </p>
        {bound === '' ? null : <p className={styles.bound}>{bound}</p>}
      </div>
    </div>
  )
}
