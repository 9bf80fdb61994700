/** Who is parted from whom: two sides, and a wall between them that messages don't cross. Children go with their parents. */
import { Unplug } from 'lucide-react'
import { useState } from 'react'
import type { ActorView } from '../../runtime/protocol/view'
import { Button } from '../primitives/Button'
import { useDelivery } from '../stage/delivery'
import { counted } from '../stage/numbers'
import { sidesOf, wallKey } from '../stage/sides'
import { useStageStore } from '../store/stage-react'
import { useStage } from '../store/stage-react'
import styles from './FaultsForm.module.css'

const sideNames = ['A', 'B'] as const
const listed = 200

export function PartitionForm() {
  const { fault } = useDelivery()
  const stage = useStageStore()
  const key = useStage((state) => wallKey(state.frame.walls))
  // Who is there when the sheet opens: rows that move under the hand would be chosen from wrongly.
  const [actors] = useState(() => stage.state.getState().frame.actors.filter(canStand))
  const [sides, setSides] = useState(() => new Map(sidesOf(key)))
  const built = key !== ''
  const ids = (side: number): string[] =>
    actors.filter(({ index }) => sides.get(index) === side).map(({ id }) => id)
  const ready = ids(0).length > 0 && ids(1).length > 0
  const same = built && key === wallKey(sideNames.map((_, side) => indexes(sides, side)))
  const stand = (index: number, side: number, on: boolean): void => {
    const next = new Map(sides)
    if (on) next.set(index, side)
    else next.delete(index)
    setSides(next)
  }
  return (
    <fieldset className={styles.part}>
      <legend className={styles.title}>Partition</legend>
      <div className={styles.list}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Actor</th>
              {sideNames.map((side) => (
                <th key={side} scope="col" className={styles.side}>
                  Side {side}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actors.slice(0, listed).map(({ index, name }) => (
              <tr key={index}>
                <th scope="row">{name}</th>
                {sideNames.map((letter, side) => (
                  <td key={letter} className={styles.side}>
                    <input
                      type="checkbox"
                      aria-label={`${name} on side ${letter}`}
                      checked={sides.get(index) === side}
                      onChange={({ currentTarget }) => stand(index, side, currentTarget.checked)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {actors.length > listed ? (
        <p className={styles.note}>
          showing {listed} of {counted(actors.length, 'actor')}
        </p>
      ) : null}
      <p className={styles.note}>
        {built
          ? 'A wall stands: what is sent across it is lost.'
          : 'What is sent from one side to the other is lost. Children go with their parents.'}
      </p>
      <div className={styles.end}>
        {built ? (
          <Button size={28} onClick={() => fault({ do: 'heal' })}>
            Heal
          </Button>
        ) : null}
        <Button
          size={28}
          icon={Unplug}
          disabled={!ready || same}
          onClick={() => fault({ do: 'wall', groups: [ids(0), ids(1)] })}
        >
          Build the wall
        </Button>
      </div>
    </fieldset>
  )
}

function canStand({ status }: ActorView): boolean {
  return status !== 'stopped' && status !== 'dead'
}

function indexes(sides: ReadonlyMap<number, number>, side: number): number[] {
  return [...sides].flatMap(([index, at]) => (at === side ? [index] : [])).sort((a, b) => a - b)
}
