/** The stage at the right: what is held, the floor with four boxes and four envelopes, and what the auditor has read. */
import { Hand, RotateCcw, Undo2 } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { Badge } from '../../primitives/Badge'
import { Button } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import { counted } from '../../stage/numbers'
import { boardFor, scaleOf, slots, wide } from './board'
import { BoardFloor } from './BoardFloor'
import type { Figure } from './first-run'
import styles from './FirstStage.module.css'
import type { FirstPlay } from './use-first-run'

export function FirstStage({ play }: { readonly play: FirstPlay }) {
  const { run, order } = play
  const held = run.envelopes.filter((one) => one.state === 'held').length
  const room = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: wide.width, height: wide.height })

  useLayoutEffect(() => {
    const element = room.current
    if (!element) return
    const read = (): void => setSize({ width: element.clientWidth, height: element.clientHeight })
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const board = boardFor(size.width)
  const scale = scaleOf(board, size.width, size.height)
  const sum = sumOf(run.reads)
  const busy = play.explore.exploring.state === 'running'

  return (
    <section className={styles.stage} aria-label="Stage">
      <div className={styles.bar}>
        <Badge tone="accent" icon={Hand}>
          You deliver
        </Badge>
        <span className={styles.held} role="status">
          {words(run.ready || held > 0, held)}
        </span>
        <Button size={28} variant="quiet" icon={Undo2} disabled={!run.canUndo || busy} onClick={play.undo}>
          Undo
        </Button>
        <Button
          size={28}
          variant="quiet"
          icon={RotateCcw}
          disabled={run.made === 0 || busy}
          onClick={play.startAgain}
        >
          Start again
        </Button>
      </div>
      <div ref={room} className={styles.room}>
        <BoardFloor play={play} board={board} scale={scale} />
      </div>
      <div className={styles.foot}>
        <div className={styles.reads}>
          <span>Auditor has read:</span>
          <Read figure={run.reads[0]} />
          <span className={styles.sign}>+</span>
          <Read figure={run.reads[1]} />
          {/* Its room is kept from the start: the moment of the sum must not move the boxes above. */}
          <span className={styles.sum}>
            {sum === null ? null : (
              <>
                <span className={styles.sign}>=</span>
                <b className={styles.total}>{sum}</b>
              </>
            )}
          </span>
        </div>
        <div className={styles.order}>
          <span>Your order</span>
          <ol className={styles.slots} aria-label="Your order">
            {slots.map((slot, n) => {
              const id = order[n]
              const words = id ? run.envelopes.find((one) => one.id === id)?.label : undefined
              return (
                <li
                  key={slot.id}
                  className={classes(styles.slot, n < run.made && styles.filled)}
                  aria-label={words ? `${n + 1}: ${words}` : undefined}
                >
                  {n + 1}
                </li>
              )
            })}
          </ol>
        </div>
      </div>
    </section>
  )
}

/** It stands as soon as both are read: the rest of the messages changes nothing of it. */
function sumOf([first, second]: readonly [Figure, Figure]): number | null {
  const sum = Number(first.text) + Number(second.text)
  return Number.isFinite(sum) ? sum : null
}

function words(ready: boolean, held: number): string {
  if (!ready) return 'Four workers are starting'
  if (held === 0) return 'Every message is delivered'
  return `${counted(held, 'message')} ${held === 1 ? 'is' : 'are'} held`
}

function Read({ figure }: { readonly figure: Figure }) {
  return (
    <span className={classes(styles.read, figure.changed && styles.mark)}>
      <span key={figure.text} className={classes(figure.text === '?' ? styles.unknown : styles.tick)}>
        {figure.text}
      </span>
    </span>
  )
}
