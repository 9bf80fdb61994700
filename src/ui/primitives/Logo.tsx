/** The mark: an open envelope in a frame. Leads to the first screen. */
import { classes } from './classes'
import styles from './Logo.module.css'

export function Logo({ className }: { readonly className?: string }) {
  return (
    <a href="#/" className={classes(styles.logo, className)} aria-label="Actorium, first page">
      <svg viewBox="0 0 24 24" width="24" height="24" fill="none" aria-hidden focusable="false">
        <rect x="2" y="3" width="20" height="18" rx="4" stroke="var(--ink)" strokeWidth="2" />
        <path
          d="M4 19l8-9 8 9"
          stroke="var(--accent)"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Actorium
    </a>
  )
}
