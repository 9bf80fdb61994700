/**
 * A menu button. With a `value` it is a choice (one item is checked), without one it is a list of actions.
 *
 * The menu itself (radix, 28 kB with its positioning) is fetched when the pointer or the focus first comes near the
 * button; until then there is a button and nothing else.
 */
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { lazy, Suspense, useRef, useState } from 'react'
import styles from './Menu.module.css'

export interface MenuItem<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly icon?: LucideIcon
  /** A second line in small type. */
  readonly detail?: string
  /** Stands at the right, small: the keys that do the same. */
  readonly aside?: string
  readonly disabled?: boolean
}

export interface MenuProps<Id extends string> {
  /** Name of the button for readers. */
  readonly label: string
  readonly items: readonly MenuItem<Id>[]
  readonly value?: Id
  readonly onChoose: (id: Id) => void
  /** Class of the button. */
  readonly className?: string
  readonly align?: 'start' | 'end'
  /** What else the button is told. */
  readonly button?: Pick<ComponentProps<'button'>, 'tabIndex' | 'disabled'> & {
    readonly [data: `data-${string}`]: string | undefined
  }
  /** What the button shows. */
  readonly children: ReactNode
}

const load = () => import('./MenuBody').then(({ MenuBody }) => ({ default: MenuBody }))
const MenuBody = lazy(load)

export function Menu<Id extends string>(props: MenuProps<Id>) {
  const { label, items, value, onChoose, className, align = 'start', button: told, children } = props
  const button = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState<'by keys' | 'by pointer' | null>(null)
  return (
    <span className={styles.anchor}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={opened !== null}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        // Enter and Space are clicks that no pointer has counted.
        onClick={({ detail }) => setOpened(opened ? null : detail === 0 ? 'by keys' : 'by pointer')}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpened('by keys')
        }}
        {...told}
      >
        {children}
      </button>
      {opened ? (
        <Suspense fallback={null}>
          <MenuBody
            label={label}
            items={items}
            value={value}
            align={align}
            byKeys={opened === 'by keys'}
            onChoose={(id) => onChoose(id as Id)}
            onClose={() => setOpened(null)}
            focusBack={() => button.current?.focus()}
          />
        </Suspense>
      ) : null}
    </span>
  )
}
