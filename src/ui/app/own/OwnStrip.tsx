/** Over a notebook from a file: that nothing has run, that its cells run apart, and the way to make it one's own. */
import { ShieldCheck, ShieldHalf } from 'lucide-react'
import { Button } from '../../primitives/Button'
import { Icon } from '../../primitives/Icon'
import styles from '../linked/LinkStrip.module.css'
import type { OpenedOwn } from './OwnNotebook'

export function OwnStrip({ own: { trusted, notes, trust } }: { readonly own: OpenedOwn }) {
  if (trusted && notes.length === 0) return null
  return (
    <section className={styles.strip} aria-label="About this notebook">
      <Icon of={trusted ? ShieldCheck : ShieldHalf} size={16} className={styles.icon} />
      <p className={styles.words}>
        {trusted
          ? ''
          : 'This notebook comes from a file, and nothing of it has run. Its cells run apart from this page: they reach neither what it keeps, nor other notebooks, nor the network. '}
        {notes.join(' ')}
      </p>
      {trusted ? null : (
        <Button size={28} onClick={trust}>
          I trust this notebook
        </Button>
      )}
    </section>
  )
}
