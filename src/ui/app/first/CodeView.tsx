/** A program to read: plain text at once, in colours when the editor's chunk has come. */
import { useEffect, useRef, useState } from 'react'
import { loadEditor, type Editor } from '../../notebook/editor/load'
import styles from './CodeView.module.css'

const nothing = (): void => {}

export function CodeView({ text, label }: { readonly text: string; readonly label: string }) {
  const host = useRef<HTMLDivElement>(null)
  const [coloured, setColoured] = useState(false)
  useEffect(() => {
    let editor: Editor | null = null
    let gone = false
    loadEditor().then(
      (mount) => {
        if (gone || !host.current) return
        editor = mount({
          parent: host.current,
          text,
          language: 'typescript',
          label,
          editable: false,
          blanksOf: null,
          others: () => [],
          onChange: nothing,
          onRun: nothing,
          onLeave: nothing,
          onLine: null,
        })
        setColoured(true)
      },
      // Without the chunk the text stays as it is: it can be read.
      nothing,
    )
    return () => {
      gone = true
      editor?.destroy()
      setColoured(false)
    }
  }, [text, label])
  return (
    <div className={styles.code} role="region" aria-label={label} tabIndex={0}>
      {coloured ? null : <pre className={styles.plain}>{text}</pre>}
      <div ref={host} />
    </div>
  )
}
