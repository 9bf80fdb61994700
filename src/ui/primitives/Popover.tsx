/**
 * A button that opens a small sheet beside itself: a few fields and what they do. Esc and a click elsewhere close it, and
 * the focus goes back to the button.
 *
 * As with menus the sheet (radix, with its positioning) is fetched when the pointer or the focus first comes near.
 */
import { lazy, Suspense, useRef } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import styles from './Popover.module.css'

export interface PopoverProps extends Omit<ComponentProps<'button'>, 'children' | 'content'> {
  /** Name of the sheet for readers. */
  readonly label: string
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly align?: 'start' | 'end'
  /** What the button shows. */
  readonly children: ReactNode
  readonly content: ReactNode
  /** Fetches what the content is made of, with the sheet. */
  readonly prefetch?: () => unknown
}

const load = () => import('./PopoverBody').then(({ PopoverBody }) => ({ default: PopoverBody }))
const PopoverBody = lazy(load)

export function Popover(props: PopoverProps) {
  const { label, open, onOpen, align = 'start', children, content, prefetch, ...rest } = props
  const near = (): void => {
    void load()
    prefetch?.()
  }
  const button = useRef<HTMLButtonElement>(null)
  return (
    <span className={styles.anchor}>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={near}
        onFocus={near}
        onClick={() => onOpen(!open)}
        {...rest}
      >
        {children}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <PopoverBody label={label} align={align} button={button} onClose={() => onOpen(false)}>
            {content}
          </PopoverBody>
        </Suspense>
      ) : null}
    </span>
  )
}
