/** A link that could not be put into the clipboard, to copy from by hand: all of it is chosen when it comes. */
import styles from './LinkField.module.css'

export function LinkField({ label, link }: { readonly label: string; readonly link: string }) {
  return (
    <input
      ref={choose}
      className={styles.field}
      aria-label={label}
      readOnly
      value={link}
      onFocus={(event) => event.target.select()}
    />
  )
}

function choose(field: HTMLInputElement | null): void {
  field?.focus()
  field?.select()
}
