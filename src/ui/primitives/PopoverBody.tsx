/** The open sheet, in its own chunk. Its place, Esc and outside clicks are radix's; the first field has the focus. */
import { Popover } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import styles from './Popover.module.css'

export interface PopoverBodyProps {
  readonly label: string
  readonly align: 'start' | 'end'
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
  readonly children: ReactNode
}

export function PopoverBody({ label, align, button, onClose, children }: PopoverBodyProps) {
  return (
    <Popover.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Popover.Anchor asChild>
        <span className={styles.shadow} aria-hidden />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          className={styles.sheet}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          // Keys that are pressed in the sheet are not the stage's.
          onKeyDown={(event) => event.stopPropagation()}
          onInteractOutside={(event) => {
            // The button closes it by itself.
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            button.current?.focus()
          }}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
