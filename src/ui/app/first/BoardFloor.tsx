/** The floor of the first screen: arrows, four actors, four envelopes that travel along their arrows when clicked. */
import { useMemo } from 'react'
import { classes } from '../../primitives/classes'
import { Token } from '../../stage/Token'
import { useRoving } from '../../stage/roving'
import { on, slots, type Arrow, type Board, type Role } from './board'
import { BigEnvelope } from './BigEnvelope'
import styles from './BoardFloor.module.css'
import type { Figure } from './first-run'
import type { FirstPlay } from './use-first-run'

export interface BoardFloorProps {
  readonly play: FirstPlay
  readonly board: Board
  readonly scale: number
}

/** Colours of the design for the four, whatever the order in which they were made. */
const colours: Readonly<Record<Role, number>> = { bank: 6, auditor: 1, account_1: 2, account_2: 5 }

export function BoardFloor({ play, board, scale }: BoardFloorProps) {
  const { run, order } = play
  const free = play.explore.exploring.state !== 'running'
  const keys = useMemo(
    () => run.envelopes.filter((one) => one.state === 'held').map((one) => one.key),
    [run.envelopes],
  )
  const roving = useRoving<HTMLDivElement>(keys)
  return (
    <div
      ref={roving.ref}
      className={styles.board}
      style={{ width: board.width, height: board.height, scale: String(scale) }}
      onKeyDown={roving.onKeyDown}
      onFocus={roving.onFocus}
    >
      <svg className={styles.arrows} width={board.width} height={board.height} aria-hidden focusable="false">
        {slots.map(({ id }) => (
          <ArrowLine key={id} arrow={board.arrows[id]} />
        ))}
      </svg>
      <Sender board={board} role="bank" name="Bank" words="moves 10 from 1 to 2" />
      <Sender board={board} role="auditor" name="Auditor" words="asks what is there" />
      <Account board={board} role="account_1" index={1} figure={run.balances.account_1} />
      <Account board={board} role="account_2" index={2} figure={run.balances.account_2} />
      {run.envelopes.map((envelope, n) => {
        const arrow = board.arrows[envelope.id]
        const slot = slots[n]
        return (
          <BigEnvelope
            key={envelope.id}
            envelope={envelope}
            arrow={arrow}
            size={board.envelope}
            place={order.indexOf(envelope.id) + 1}
            breathing={run.ready && run.made === 0}
            current={envelope.key === roving.current}
            enabled={free}
            ariaLabel={`deliver ${envelope.label} from ${slot.from} to ${slot.to}, ${keys.indexOf(envelope.key) + 1} of ${keys.length} that can go`}
            onDeliver={() => play.deliver(envelope.id)}
          />
        )
      })}
    </div>
  )
}

function ArrowLine({ arrow }: { readonly arrow: Arrow }) {
  const length = Math.hypot(arrow.x1 - arrow.x0, arrow.y1 - arrow.y0)
  const ux = (arrow.x1 - arrow.x0) / length
  const uy = (arrow.y1 - arrow.y0) / length
  const base = on(arrow, 1 - 9 / length)
  return (
    <>
      <line x1={arrow.x0} y1={arrow.y0} x2={base.x} y2={base.y} className={styles.line} />
      <path
        className={styles.head}
        d={`M${arrow.x1} ${arrow.y1}L${base.x - uy * 4} ${base.y + ux * 4}L${base.x + uy * 4} ${base.y - ux * 4}Z`}
      />
    </>
  )
}

interface SenderProps {
  readonly board: Board
  readonly role: 'bank' | 'auditor'
  readonly name: string
  readonly words: string
}

function Sender({ board, role, name, words }: SenderProps) {
  const { x, y, width, height } = board.boxes[role]
  return (
    <div className={styles.sender} style={{ left: x, top: y, width, height }}>
      <Token index={3} name={name} size="large" colour={colours[role]} />
      <div>
        <div className={styles.name}>{name}</div>
        <div className={styles.words}>{words}</div>
      </div>
    </div>
  )
}

interface AccountProps {
  readonly board: Board
  readonly role: 'account_1' | 'account_2'
  readonly index: number
  readonly figure: Figure
}

function Account({ board, role, index, figure }: AccountProps) {
  const { x, y, width, height } = board.boxes[role]
  return (
    <div className={styles.account} style={{ left: x, top: y, width, height }}>
      <div className={styles.title}>
        <Token index={index} name={role} size="node" colour={colours[role]} />
        {role}
      </div>
      <div className={styles.balance}>
        <span key={figure.text} className={classes(styles.figure, figure.changed && styles.mark)}>
          {figure.text}
        </span>
      </div>
    </div>
  )
}
