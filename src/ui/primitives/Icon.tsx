/**
 * An icon of the one set, at the one stroke width.
 *
 * Icons never carry meaning alone: a word stands beside them or in the label of what they sit in, so they are hidden
 * from screen readers.
 */
import type { LucideIcon } from 'lucide-react'

export interface IconProps {
  readonly of: LucideIcon
  readonly size?: 13 | 14 | 15 | 16 | 17 | 20
  readonly className?: string
}

export function Icon({ of: Shape, size = 16, className }: IconProps) {
  return (
    <Shape
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      strokeWidth={1.75}
      aria-hidden
      focusable={false}
      className={className}
    />
  )
}
