/**
 * How fast the run's clock goes: chosen here, and said as long as it isn't as fast as the real one.
 *
 * On the real clock it is an icon, since there is nothing to say. A recording has its own clock, which is only said.
 */
import { ChevronDown, Clock3 } from 'lucide-react'
import { Badge } from '../primitives/Badge'
import { Icon } from '../primitives/Icon'
import { Menu, type MenuItem } from '../primitives/Menu'
import { tip } from '../primitives/Tooltip'
import { useStage } from '../store/stage-react'
import styles from './ClockMenu.module.css'

const RATES = [1, 2, 5, 10, 60]
const REAL = 'Real time'
const term = tip('Clock of the run: now(), sleep and deadlines', 'clock × factor')

const factor = (rate: number): number => Number(rate.toPrecision(4))
const simulated = (rate: number): string => `Simulated time, ${factor(rate)}×`

const itemOf = (rate: number): MenuItem<string> => ({
  id: String(rate),
  label: rate === 1 ? REAL : `${factor(rate)}×`,
  ...(rate === 1 ? {} : { detail: `${factor(rate)} s of the run in a second.` }),
})

export function ClockMenu({ onChange }: { readonly onChange: (rate: number) => void }) {
  const rate = useStage((state) => state.frame.clockRate)
  const rates = RATES.includes(rate) ? RATES : [...RATES, rate].sort((a, b) => a - b)
  const real = rate === 1
  return (
    <span className={styles.anchor} {...term}>
      <Menu
        label={`Clock of the run: ${real ? REAL : simulated(rate)}`}
        items={rates.map(itemOf)}
        value={String(rate)}
        onChoose={(id) => onChange(Number(id))}
        className={real ? styles.real : styles.simulated}
      >
        <Icon of={Clock3} size={16} />
        {real ? null : (
          <>
            {simulated(rate)}
            <Icon of={ChevronDown} size={15} />
          </>
        )}
      </Menu>
    </span>
  )
}

export function ClockLabel() {
  const rate = useStage((state) => state.frame.clockRate)
  return rate === 1 ? null : <Badge icon={Clock3}>{simulated(rate)}</Badge>
}
