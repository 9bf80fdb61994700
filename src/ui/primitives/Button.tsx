/**
 * A button: primary (one a view), plain, quiet, or danger; with words, with an icon, or with an icon alone.
 *
 * An icon alone needs words all the same: `IconButton` takes a label, which is its name and its tooltip.
 */
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import styles from './Button.module.css'
import { classes } from './classes'
import { Icon } from './Icon'
import { tip } from './Tooltip'

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger'
export type ButtonSize = 28 | 32 | 36

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly icon?: LucideIcon
  /** The field's term, shown small in the tooltip. */
  readonly term?: string
}

/** The look of a button, for what is one and isn't made here. */
export function buttonClass(variant: ButtonVariant = 'plain', size: ButtonSize = 32): string {
  return classes(styles.button, styles[variant], styles[`s${size}`])
}

export function Button({
  variant = 'plain',
  size = 32,
  icon,
  term,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...(term ? tip('', term) : null)}
      {...rest}
      className={classes(styles.button, styles[variant], styles[`s${size}`], className)}
    >
      {icon ? <Icon of={icon} size={size === 36 ? 17 : size === 28 ? 15 : 16} /> : null}
      {children}
    </button>
  )
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: LucideIcon
  readonly label: string
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly term?: string
}

export function IconButton({
  icon,
  label,
  variant = 'quiet',
  size = 32,
  term,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...tip(label, term)}
      {...rest}
      className={classes(styles.button, styles[variant], styles[`s${size}`], styles.square, className)}
    >
      <Icon of={icon} size={size === 28 ? 15 : 17} />
    </button>
  )
}
