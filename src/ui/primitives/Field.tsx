/** A label, and beside it what is filled in or chosen: a row of a form in a dialog. */
import type { ReactNode } from 'react'
import styles from './Field.module.css'

export function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      {children}
    </label>
  )
}
