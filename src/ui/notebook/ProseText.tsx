/** Prose of a lesson, from Markdown. */
import { memo, useMemo } from 'react'
import { classes } from '../primitives/classes'
import { renderInline, renderProse } from './prose'
import styles from './ProseText.module.css'

export interface ProseProps {
  readonly markdown: string
  /** In a card: the interface's size instead of the page's. */
  readonly small?: boolean
}

export const Prose = memo(function Prose({ markdown, small }: ProseProps) {
  const html = useMemo(() => renderProse(markdown), [markdown])
  return (
    <div
      className={classes(styles.prose, small && styles.small)}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
})

export const InlineProse = memo(function InlineProse({ markdown }: { readonly markdown: string }) {
  const html = useMemo(() => renderInline(markdown), [markdown])
  return <span className={styles.inline} dangerouslySetInnerHTML={{ __html: html }} />
})
