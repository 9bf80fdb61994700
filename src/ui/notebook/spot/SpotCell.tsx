/**
 * A program with a mistake in it: the reader chooses the line. It is read and never runs, and it closes nothing.
 *
 * The frame stands with the page; the card comes in a chunk of its own, and until then its words can be read.
 */
import { lazy, Suspense } from 'react'
import type { SpotCell } from '../../../notebooks/document/notebook'
import { CellFrame } from '../CellFrame'
import area from '../CodeArea.module.css'
import { useNotebookState } from '../context'
import { Prose } from '../ProseText'

const SpotCard = lazy(() => import('./SpotCard').then((chunk) => ({ default: chunk.SpotCard })))

export function SpotCellView({ cell }: { readonly cell: SpotCell }) {
  const found = useNotebookState((state) => state.spotted[cell.id]?.found ?? false)
  return (
    <CellFrame
      cell={cell.id}
      label={found ? 'Spot the mistake, found' : 'Spot the mistake. Enter goes to the lines.'}
    >
      <Suspense fallback={<Plain cell={cell} />}>
        <SpotCard cell={cell} />
      </Suspense>
    </CellFrame>
  )
}

function Plain({ cell }: { readonly cell: SpotCell }) {
  return (
    <>
      <Prose markdown={cell.question} />
      <pre className={area.static}>{cell.code}</pre>
    </>
  )
}
