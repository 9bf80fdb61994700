/** A small label that says a state in a word; its colour only repeats the word. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Badge.module.css'
import { classes } from './classes'
import { Icon } from './Icon'

export interface BadgeProps {
  readonly tone?: 'neutral' | 'accent' | 'ok' | 'warn' | 'bad'
  readonly icon?: LucideIcon
  readonly className?: string
  readonly children: ReactNode
}

export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  return (
    <span className={classes(styles.badge, styles[tone], className)}>
      {icon ? <Icon of={icon} size={14} /> : null}
      {children}
    </span>
  )
}
