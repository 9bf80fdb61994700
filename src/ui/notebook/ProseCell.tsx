/**
 * Text: as it reads, and, while somebody writes it, as Markdown. Enter, a double click or a click on an empty one opens
 * it; Shift+Enter and Esc show it again.
 */
import { memo, useEffect, useRef } from 'react'
import type { ProseCell } from '../../notebooks/document/notebook'
import styles from './Cell.module.css'
import { CellFrame } from './CellFrame'
import { CellMenu } from './CellMenu'
import { useNotebook, useNotebookState } from './context'
import { loadEditor, type Editor } from './editor/load'
import { useMoves } from './moves-context'
import { Prose } from './ProseText'

export interface ProseCellProps {
  readonly cell: ProseCell
  readonly editable: boolean
}

export const ProseCellView = memo(function ProseCellView({ cell, editable }: ProseCellProps) {
  const model = useNotebook()
  const text = useNotebookState((state) => state.texts[cell.id] ?? '')
  const writing = useNotebookState((state) => state.writing === cell.id)
  if (!editable)
    return (
      <CellFrame cell={cell.id} label="Text">
        <Prose markdown={text} attachments={cell.carried?.attachments} />
      </CellFrame>
    )
  return (
    <CellFrame
      cell={cell.id}
      label={writing ? 'Text, as Markdown' : 'Text. Enter edits.'}
      gutter={<CellMenu cell={cell.id} />}
    >
      {writing ? (
        <Writing cell={cell.id} />
      ) : (
        <div data-writes={cell.id} onDoubleClick={() => model.write(cell.id)}>
          {text.trim() === '' ? (
            <button type="button" className={styles.empty} onClick={() => model.write(cell.id)}>
              An empty text. Enter edits.
            </button>
          ) : (
            <Prose markdown={text} attachments={cell.carried?.attachments} />
          )}
        </div>
      )}
    </CellFrame>
  )
})

function Writing({ cell }: { readonly cell: string }) {
  const model = useNotebook()
  const moves = useMoves()
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let mounted: Editor | null = null
    let gone = false
    loadEditor().then(
      (mount) => {
        if (gone || !host.current) return
        mounted = mount({
          parent: host.current,
          text: model.store.getState().texts[cell] ?? '',
          language: 'markdown',
          label: 'Text as Markdown. Escape leaves the editor.',
          editable: true,
          blanksOf: null,
          others: () => [],
          onChange: (text) => model.edit(cell, text),
          onRun(then) {
            model.write(null)
            moves.run(then, cell)
          },
          onLeave() {
            model.write(null)
            moves.focusCell(cell)
          },
          onLine: null,
        })
        mounted.focus()
      },
      // Without its chunk (offline, say) it is read and not written.
      () => model.write(null),
    )
    return () => {
      gone = true
      mounted?.destroy()
    }
  }, [model, moves, cell])
  return <div ref={host} className={styles.writing} />
}
