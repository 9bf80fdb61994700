/** The open menu, in its own chunk. Arrow keys, type-ahead, Esc and outside clicks are radix's. */
import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { CSSProperties } from 'react'
import { Icon } from './Icon'
import type { MenuItem } from './Menu'
import styles from './Menu.module.css'

export interface MenuBodyProps {
  readonly label: string
  readonly items: readonly MenuItem<string>[]
  readonly value: string | undefined
  readonly align: 'start' | 'end'
  /** It was opened by a key: the choice that holds, or else the first, has the focus. */
  readonly byKeys: boolean
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
  readonly focusBack: () => void
}

export function MenuBody({
  label,
  items,
  value,
  align,
  byKeys,
  onChoose,
  onClose,
  focusBack,
}: MenuBodyProps) {
  return (
    <DropdownMenu.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DropdownMenu.Trigger asChild>
        <span className={styles.shadow} aria-hidden tabIndex={-1} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          className={styles.menu}
          style={ROOM}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onFocus={({ target, currentTarget }) => {
            // Radix does so when it has seen the key that opened it; this menu is made by that key, and has not.
            if (byKeys && target === currentTarget) firstChoice(currentTarget)?.focus()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            focusBack()
          }}
        >
          {value === undefined ? (
            items.map((item) => (
              <DropdownMenu.Item
                key={item.id}
                className={styles.item}
                disabled={item.disabled}
                onSelect={() => onChoose(item.id)}
              >
                <ItemWords item={item} />
              </DropdownMenu.Item>
            ))
          ) : (
            <DropdownMenu.RadioGroup value={value} onValueChange={onChoose}>
              {items.map((item) => (
                <DropdownMenu.RadioItem
                  key={item.id}
                  value={item.id}
                  className={styles.item}
                  disabled={item.disabled}
                >
                  <ItemWords item={item} />
                  <DropdownMenu.ItemIndicator className={styles.check}>
                    <Icon of={Check} size={15} />
                  </DropdownMenu.ItemIndicator>
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** Between the button and the edge of the window. */
const ROOM = { '--room': 'var(--radix-dropdown-menu-content-available-height)' } as CSSProperties

function firstChoice(menu: HTMLElement): HTMLElement | null {
  const can = '[role^="menuitem"]:not([data-disabled])'
  return menu.querySelector<HTMLElement>(`${can}[aria-checked="true"]`) ?? menu.querySelector(can)
}

function ItemWords({ item }: { readonly item: MenuItem<string> }) {
  return (
    <>
      {item.icon ? <Icon of={item.icon} size={16} className={styles.icon} /> : null}
      <span className={styles.words}>
        <span className={styles.label}>{item.label}</span>
        {item.detail ? <span className={styles.detail}>{item.detail}</span> : null}
      </span>
      {item.aside ? <span className={styles.aside}>{item.aside}</span> : null}
    </>
  )
}
