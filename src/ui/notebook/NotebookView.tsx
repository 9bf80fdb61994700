/**
 * The page: a lesson's cells from top to bottom, as far as they stand open.
 *
 * It redraws when a prediction opens more cells, and for nothing else; each cell listens for itself. The keys of command
 * mode are handled here, those of the editor in the editor.
 */
import { Lock } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Cell } from '../../notebooks/document/notebook'
import { cellLabel, type Places } from '../outputs/places'
import { Icon } from '../primitives/Icon'
import type { NotebookModel } from '../store/notebook-model'
import { openCells } from '../store/open-cells'
import { AddCells } from './AddCells'
import { Announcer } from './Announcer'
import { CheckCard } from './CheckCard'
import { CodeCellView } from './CodeCell'
import { NotebookContext, useNotebookState } from './context'
import { foundStore } from './find/found-store'
import { LinkNote } from './link/LinkNote'
import { useLinkedCell } from './link/use-linked-cell'
import { createMoves, type Moves } from './moves'
import { MovesContext } from './moves-context'
import styles from './Notebook.module.css'
import { OriginalCell } from './OriginalCell'
import { PaletteHost } from './palette/PaletteHost'
import { PlainCell } from './PlainCell'
import { PredictCard } from './PredictCard'
import { ProseCellView } from './ProseCell'
import { InlineProse } from './ProseText'
import { SpotCellView } from './spot/SpotCell'
import { Toolbar } from './Toolbar'
import { useDrawn } from './use-drawn'
import { useCommandKeys } from './use-command-keys'

export interface NotebookViewProps {
  readonly model: NotebookModel
  /** A reader on a small touch screen reads and runs, and does not edit. */
  readonly reading?: boolean
  /** Where a screen has no room beside the page: the stage, after the cell that it shows. */
  readonly figure?: ReactNode
  /** The cell that the address leads to; '' for none. */
  readonly linked?: string
  /** Stands after the last cell, once all are open. */
  readonly end?: ReactNode
}

export function NotebookView({ model, reading = false, figure, linked = '', end }: NotebookViewProps) {
  return (
    <NotebookContext value={model}>
      <Page model={model} reading={reading} figure={figure} linked={linked} end={end} />
    </NotebookContext>
  )
}

function Page({
  model,
  reading,
  figure,
  linked,
  end,
}: Required<Pick<NotebookViewProps, 'model' | 'reading' | 'linked'>> & {
  figure: ReactNode
  end: ReactNode
}) {
  const root = useRef<HTMLDivElement>(null)
  const moves = useMemo(() => createMoves(model, () => root.current), [model])
  const onKeyDown = useCommandKeys(model, moves)
  const predictions = useNotebookState((state) => state.predictions)
  const shapes = useNotebookState((state) => state.shapes)
  const { open, closedBy } = useMemo(() => openCells(shapes, predictions), [shapes, predictions])
  const drawn = useDrawn(open)
  const figureAfter = useFigurePlace(Boolean(figure))
  const places = usePlaces(model)
  useEffect(() => model.connect(), [model])
  useLinkedCell(linked, model, moves)

  return (
    <MovesContext value={moves}>
      <div className={styles.notebook} ref={root} onKeyDown={onKeyDown}>
        {reading ? null : <Toolbar moves={moves} />}
        <Find />
        {reading ? null : <PaletteHost />}
        <Announcer />
        <Refusal />
        <LinkNote />
        <div className={styles.scroll}>
          <div className={styles.cells}>
            {hasOwnTitle(shapes[0]) ? null : <h1 className={styles.title}>{model.original.title}</h1>}
            {open.slice(0, drawn).map((cell) => (
              <Slot key={cell.id} figure={cell.id === figureAfter ? figure : null}>
                <CellView cell={cell} reading={reading} places={places} />
              </Slot>
            ))}
            {drawn < open.length ? null : closedBy ? (
              <p className={styles.closed}>
                <Icon of={Lock} size={15} />
                What happens next opens when you have predicted.
              </p>
            ) : (
              <>
                {reading ? null : <AddCells />}
                {end}
              </>
            )}
          </div>
        </div>
      </div>
    </MovesContext>
  )
}

/** Comes when somebody looks for something. */
function Find() {
  const open = useStore(foundStore, (state) => state.open)
  if (!open) return null
  return (
    <Suspense>
      <FindBar />
    </Suspense>
  )
}

const FindBar = lazy(() => import('./find/FindBar').then((chunk) => ({ default: chunk.FindBar })))

/** Why the last edit of cells was not made. */
function Refusal() {
  const words = useNotebookState((state) => state.refusal)
  return (
    <p role="status" className={words === '' ? 'visually-hidden' : styles.refusal}>
      <InlineProse markdown={words} />
    </p>
  )
}

function Slot({ figure, children }: { readonly figure: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      {children}
      {figure ? <div className={styles.figure}>{figure}</div> : null}
    </>
  )
}

interface CellViewProps {
  readonly cell: Cell
  readonly reading: boolean
  readonly places: Places
}

function CellView({ cell, reading, places }: CellViewProps) {
  switch (cell.kind) {
    case 'prose':
      return <ProseCellView cell={cell} editable={!reading} />
    case 'code':
      return cell.original ? (
        <OriginalCell cell={cell} editable={!reading} places={places} />
      ) : (
        <CodeCellView cell={cell} editable={!reading} places={places} />
      )
    case 'predict':
      return <PredictCard cell={cell} />
    case 'check':
      return <CheckCard cell={cell} />
    case 'spot':
      return <SpotCellView cell={cell} />
    case 'raw':
    case 'foreign':
      return <PlainCell cell={cell} places={places} />
  }
}

function hasOwnTitle(first: Cell | undefined): boolean {
  return first?.kind === 'prose' && /^\s*# /.test(first.markdown)
}

/** The cell whose run the stage shows: the one that runs, else the one that ran last, else the first. */
function useFigurePlace(wanted: boolean): string | null {
  return useNotebookState((state) => {
    if (!wanted) return null
    const first = state.shapes.find((cell) => cell.kind === 'code')?.id ?? null
    const runs = Object.values(state.runs)
    const active = runs.find((run) => run.state === 'running' || run.state === 'waiting')
    const last = runs.reduce((best, run) => Math.max(best, run.count), 0)
    return active?.cell ?? (last > 0 ? runs.find((run) => run.count === last)?.cell : null) ?? first
  })
}

function usePlaces(model: NotebookModel): Places {
  const label = useCallback(
    (cell: string) => {
      const { shapes, runs } = model.store.getState()
      return shapes.some(({ id }) => id === cell) ? cellLabel(cell, runs[cell]?.count ?? 0) : ''
    },
    [model],
  )
  return useMemo<Places>(() => ({ label, goTo: model.goTo, madeAt: model.madeAt }), [label, model])
}

export type { Moves }
