/** Prose of a lesson, from Markdown. */
import { memo, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { attachedIn } from '../../notebooks/document/attached'
import type { JsonObject } from '../../notebooks/document/notebook'
import { classes } from '../primitives/classes'
import { loadMaths, mathsStore, mayHoldMaths } from './maths/maths'
import { renderInline, renderProse } from './prose'
import styles from './ProseText.module.css'

export interface ProseProps {
  readonly markdown: string
  /** `page` is the lesson's prose, `card` is smaller, `plain` is a report in the interface's type. */
  readonly look?: 'page' | 'card' | 'plain'
  /** Pictures that the text has brought along. */
  readonly attachments?: JsonObject
}

export const Prose = memo(function Prose({ markdown, look = 'page', attachments }: ProseProps) {
  const render = useMemo(
    () =>
      attachments === undefined ? renderProse : (text: string) => renderProse(text, attachedIn(attachments)),
    [attachments],
  )
  const html = useRendered(render, markdown)
  return (
    <div
      className={classes(styles.prose, look === 'card' && styles.small, look === 'plain' && styles.plain)}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
})

export const InlineProse = memo(function InlineProse({ markdown }: { readonly markdown: string }) {
  const html = useRendered(renderInline, markdown)
  return <span className={styles.inline} dangerouslySetInnerHTML={{ __html: html }} />
})

/** Once more when what draws maths has come. */
export function useRendered(render: (markdown: string) => string, markdown: string): string {
  const waits = useStore(mathsStore, ({ ready }) => !ready && mayHoldMaths(markdown))
  useEffect(() => {
    if (waits) void loadMaths()
  }, [waits])
  return useMemo(() => drawn(render, markdown, waits), [render, markdown, waits])
}

function drawn(render: (markdown: string) => string, markdown: string, _waits: boolean): string {
  return render(markdown)
}
