/**
 * The text of a code cell. It stands as plain text until the editor's chunk has come, in the same place to the pixel, so
 * that a lesson can be read and run before anything can be edited.
 *
 * The editor owns its text while it lives: edits go to the store, and only a change that came from elsewhere comes back.
 */
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/shallow'
import type { Match } from '../../notebooks/document/find'
import type { CodeCell } from '../../notebooks/document/notebook'
import type { NotebookModel } from '../store/notebook-model'
import { openCells } from '../store/open-cells'
import { foldsNotebook } from '../store/fold'
import { revealStore, revealed } from '../store/reveal'
import { sameSelection } from '../store/selection'
import { stageStoreOf } from '../store/stage'
import styles from './CodeArea.module.css'
import { useFolded, useNotebook, useNotebookState } from './context'
import { split } from './deeds'
import { loadEditor, type Editor } from './editor/load'
import { awaitTurn } from './editor/turn'
import { foundStore, openFind } from './find/found-store'
import { useMoves } from './moves-context'

export interface CodeAreaProps {
  readonly cell: CodeCell
  readonly editable: boolean
}

export function CodeArea({ cell, editable }: CodeAreaProps) {
  const model = useNotebook()
  const moves = useMoves()
  const host = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)

  useEffect(() => {
    let mounted: Editor | null = null
    let leave = () => {}
    let gone = false
    const start = (mount: Awaited<ReturnType<typeof loadEditor>>) => {
      if (gone || !host.current) return
      let known = model.code(cell.id).text
      const editor = mount({
        parent: host.current,
        text: known,
        language: cell.language,
        label: 'Code. Escape leaves the editor.',
        editable,
        blanksOf: cell.exercise ? (model.given(cell.id) ?? null) : null,
        others: () => othersOf(model, cell.id),
        types: { cell: cell.id, cells: () => typedCells(model) },
        onChange(text) {
          known = text
          model.edit(cell.id, text)
        },
        onRun: (then) => moves.run(then, cell.id),
        onLeave: () => moves.focusCell(cell.id),
        onFind: (words, replacing) => openFind(replacing, words),
        onSplit: (at) => split({ model, moves }, cell.id, at),
        onLine: (line) => chooseLine(model, cell.id, line),
      })
      leave = model.store.subscribe((now, before) => {
        if (now.texts !== before.texts && now.texts[cell.id] === before.texts[cell.id]) editor.recheck()
        const text = now.texts[cell.id]
        if (text === undefined || text === known) return
        known = text
        editor.setText(text)
      })
      mounted = editor
      setEditor(editor)
    }
    // Without its chunk (offline, say) the cell stays readable and can be run.
    const giveUp = awaitTurn(host.current!, () => void loadEditor().then(start, () => {}))
    return () => {
      gone = true
      giveUp()
      leave()
      mounted?.destroy()
      setEditor(null)
    }
  }, [model, moves, cell, editable])

  useFaults(cell.id, editor)
  useReveal(cell.id, editor, host)
  useChosenLines(cell.id, editor)
  useFound(cell.id, editor, host)
  return (
    <div ref={host} className={styles.area} data-code>
      {editor ? null : <StaticCode cell={cell} />}
    </div>
  )
}

/** The other code cells as they stand; what is folded away or not open yet is none of this cell's business. */
function othersOf(model: NotebookModel, cell: string): string[] {
  const { notebook, predictions } = model.store.getState()
  return openCells(notebook.cells, predictions).open.flatMap((one) =>
    one.kind === 'code' && !one.original && one.id !== cell ? [one.text] : [],
  )
}

/** What stands open, as types see it. */
function typedCells(model: NotebookModel) {
  const { notebook, predictions } = model.store.getState()
  return openCells(notebook.cells, predictions).open.flatMap((one) =>
    one.kind === 'code' ? [{ id: one.id, text: one.text, apart: one.original }] : [],
  )
}

function StaticCode({ cell }: { readonly cell: CodeCell }) {
  const text = useNotebookState((state) => state.texts[cell.id] ?? cell.text)
  return <pre className={styles.static}>{text}</pre>
}

/** Lines of this cell that its last error names; none once the text has changed. */
function useFaults(cell: string, editor: Editor | null): void {
  const error = useNotebookState(({ runs }) =>
    runs[cell]?.stale ? null : (runs[cell]?.result?.error ?? null),
  )
  useEffect(() => {
    const lines = error?.frames.filter((frame) => frame.cell === cell).map((frame) => frame.line) ?? []
    editor?.setFaults(lines.slice(0, 1))
  }, [cell, editor, error])
}

function useReveal(cell: string, editor: Editor | null, host: RefObject<HTMLElement | null>): void {
  const model = useNotebook()
  const folded = useFolded()
  const place = useStore(revealStore, (state) => (state.place?.cell === cell ? state.place : null))
  useEffect(() => {
    // A notebook that is folded away unfolds first.
    if (!place || folded) return
    // Near enough, it gets its editor.
    if (!editor) return host.current?.scrollIntoView({ block: 'center' })
    model.select(cell)
    editor.goTo(place.line)
    revealed()
  }, [model, cell, editor, host, place, folded])
}

/** Words that are looked for, and that stand here. */
function useFound(cell: string, editor: Editor | null, host: RefObject<HTMLElement | null>): void {
  const { matches, at } = useStore(
    foundStore,
    useShallow(({ matches, at }) => {
      const here = matches.filter((match) => match.cell === cell)
      return { matches: here.length > 0 ? matches : NONE, at: matches[at]?.cell === cell ? at : -1 }
    }),
  )
  useEffect(() => {
    const current = matches[at]
    // Near enough, it gets its editor.
    if (!editor) return current && host.current?.scrollIntoView({ block: 'center' })
    const spans = matches.filter((match) => match.cell === cell)
    editor.setFound({ spans, at: current ? spans.indexOf(current) : -1 })
  }, [cell, editor, host, matches, at])
}

const NONE: readonly Match[] = []

/** The lines that sent what is chosen on the stage. */
function useChosenLines(cell: string, editor: Editor | null): void {
  const { session } = useNotebook()
  const key = useStore(stageStoreOf(session).state, ({ linked }) =>
    linked.places
      .filter((place) => place.cell === cell)
      .map((place) => place.line)
      .join(),
  )
  const lines = useMemo(() => (key === '' ? [] : key.split(',').map(Number)), [key])
  useEffect(() => editor?.setChosen(lines), [editor, lines])
}

/** A line's messages are chosen, or, when they are already, no more. */
function chooseLine({ session }: NotebookModel, cell: string, line: number): void {
  const stage = stageStoreOf(session)
  const wanted = { kind: 'line', cell, line } as const
  if (sameSelection(stage.state.getState().selection, wanted)) return stage.choose(null)
  // Where the inspector would fold the notebook away from under the pointer, it stays closed.
  stage.select(wanted, !foldsNotebook())
}
