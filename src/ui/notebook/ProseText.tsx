/** Prose of a lesson, from Markdown. */
import { memo, useMemo } from 'react'
import { classes } from '../primitives/classes'
import { renderInline, renderProse } from './prose'
import styles from './ProseText.module.css'

export interface ProseProps {
  readonly markdown: string
  /** `page` is the lesson's prose, `card` is smaller, `plain` is a report in the interface's type. */
  readonly look?: 'page' | 'card' | 'plain'
}

export const Prose = memo(function Prose({ markdown, look = 'page' }: ProseProps) {
  const html = useMemo(() => renderProse(markdown), [markdown])
  return (
    <div
      className={classes(styles.prose, look === 'card' && styles.small, look === 'plain' && styles.plain)}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
})

export const InlineProse = memo(function InlineProse({ markdown }: { readonly markdown: string }) {
  const html = useMemo(() => renderInline(markdown), [markdown])
  return <span className={styles.inline} dangerouslySetInnerHTML={{ __html: html }} />
})
