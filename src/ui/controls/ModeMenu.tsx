/** How deliveries happen: always in view, always in words. */
import { ChevronDown, Gauge, Hand, History, Zap, type LucideIcon } from 'lucide-react'
import type { Mode } from '../../runtime/protocol/view'
import { Icon } from '../primitives/Icon'
import { Menu } from '../primitives/Menu'
import { classes } from '../primitives/classes'
import { tip } from '../primitives/Tooltip'
import styles from './ModeMenu.module.css'

export const modeWords: Record<
  Mode,
  { readonly label: string; readonly detail: string; readonly icon: LucideIcon }
> = {
  live: { label: 'Full speed', detail: 'Workers run in parallel, as fast as they can.', icon: Zap },
  slow: { label: 'Slow motion', detail: 'Each message is held while it travels.', icon: Gauge },
  step: { label: 'You deliver', detail: 'Every message waits until you deliver it.', icon: Hand },
}

const order: readonly Mode[] = ['live', 'slow', 'step']
const items = order.map((id) => ({ id, ...modeWords[id] }))

/** A recording has no other mode: there is nothing to choose. */
export function ReplayMode({ name }: { readonly name: string }) {
  return (
    <span className={styles.mode} {...tip(`Replay of ${name}`)}>
      <Icon of={History} size={16} />
      <span>Replay</span>
      <span className={styles.file}>{name}</span>
    </span>
  )
}

export interface ModeMenuProps {
  readonly mode: Mode
  readonly onMode: (mode: Mode) => void
}

export function ModeMenu({ mode, onMode }: ModeMenuProps) {
  const { label, icon } = modeWords[mode]
  return (
    <Menu
      label={`How messages are delivered: ${label}`}
      items={items}
      value={mode}
      onChoose={onMode}
      className={classes(styles.mode, mode === 'live' && styles.live)}
    >
      <Icon of={icon} size={16} />
      {label}
      <Icon of={ChevronDown} size={15} />
    </Menu>
  )
}
