/** HTML and Markdown that a cell made: sanitised, then never parsed again. */
import { useMemo } from 'react'
import { renderProse, sanitise } from '../notebook/prose'
import { classes } from '../primitives/classes'
import { useRendered } from '../notebook/ProseText'
import prose from '../notebook/ProseText.module.css'
import styles from './Outputs.module.css'

export interface HtmlOutputProps {
  readonly html: string
  readonly truncated: string
}

export function HtmlOutput({ html, truncated }: HtmlOutputProps) {
  const clean = useMemo(() => sanitise(html), [html])
  return (
    <div>
      <div className={styles.html} dangerouslySetInnerHTML={{ __html: clean }} />
      {truncated ? <p className={styles.truncated}>{truncated}</p> : null}
    </div>
  )
}

export interface MarkdownOutputProps {
  readonly text: string
  readonly truncated: string
}

export function MarkdownOutput({ text, truncated }: MarkdownOutputProps) {
  const html = useRendered(renderProse, text)
  return (
    <div>
      <div className={classes(prose.prose, prose.small)} dangerouslySetInnerHTML={{ __html: html }} />
      {truncated ? <p className={styles.truncated}>{truncated}</p> : null}
    </div>
  )
}
