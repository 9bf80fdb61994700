/** What a person sets of platforms: whether something is set, and the sheet in which it is. The sheet comes when it opens. */
import { SlidersHorizontal } from 'lucide-react'
import { lazy, useState } from 'react'
import type { FunctionsView } from '../../../runtime/protocol/functions-view'
import { buttonClass } from '../../primitives/Button'
import { Icon } from '../../primitives/Icon'
import { Popover } from '../../primitives/Popover'
import { tip } from '../../primitives/Tooltip'
import { counted } from '../numbers'
import type { FunctionsSession } from './FunctionsView'
import styles from './Dials.module.css'

const load = () => import('./DialsForm').then((m) => ({ default: m.DialsForm }))
const DialsForm = lazy(load)

export interface DialsButtonProps {
  readonly session: FunctionsSession
  readonly view: FunctionsView
}

export function DialsButton({ session, view }: DialsButtonProps) {
  const [open, setOpen] = useState(false)
  const set = Object.keys(view.wished ?? {}).length
  return (
    <Popover
      label="Figures of the platform"
      className={buttonClass('plain', 28)}
      aria-label={set === 0 ? 'Platform' : `Platform: ${counted(set, 'figure is', 'figures are')} set`}
      open={open}
      prefetch={load}
      onOpen={setOpen}
      align="end"
      content={<DialsForm session={session} view={view} onClose={() => setOpen(false)} />}
      {...tip('Limit, memory, cold starts, prices', 'configuration')}
    >
      <Icon of={SlidersHorizontal} size={15} />
      Platform
      {set > 0 ? <span className={styles.count}>{set}</span> : null}
    </Popover>
  )
}
