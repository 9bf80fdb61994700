/** The faults of the whole run: how many are on, and the sheet in which they are set. The sheet is fetched when it opens. */
import { Unplug } from 'lucide-react'
import { lazy, useState } from 'react'
import { buttonClass } from '../primitives/Button'
import { Icon } from '../primitives/Icon'
import { Popover } from '../primitives/Popover'
import { tip } from '../primitives/Tooltip'
import { counted } from '../stage/numbers'
import { useStage } from '../store/stage-react'
import { dialsOn } from './fault-words'
import styles from './FaultsButton.module.css'

const load = () => import('./FaultsForm').then((m) => ({ default: m.FaultsForm }))
const FaultsForm = lazy(load)

export function FaultsButton() {
  const [open, setOpen] = useState(false)
  const on = useStage(({ frame }) => dialsOn(frame.chance, frame.walls))
  const empty = useStage(({ frame }) => frame.actors.length < 2)
  return (
    <Popover
      label="Faults"
      className={`${buttonClass('quiet', 28)} ${styles.button}`}
      aria-label={on === 0 ? 'Faults' : `Faults: ${counted(on, 'is', 'are')} on`}
      open={open}
      prefetch={load}
      onOpen={setOpen}
      align="end"
      disabled={empty && on === 0}
      content={<FaultsForm />}
      {...tip('Faults by chance, and a partition', 'fault injection')}
    >
      <Icon of={Unplug} size={16} />
      <span className={styles.word}>Faults</span>
      {on > 0 ? <span className={styles.count}>{on}</span> : null}
    </Popover>
  )
}
