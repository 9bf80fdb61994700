/**
 * The sheet of the faults of a run: shares of chance, and who is parted from whom.
 *
 * A dial is told when the hand lets go of it: where messages are held each setting is a step of the run.
 */
import { useState } from 'react'
import type { Chance } from '../../runtime/protocol/faults'
import { useDelivery } from '../stage/delivery'
import { useStage } from '../store/stage-react'
import { dials, mostChance, percent } from './fault-words'
import styles from './FaultsForm.module.css'
import { PartitionForm } from './PartitionForm'

export function FaultsForm() {
  const seed = useStage((state) => state.frame.seed)
  const stepping = useStage((state) => state.frame.mode === 'step')
  return (
    <div className={styles.sheet}>
      <fieldset className={styles.part}>
        <legend className={styles.title}>By chance</legend>
        {dials.map((dial) => (
          <Dial key={dial.of} {...dial} />
        ))}
        <p className={styles.note}>
          Drawn from seed {seed}: the same program, seed and delivery order have the same faults.
        </p>
      </fieldset>
      <PartitionForm />
      {stepping ? <p className={styles.note}>Each is a step of the run: Undo takes it back.</p> : null}
    </div>
  )
}

function Dial({ of, label }: (typeof dials)[number]) {
  const { fault } = useDelivery()
  const chance = useStage((state) => state.frame.chance)
  const [drafted, setDrafted] = useState<number | null>(null)
  const share = drafted ?? chance[of]
  const settle = (): void => {
    if (drafted !== null && drafted !== chance[of]) {
      const next: Chance = { ...chance, [of]: drafted }
      fault({ do: 'chance', chance: next })
    }
    setDrafted(null)
  }
  return (
    <label className={styles.dial}>
      <span className={styles.label}>{label}</span>
      <input
        type="range"
        min={0}
        max={mostChance * 100}
        step={1}
        value={Math.round(share * 100)}
        aria-valuetext={percent(share)}
        onChange={({ currentTarget }) => setDrafted(Number(currentTarget.value) / 100)}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
      <output className={styles.value}>{percent(share)}</output>
    </label>
  )
}
