/** The bar over every page but the first: where you are, how far, how long it still takes, and the theme. */
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../primitives/Icon'
import { Logo } from '../primitives/Logo'
import { ProjectorToggle } from '../primitives/ProjectorToggle'
import { ThemeToggle } from '../primitives/ThemeToggle'
import styles from './Header.module.css'

export interface Crumb {
  readonly label: string
  readonly href: string
}

export interface HeaderProps {
  /** Where this page hangs; none for a page at the top. */
  readonly up?: Crumb
  /** '2' before the title in the course. */
  readonly number?: string
  readonly title: string
  /** Progress, links: what this page has to say beside its title. */
  readonly children?: ReactNode
  readonly end?: ReactNode
}

export function Header({ up, number, title, children, end }: HeaderProps) {
  return (
    <header className={styles.header}>
      <Logo className={styles.logo} />
      <span className={styles.rule} aria-hidden />
      <nav aria-label="Place" className={styles.place}>
        {up ? (
          <>
            <a href={up.href} className={styles.up}>
              {up.label}
            </a>
            <Icon of={ChevronRight} size={14} className={styles.arrow} />
          </>
        ) : null}
        <span className={styles.title} aria-current="page">
          {number ? <span className={styles.number}>{number}</span> : null}
          {title}
        </span>
      </nav>
      {children}
      <span className={styles.gap} />
      {end}
      <ThemeToggle />
      {/* Last: it grows with the page, and stays under the pointer. */}
      <ProjectorToggle />
    </header>
  )
}

/** A link at the bar's end, as quiet as the buttons beside it. */
export function HeaderLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={href} className={styles.link}>
      {children}
    </a>
  )
}
